#include "notifications/channels.hpp"

#include <gmock/gmock.h>

namespace portico::notifications {
namespace {

using delivery::Channel;
using patients::NoticeSetting;
using Channels = std::vector<Channel>;

struct Case {
  const char* name;
  NoticeCase notice;
  Channels channels;
  std::optional<std::string> skipped;
};
class Plans : public ::testing::TestWithParam<Case> {};

TEST_P(Plans, tell_by) {
  const auto made = plan(GetParam().notice);
  EXPECT_EQ(made.channels, GetParam().channels);
  EXPECT_EQ(made.skipped, GetParam().skipped);
}

NoticeCase with(std::optional<Channels> chosen, NoticeSetting setting, bool email = true, bool phone = true) {
  return {true, true, std::move(chosen), setting, email, phone};
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Plans,
    ::testing::Values(
        Case{"setting_email", with({}, NoticeSetting::email), {Channel::email}, {}},
        Case{"setting_both", with({}, NoticeSetting::email_sms), {Channel::email, Channel::sms}, {}},
        Case{"email_only_is_never_raised",
             with(Channels{Channel::sms, Channel::email}, NoticeSetting::email),
             {Channel::email},
             {}},
        Case{"staff_narrow", with(Channels{Channel::sms}, NoticeSetting::email_sms), {Channel::sms}, {}},
        Case{"staff_say_nothing", with(Channels{}, NoticeSetting::email_sms), {}, "NOTICE_NOT_WANTED"},
        Case{"twice_is_once",
             with(Channels{Channel::email, Channel::email}, NoticeSetting::email),
             {Channel::email},
             {}},
        Case{"no_address", with({}, NoticeSetting::email, false), {}, "NOTICE_UNREACHABLE"},
        Case{"no_valid_phone", with({}, NoticeSetting::email_sms, true, false), {Channel::email}, {}},
        Case{"no_access_never_tells",
             {false, true, Channels{Channel::email}, NoticeSetting::email, true, true},
             {},
             "NOTICE_NO_ACCESS"},
        Case{"portal_closed", {true, false, {}, NoticeSetting::email, true, true}, {}, "NOTICE_NO_PORTAL"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace portico::notifications
