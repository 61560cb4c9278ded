#include "delivery/capture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "delivery/breaker.hpp"
#include "jobs/jobs.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"

namespace portico::delivery {
namespace {

TEST(Capture, OneLineAMessageAsTheContractSays) {
  const support::TempDir data;
  const support::FakeClock clock;
  CaptureGateway gateway{data.path(), clock};
  gateway.send({.channel = Channel::sms,
                .to = "+36301234567",
                .subject = {},
                .text = "Kódja: 123456\n\"€\"",
                .html = {},
                .purpose = "login_code",
                .idempotency_key = "k1"});
  std::ifstream file{data.path() / "captured" / "messages.ndjson"};
  std::string line;
  ASSERT_TRUE(std::getline(file, line));
  EXPECT_EQ(
      line,
      R"({"at":")" + clock.now().rfc3339() +
          R"(","channel":"sms","to":"+36301234567","subject":"","text":"Kódja: 123456\n\"€\"","html":"","purpose":"login_code","segments":1,"idempotency_key":"k1"})");
  EXPECT_FALSE(std::getline(file, line));
}

TEST(Capture, OnlyTheOwnerReadsIt) {
  const support::TempDir data;
  const support::FakeClock clock;
  CaptureGateway{data.path(), clock}.send({});
  struct stat status {};
  ASSERT_EQ(stat((data.path() / "captured" / "messages.ndjson").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(Capture, NothingYetIsAnEmptyList) {
  const support::TempDir data;
  EXPECT_THAT(read_captured(data.path()), ::testing::IsEmpty());
}

TEST(Capture, LinesOfSeveralProcessesDoNotMix) {
  const support::TempDir data;
  const support::FakeClock clock;
  constexpr int processes = 4, each = 50;
  std::vector<pid_t> children;
  for (int i = 0; i < processes; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      CaptureGateway gateway{data.path(), clock};
      for (int n = 0; n < each; ++n)
        gateway.send({.channel = Channel::email,
                      .to = "a@b.example",
                      .subject = "s",
                      .text = std::string(20'000, static_cast<char>('a' + i)),
                      .html = {},
                      .purpose = "p",
                      .idempotency_key = "k"});
      _exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) waitpid(child, nullptr, 0);
  const auto messages = read_captured(data.path());
  ASSERT_EQ(messages.size(), static_cast<std::size_t>(processes * each));
  for (const Captured& message : messages) EXPECT_EQ(message.text, std::string(20'000, message.text[0]));
}

class Scripted : public Gateway {
 public:
  Accepted send(const Message&) override {
    ++calls;
    if (permanent) throw jobs::Permanent{"no such person"};
    if (down) throw std::runtime_error{"down"};
    return {"ok"};
  }
  bool down = false, permanent = false;
  int calls = 0;
};

TEST(BreakerTest, PausesAfterFiveFailuresAndTriesOneAgain) {
  Scripted gateway;
  support::FakeClock clock;
  Breaker breaker{gateway, clock};
  gateway.down = true;
  for (int i = 0; i < 20; ++i) EXPECT_THROW(breaker.send({}), std::runtime_error);
  EXPECT_EQ(gateway.calls, 5);
  EXPECT_TRUE(breaker.is_open());
  clock.advance(seconds{31});
  for (int i = 0; i < 3; ++i) EXPECT_THROW(breaker.send({}), std::runtime_error);
  EXPECT_EQ(gateway.calls, 6) << "one trial";
  clock.advance(seconds{31});
  gateway.down = false;
  for (int i = 0; i < 3; ++i) EXPECT_NO_THROW(breaker.send({}));
  EXPECT_FALSE(breaker.is_open());
}

TEST(BreakerTest, ARefusedMessageIsNoFailureOfTheGateway) {
  Scripted gateway;
  const support::FakeClock clock;
  Breaker breaker{gateway, clock};
  gateway.permanent = true;
  for (int i = 0; i < 20; ++i) EXPECT_THROW(breaker.send({}), jobs::Permanent);
  EXPECT_EQ(gateway.calls, 20);
}

}  // namespace
}  // namespace portico::delivery
