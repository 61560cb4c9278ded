#include "app/settings.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "app/sms_settings.hpp"

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

TEST_F(SettingsTest, a_provider_for_sms_is_described_in_the_file_alone) {
  const auto toml = file("portico.toml", R"toml([sms]
gateway = "http"
fallbacks = ["kannel"]
[kannel]
user = "portal"
[sms_http]
url = "https://seememobile.example/gateway"
method = "GET"
body_kind = "query"
body = """
message = {text}
callback = 3,4,6,7
"""
success_pattern = '"result":\s*"OK"'
)toml");
  const auto secret = file("secret", "api key\n");
  const auto configuration =
      Configuration::load({.file = toml, .environment = {{"PORTICO_SMS_HTTP_SECRET_FILE", secret.string()}}});
  EXPECT_EQ(configuration.text("sms_http.body"), "message = {text}\ncallback = 3,4,6,7\n");
  const auto gateways = sms_gateways(configuration, "https://portal.example");
  ASSERT_EQ(gateways.size(), 2U);
  EXPECT_EQ(gateways[0]->name(), "sms_http");
  EXPECT_EQ(gateways[1]->name(), "kannel");
  for (const auto& line : configuration.shown()) EXPECT_EQ(line.value.find("api key"), std::string::npos) << line.name;
}

// What an operator copies from there is taken as it stands, with the secrets of his own.
TEST_F(SettingsTest, the_gateways_shown_in_the_documentation_work) {
  std::ifstream in{PORTICO_OPERATING};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  std::string all;
  for (auto at = text.find("```toml\n"); at != text.npos; at = text.find("```toml\n", at + 1)) {
    const auto block = text.substr(at + 8, text.find("```\n", at + 8) - at - 8);
    if (block.find("[kannel]") != block.npos || block.find("[sms_http]") != block.npos) all += block;
  }
  const auto configuration =
      Configuration::load({.file = file("shown.toml", all),
                           .environment = {{"PORTICO_SMS_HTTP2_PASSWORD", "token"}, {"PORTICO_SMS_HTTP_SECRET", "key"}},
                           .flags = {{"sms.fallbacks", "http,http2"}}});
  EXPECT_EQ(sms_gateways(configuration, "https://portal.example").size(), 3U);
}

TEST_F(SettingsTest, gateways_that_cannot_work_name_their_setting) {
  const auto fault = [&](std::map<std::string, std::string> flags) -> std::string {
    try {
      sms_gateways(Configuration::load({.flags = std::move(flags)}), "https://portal.example");
      return "";
    } catch (const std::invalid_argument& error) {
      return error.what();
    }
  };
  EXPECT_EQ(fault({}), "");
  EXPECT_THAT(fault({{"sms.gateway", "kannel"}}), HasSubstr("kannel.user"));
  EXPECT_THAT(fault({{"sms.fallbacks", "kannel"}}), HasSubstr("sms.fallbacks"));
  EXPECT_THAT(fault({{"sms.gateway", "kannel"}, {"kannel.user", "u"}, {"sms.fallbacks", "kannel"}}),
              HasSubstr("twice"));
  EXPECT_THAT(fault({{"sms.gateway", "kannel"}, {"kannel.user", "u"}, {"sms.fallbacks", "pigeon"}}),
              HasSubstr("pigeon"));
  EXPECT_THAT(fault({{"sms.gateway", "http2"}}), HasSubstr("sms_http2."));
  EXPECT_THAT(fault({{"sms.gateway", "http"}, {"sms_http.url", "https://a.example/"}}),
              HasSubstr("sms_http.success_pattern"));
}

TEST_F(SettingsTest, lists_are_cut_at_commas) {
  const auto configuration = Configuration::load({.flags = {{"server.trusted_proxies", "10.0.0.0/8, ::1 ,,"}}});
  EXPECT_THAT(configuration.list("server.trusted_proxies"), ElementsAre("10.0.0.0/8", "::1"));
}

}  // namespace
}  // namespace portico::app
