#include "notifications/sms_alarms.hpp"

#include "json/json.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::notifications {
namespace {

constexpr db::Sql list_administrators{
    "select s.id from staff_role r join staff_account s on s.id = r.staff "
    "where r.organization = $1 and r.role = 'administrator' and r.suspended_at is null and s.status = 'active' "
    "order by s.id"};

// used: a share of the allowance; full: messages are being held back.
std::string kind_of(const delivery::SmsAlarm& alarm) {
  if (alarm.what != "day" && alarm.what != "hour") return alarm.what;
  return alarm.percent == 0 ? "full" : "used";
}

delivery::Message mail(const identity::Staff& person, const std::string& email, const std::string& clinic,
                       const delivery::SmsAlarm& alarm, const jobs::Job& job) {
  const Facts facts{{"clinic", clinic},         {"kind", kind_of(alarm)}, {"window", alarm.what},
                    {"percent", alarm.percent}, {"used", alarm.used},     {"limit", alarm.limit}};
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(person.language, "SMS_ALARM_SUBJECT", facts),
          .text = texts::text(person.language, "SMS_ALARM_TEXT", facts),
          .html = {},
          .purpose = "sms_budget_alarm",
          .idempotency_key = "sms-alarm-" + job.id.text() + "-" + person.id.text()};
}

}  // namespace

void SmsAlarms::handle_jobs(jobs::Queue& queue) {
  queue.handle(delivery::sms_alarm_job, [this](const jobs::Job& job) { tell(job); });
}

void SmsAlarms::tell(const jobs::Job& job) {
  const auto alarm = json::decode<delivery::SmsAlarm>(job.payload);
  Caller caller;
  caller.kind = Caller::Kind::system;
  caller.organization = job.organization;
  caller.request_id = "sms_budget_alarm";
  database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, job.organization);
    if (!contract) return;
    for (const auto id : transaction.all<identity::StaffId>(list_administrators, job.organization))
      outbox_.enqueue(
          transaction, job.organization,
          mail(*staff_.find(transaction, id), staff_.email_of(transaction, id), contract->name, alarm, job));
    journal_.write(transaction, caller,
                   {.action = audit::Action::sms_budget_reached,
                    .detail = fmt::format(R"({{"what":"{}","percent":{}}})", alarm.what, alarm.percent)});
  });
}

}  // namespace portico::notifications
