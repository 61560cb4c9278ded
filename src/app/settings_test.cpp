#include "app/settings.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace portico::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class SettingsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("portico-settings-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path file(const std::string& name, const std::string& content) {
    std::ofstream{folder_ / name} << content;
    return folder_ / name;
  }

  std::filesystem::path folder_;
};

TEST_F(SettingsTest, later_sources_win_and_each_value_says_where_it_comes_from) {
  const auto configuration =
      Configuration::load({.file = file("portico.toml", "[server]\nworkers = 3\nlisten = \"127.0.0.1:1\"\n"),
                           .environment = {{"PORTICO_SERVER_LISTEN", "127.0.0.1:2"}, {"HOME", "/root"}},
                           .flags = {{"data.folder", "/tmp/x"}}});
  EXPECT_EQ(configuration.number("server.workers"), 3);
  EXPECT_EQ(configuration.text("server.listen"), "127.0.0.1:2");
  EXPECT_EQ(configuration.text("data.folder"), "/tmp/x");
  for (const auto& line : configuration.shown()) {
    if (line.name == "server.listen") EXPECT_EQ(line.origin, "environment PORTICO_SERVER_LISTEN");
    if (line.name == "data.folder") EXPECT_EQ(line.origin, "flag");
    if (line.name == "smtp.port") EXPECT_EQ(line.origin, "default");
  }
}

TEST_F(SettingsTest, all_faults_are_told_at_once) {
  try {
    Configuration::load({.file = file("bad.toml", "[server]\nworkers = \"many\"\ncolour = 1\n"),
                         .environment = {{"PORTICO_SERVER_LISTN", "x"}, {"PORTICO_MESSAGES_GATEWAY", "pigeon"}}});
    FAIL() << "a faulty configuration was taken";
  } catch (const ConfigurationError& error) {
    EXPECT_THAT(error.faults, ::testing::UnorderedElementsAre(HasSubstr("server.workers must be a whole number"),
                                                              HasSubstr("unknown setting server.colour"),
                                                              HasSubstr("unknown setting PORTICO_SERVER_LISTN"),
                                                              HasSubstr("must be one of: capture,live")));
  }
}

TEST_F(SettingsTest, a_broken_file_is_told_with_its_line) {
  try {
    Configuration::load({.file = file("broken.toml", "[server]\nworkers =\n")});
    FAIL() << "a broken file was taken";
  } catch (const ConfigurationError& error) {
    EXPECT_THAT(error.faults, ElementsAre(HasSubstr("broken.toml:2")));
  }
}

TEST_F(SettingsTest, a_secret_comes_from_a_file_and_is_never_shown) {
  const auto secret = file("password", "hunter2\n");
  const auto configuration = Configuration::load({.environment = {{"PORTICO_SMTP_PASSWORD_FILE", secret.string()}}});
  EXPECT_EQ(configuration.text("smtp.password"), "hunter2");
  for (const auto& line : configuration.shown()) EXPECT_EQ(line.value.find("hunter2"), std::string::npos) << line.name;
}

TEST_F(SettingsTest, lists_are_cut_at_commas) {
  const auto configuration = Configuration::load({.flags = {{"server.trusted_proxies", "10.0.0.0/8, ::1 ,,"}}});
  EXPECT_THAT(configuration.list("server.trusted_proxies"), ElementsAre("10.0.0.0/8", "::1"));
}

}  // namespace
}  // namespace portico::app
