#include "notifications/channels.hpp"

#include <algorithm>

namespace portico::notifications {
namespace {

using delivery::Channel;
using patients::NoticeSetting;

std::vector<Channel> channels_of(NoticeSetting setting) {
  if (setting == NoticeSetting::email_sms) return {Channel::email, Channel::sms};
  return {Channel::email};
}

bool reaches(const NoticeCase& notice, Channel channel) {
  switch (channel) {
    case Channel::email:
      return notice.has_email;
    case Channel::sms:
      return notice.has_phone && notice.setting == NoticeSetting::email_sms;
    case Channel::push:
      return false;
  }
  return false;
}

}  // namespace

NoticePlan plan(const NoticeCase& notice) {
  if (!notice.patient_access) return {{}, "NOTICE_NO_ACCESS"};
  const auto wanted = notice.chosen.value_or(channels_of(notice.setting));
  if (wanted.empty()) return {{}, "NOTICE_NOT_WANTED"};
  if (!notice.may_enter) return {{}, "NOTICE_NO_PORTAL"};
  NoticePlan plan;
  for (const auto channel : wanted)
    if (reaches(notice, channel) &&
        std::find(plan.channels.begin(), plan.channels.end(), channel) == plan.channels.end())
      plan.channels.push_back(channel);
  if (plan.channels.empty()) plan.skipped = "NOTICE_UNREACHABLE";
  return plan;
}

}  // namespace portico::notifications
