#include "app/control.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <thread>

#include "app/folder_lock.hpp"

namespace portico::app {
namespace {

using ::testing::ElementsAre;

class Recorded : public Console {
 public:
  void say(std::string_view line) override { said.emplace_back(line); }
  void progress(std::string_view line) override { steps.emplace_back(line); }
  void print(std::string_view bytes) override { printed += bytes; }
  std::vector<std::string> said, steps;
  std::string printed;
};

class ControlTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("portico-control-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(ControlTest, a_command_runs_in_the_server_and_its_words_and_output_arrive_whole) {
  ControlServer server{folder_, [](const std::vector<std::string>& words, Console& console) {
                         console.progress("half way");
                         console.say("árvíztűrő\n\"quoted\"");
                         for (const auto& word : words) console.print(word + "|");
                         return 7;
                       }};
  Recorded console;
  EXPECT_EQ(run_through_server(folder_, {"import", "fhir", "a b\n\"c\""}, console), 7);
  EXPECT_EQ(console.printed, "import|fhir|a b\n\"c\"|");
  EXPECT_THAT(console.said, ElementsAre("árvíztűrő\n\"quoted\""));
  EXPECT_THAT(console.steps, ElementsAre("half way"));
}

TEST_F(ControlTest, without_a_server_there_is_no_answer) {
  Recorded console;
  EXPECT_EQ(run_through_server(folder_, {"backup"}, console), std::nullopt);
}

TEST_F(ControlTest, what_a_command_throws_is_told_and_the_server_goes_on) {
  ControlServer server{folder_,
                       [](const std::vector<std::string>&, Console&) -> int { throw std::runtime_error{"no disk"}; }};
  for (int round = 0; round < 2; ++round) {
    Recorded console;
    EXPECT_EQ(run_through_server(folder_, {"backup"}, console), 1);
    EXPECT_THAT(console.said, ElementsAre("no disk"));
  }
}

TEST_F(ControlTest, only_the_owner_may_speak_to_the_socket) {
  ControlServer server{folder_, [](const std::vector<std::string>&, Console&) { return 0; }};
  EXPECT_EQ(std::filesystem::status(folder_ / "control.sock").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ControlTest, one_process_holds_a_folder_at_a_time) {
  auto first = FolderLock::take(folder_);
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(FolderLock::take(folder_).has_value());
  first.reset();
  EXPECT_TRUE(FolderLock::take(folder_).has_value());
}

}  // namespace
}  // namespace portico::app
