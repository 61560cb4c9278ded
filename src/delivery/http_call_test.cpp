#include "delivery/http_call.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "delivery/testing/far_end.hpp"

namespace portico::delivery {
namespace {

using testing::Asked;
using testing::FarEnd;
using ::testing::HasSubstr;
using ::testing::Lt;
using ::testing::Not;
using ::testing::SizeIs;

// Shorter than in production, so that far ends that waste time waste little of it.
constexpr HttpLimits short_limits() { return {.connect = milliseconds{300}, .total = milliseconds{300}}; }

struct Verdict {
  bool failed = false;
  std::string why;
  milliseconds took{};
};
Verdict ask(const FarEnd& far_end, const HttpLimits& limits) {
  const auto begun = std::chrono::steady_clock::now();
  Verdict verdict;
  try {
    perform({.url = far_end.url("/send?password=secret")}, limits);
  } catch (const std::runtime_error& error) {
    verdict.failed = true;
    verdict.why = error.what();
  }
  verdict.took = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
  EXPECT_THAT(verdict.why, Not(HasSubstr("secret")));
  return verdict;
}

TEST(HttpCall, SendsAndTakes) {
  const FarEnd far_end{FarEnd::says(201, "yes, ő")};
  const auto answer = perform({.method = "POST",
                               .url = far_end.url("/a?b=1"),
                               .headers = {"X-One: 1"},
                               .body = "c=2",
                               .user = "u",
                               .password = "p"},
                              {});
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body, "yes, ő");
  const Asked asked = far_end.asked().at(0);
  EXPECT_EQ(asked.method, "POST");
  EXPECT_EQ(asked.target, "/a?b=1");
  EXPECT_EQ(asked.body, "c=2");
  EXPECT_EQ(asked.header("x-one"), "1");
  EXPECT_EQ(asked.header("authorization"), "Basic dTpw");
}

TEST(HttpCall, IsBoundByDefaultAsThePlanSays) {
  const HttpLimits limits;
  EXPECT_EQ(limits.connect, seconds{3});
  EXPECT_EQ(limits.total, seconds{10});
}

TEST(HttpCall, NobodyThere) { EXPECT_THROW(perform({.url = "http://127.0.0.1:1/"}, {}), std::runtime_error); }

TEST(HttpCall, WhoNeverAnswersIsLeft) {
  const FarEnd far_end{[](const Asked&, FarEnd::Line& line) { line.wait(); }};
  const auto verdict = ask(far_end, short_limits());
  EXPECT_TRUE(verdict.failed);
  EXPECT_THAT(verdict.took, Lt(seconds{2}));
}

TEST(HttpCall, WhoDripsIsLeft) {
  const FarEnd far_end{[](const Asked&, FarEnd::Line& line) {
    line.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    while (line.pause(20) && line.send("x")) continue;
  }};
  const auto verdict = ask(far_end, short_limits());
  EXPECT_TRUE(verdict.failed);
  EXPECT_THAT(verdict.took, Lt(seconds{2}));
}

TEST(HttpCall, WhoDripsHeadersIsLeft) {
  const FarEnd far_end{[](const Asked&, FarEnd::Line& line) {
    line.send("HTTP/1.1 200 OK\r\nX-Long: ");
    while (line.pause(20) && line.send("x")) continue;
  }};
  EXPECT_TRUE(ask(far_end, short_limits()).failed);
}

TEST(HttpCall, OfAGigabyteLittleIsTaken) {
  const FarEnd far_end{[](const Asked&, FarEnd::Line& line) {
    line.send("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
    const std::string piece(64 * 1024, 'x');
    for (int i = 0; i < 16 * 1024 && line.send(piece); ++i) continue;
  }};
  EXPECT_TRUE(ask(far_end, {}).failed);
  // Buffers of the two sockets, and no more.
  EXPECT_THAT(far_end.sent(), Lt(64U << 20));
}

TEST(HttpCall, OfEndlessHeadersLittleIsTaken) {
  const FarEnd far_end{[](const Asked&, FarEnd::Line& line) {
    line.send("HTTP/1.1 200 OK\r\n");
    const std::string header = "X-Long: " + std::string(1000, 'x') + "\r\n";
    for (int i = 0; i < 1'000'000 && line.send(header); ++i) continue;
  }};
  EXPECT_TRUE(ask(far_end, {}).failed);
  EXPECT_THAT(far_end.sent(), Lt(64U << 20));
}

TEST(HttpCall, WhoClosesHalfWayHasSaidNothing) {
  const FarEnd far_end{
      [](const Asked&, FarEnd::Line& line) { line.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0: Accepted"); }};
  EXPECT_TRUE(ask(far_end, {}).failed);
  const FarEnd silent{[](const Asked&, FarEnd::Line&) {}};
  EXPECT_TRUE(ask(silent, {}).failed);
  const FarEnd rude{[](const Asked&, FarEnd::Line& line) { line.send("0: Accepted for delivery\r\n"); }};
  EXPECT_TRUE(ask(rude, {}).failed);
}

TEST(HttpCall, FollowsNobody) {
  const FarEnd elsewhere{FarEnd::says(200, "yes")};
  const FarEnd far_end{FarEnd::says(302, "", "Location: " + elsewhere.url("/") + "\r\n")};
  EXPECT_EQ(perform({.url = far_end.url("/")}, {}).status, 302);
  EXPECT_THAT(elsewhere.asked(), SizeIs(0));
}

TEST(HttpCall, ReachesWithoutSending) {
  const FarEnd far_end{FarEnd::says(200, "yes")};
  EXPECT_EQ(why_unreachable(far_end.url("/send"), {}), "");
  EXPECT_THAT(far_end.asked(), SizeIs(0));
  EXPECT_NE(why_unreachable("http://127.0.0.1:1/", {}), "");
}

TEST(HttpCall, NothingGoesOverANetworkInTheClear) {
  EXPECT_NO_THROW(require_safe_address("https://gateway.example/send", "url"));
  EXPECT_NO_THROW(require_safe_address("http://127.0.0.1:13013/cgi-bin/sendsms", "url"));
  EXPECT_NO_THROW(require_safe_address("http://[::1]:13013/", "url"));
  for (const char* url : {"http://gateway.example/send", "http://127.0.0.1.example/", "http://localhost@evil.example/",
                          "ftp://127.0.0.1/", "file:///etc/passwd", "gateway", ""})
    EXPECT_THROW(require_safe_address(url, "url"), std::invalid_argument) << url;
}

}  // namespace
}  // namespace portico::delivery
