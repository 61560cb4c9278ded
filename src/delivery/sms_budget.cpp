#include "delivery/sms_budget.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "delivery/sms_budget_store.hpp"
#include "json/json.hpp"
#include "phone/phone.hpp"

namespace portico::delivery {
namespace {

constexpr std::size_t prefix_digits = 7;
constexpr std::size_t outcomes_kept = 50;
constexpr std::int64_t entered_at_least_percent = 20;
constexpr hours suspicious_for{1};
constexpr seconds an_hour = hours{1};
constexpr seconds a_day = hours{24};
constexpr hours alarm_again_after{24};
constexpr std::int64_t alarm_levels[] = {100, 80, 50};

// The share of an allowance that a use may take.
std::int64_t percent_for(SmsUse use) {
  switch (use) {
    case SmsUse::code_known_device:
      return 100;
    case SmsUse::code:
    case SmsUse::recovery:
      return 70;
    case SmsUse::notice:
      return 50;
  }
  return 0;
}

// Staff and who has proved a device do not pump SMS to a block of numbers.
bool can_be_abused(SmsUse use) { return use == SmsUse::code || use == SmsUse::recovery; }

std::string prefix_of(const std::string& phone) { return phone.substr(0, 1 + prefix_digits); }

std::string counter_of(OrganizationId organization, bool reserved) {
  return organization.text() + (reserved ? "+" : "-");
}

}  // namespace

struct SmsBudget::Allowance {
  SmsRefusal::Why why;
  seconds window;
  std::int64_t limit;
};

SmsBudget::SmsBudget(const keys::KeyRing& keys, jobs::Queue& queue, const Clock& clock, SmsLimits limits)
    : key_{keys.installation_key(keys::Purpose::throttle)}, queue_{queue}, clock_{clock}, limits_{std::move(limits)} {}

std::optional<SmsRefusal> SmsBudget::admit(db::Transaction& transaction, OrganizationId organization,
                                           std::string_view country, const std::string& phone, SmsUse use) const {
  if (!is_allowed_country(country, phone)) return SmsRefusal{.why = SmsRefusal::Why::country};
  if (can_be_abused(use) && limits_.prefixes == Prefixes::watched)
    if (auto refused = refused_by_prefix(transaction, organization, phone)) return refused;
  for (const auto& allowance :
       {Allowance{SmsRefusal::Why::hour, an_hour, limits_.hour}, Allowance{SmsRefusal::Why::day, a_day, limits_.day}})
    if (auto refused = refused_by_allowance(transaction, organization, use, allowance)) return refused;
  count(transaction, organization, phone, use);
  warn(transaction, organization);
  return std::nullopt;
}

bool SmsBudget::is_allowed_country(std::string_view country, const std::string& phone) const {
  const auto parsed = phone::parse_for_sms(phone, country);
  const auto* number = std::get_if<phone::Number>(&parsed);
  if (number == nullptr) return false;
  if (limits_.countries.empty()) return number->region == country;
  return std::ranges::find(limits_.countries, number->region) != limits_.countries.end();
}

std::optional<SmsRefusal> SmsBudget::refused_by_prefix(db::Transaction& transaction, OrganizationId organization,
                                                       const std::string& phone) const {
  const Instant now = clock_.now();
  const Bytes key_of_prefix = key("sms_prefix", prefix_of(phone));
  auto prefix = store::prefix(transaction, key_of_prefix);
  if (prefix.blocked_until > now) return SmsRefusal{SmsRefusal::Why::suspicious, prefix.blocked_until};
  const auto entered = std::ranges::count(prefix.outcomes, '1');
  if (prefix.outcomes.size() >= outcomes_kept &&
      entered * 100 < entered_at_least_percent * static_cast<std::int64_t>(outcomes_kept)) {
    prefix = {.outcomes = {}, .blocked_until = now + suspicious_for};
    store::put_prefix(transaction, key_of_prefix, prefix, now);
    raise(transaction, organization, {.what = "suspicious", .used = entered, .limit = outcomes_kept});
    return SmsRefusal{SmsRefusal::Why::suspicious, prefix.blocked_until};
  }
  const auto sent = store::counted(transaction, key_of_prefix, an_hour, now);
  if (sent.count < limits_.prefix_hour) return std::nullopt;
  raise(transaction, organization, {.what = "prefix", .used = sent.count, .limit = limits_.prefix_hour});
  return SmsRefusal{SmsRefusal::Why::prefix, sent.oldest + store::slot_length + an_hour};
}

std::optional<SmsRefusal> SmsBudget::refused_by_allowance(db::Transaction& transaction, OrganizationId organization,
                                                          SmsUse use, const Allowance& allowance) const {
  const Instant now = clock_.now();
  const auto known = store::counted(transaction, key("sms", counter_of(organization, true)), allowance.window, now);
  const auto others = store::counted(transaction, key("sms", counter_of(organization, false)), allowance.window, now);
  const auto all = known.count + others.count;
  const bool is_known = use == SmsUse::code_known_device;
  if (all < allowance.limit && (is_known || others.count * 100 < allowance.limit * percent_for(use)))
    return std::nullopt;
  raise(transaction, organization, {.what = spelling(allowance.why), .used = all, .limit = allowance.limit});
  const Instant oldest = others.count == 0 ? known.oldest : others.oldest;
  return SmsRefusal{allowance.why, oldest + store::slot_length + allowance.window};
}

void SmsBudget::count(db::Transaction& transaction, OrganizationId organization, const std::string& phone,
                      SmsUse use) const {
  const Instant now = clock_.now();
  store::count_one(transaction, key("sms", counter_of(organization, use == SmsUse::code_known_device)), now);
  if (use == SmsUse::notice) return;
  const Bytes key_of_prefix = key("sms_prefix", prefix_of(phone));
  store::count_one(transaction, key_of_prefix, now);
  auto prefix = store::prefix(transaction, key_of_prefix);
  prefix.outcomes += '0';
  if (prefix.outcomes.size() > outcomes_kept) prefix.outcomes.erase(0, 1);
  store::put_prefix(transaction, key_of_prefix, prefix, now);
}

// Which of the open codes it was does not matter for the share; the newest is the likeliest.
void SmsBudget::entered(db::Transaction& transaction, const std::string& phone) const {
  const Bytes key_of_prefix = key("sms_prefix", prefix_of(phone));
  auto prefix = store::prefix(transaction, key_of_prefix);
  const auto open = prefix.outcomes.rfind('0');
  if (open == std::string::npos) return;
  prefix.outcomes[open] = '1';
  store::put_prefix(transaction, key_of_prefix, prefix, clock_.now());
}

SmsUsage SmsBudget::usage(db::Transaction& transaction, OrganizationId organization) const {
  const auto used = [&](seconds window) {
    const auto of = [&](bool reserved) {
      return store::counted(transaction, key("sms", counter_of(organization, reserved)), window, clock_.now()).count;
    };
    return of(true) + of(false);
  };
  return {.day = used(a_day), .day_limit = limits_.day, .hour = used(an_hour), .hour_limit = limits_.hour};
}

void SmsBudget::sweep(db::Transaction& transaction) const { store::forget_counts(transaction, clock_.now() - days{2}); }

void SmsBudget::warn(db::Transaction& transaction, OrganizationId organization) const {
  const auto used = usage(transaction, organization);
  const auto check = [&](const char* what, std::int64_t count, std::int64_t limit) {
    for (const auto level : alarm_levels)
      if (count * 100 >= limit * level)
        return raise(transaction, organization, {.what = what, .percent = level, .used = count, .limit = limit});
  };
  check("day", used.day, used.day_limit);
  check("hour", used.hour, used.hour_limit);
}

void SmsBudget::raise(db::Transaction& transaction, OrganizationId organization, const SmsAlarm& alarm) const {
  const Instant now = clock_.now();
  const auto what = alarm.what + ":" + std::to_string(alarm.percent);
  if (!store::raise_alarm(transaction, organization, what, now, now - alarm_again_after)) return;
  queue_.add(transaction, {.kind = sms_alarm_job, .organization = organization, .payload = json::encode(alarm)});
}

Bytes SmsBudget::key(std::string_view what, std::string_view value) const {
  Bytes mac = hmac_sha256(key_, as_bytes(std::string{what} + '\0' + std::string{value}));
  mac.resize(16);
  return mac;
}

}  // namespace portico::delivery
