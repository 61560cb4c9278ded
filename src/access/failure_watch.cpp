#include "access/failure_watch.hpp"

#include "access/store.hpp"
#include "organization/store.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

// Never waits: it only counts.
constexpr identity::Growing counted_only{1'000'000, seconds{1}, seconds{1}};
constexpr identity::Limit alarms{1, hours{24}};

delivery::Message mail(const identity::Staff& person, const std::string& email, const Facts& facts, Uuid event) {
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = texts::text(person.language, "SIGN_IN_ALARM_SUBJECT", facts),
          .text = texts::text(person.language, "SIGN_IN_ALARM_TEXT", facts),
          .html = {},
          .purpose = "sign_in_alarm",
          .idempotency_key = "sign-in-alarm-" + event.text() + "-" + person.id.text()};
}

}  // namespace

void FailureWatch::note(db::Transaction& transaction, OrganizationId organization, bool failed) const {
  if (organization.is_nil()) return;
  const auto& throttles = services_.throttles;
  const auto tries_key = throttles.key("watched_tries", organization, "");
  const auto failed_key = throttles.key("watched_failures", organization, "");
  auto failures = throttles.fail(transaction, failed_key, counted_only).in_a_row;
  if (!failed) {
    throttles.forgive(transaction, failed_key, counted_only);
    --failures;
  }
  const auto tries = throttles.fail(transaction, tries_key, counted_only).in_a_row;
  if (tries < services_.limits.tries_watched) return;
  throttles.clear(transaction, tries_key);
  throttles.clear(transaction, failed_key);
  if (failures * 100 <= tries * failing_percent) return;
  if (throttles.count(transaction, throttles.key("failing_alarm", organization, ""), alarms)) return;
  tell(transaction, organization, tries, failures);
}

void FailureWatch::tell(db::Transaction& transaction, OrganizationId organization, std::int64_t tries,
                        std::int64_t failed) const {
  const auto contract = organization::store::by_id(transaction, organization);
  const Facts facts{{"clinic", contract->name}, {"tries", tries}, {"failed", failed}};
  const Uuid event = Uuid::make();
  for (const auto id : store::administrators_of(transaction, organization))
    services_.outbox.enqueue(
        transaction, organization,
        mail(*services_.staff.find(transaction, id), services_.staff.email_of(transaction, id), facts, event));
  Caller caller;
  caller.kind = Caller::Kind::system;
  caller.organization = organization;
  caller.request_id = "sign_in_alarm";
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::login_throttled,
                           .outcome = "THROTTLED",
                           .detail = fmt::format(R"({{"why":"failing","tries":{},"failed":{}}})", tries, failed)});
}

}  // namespace portico::access
