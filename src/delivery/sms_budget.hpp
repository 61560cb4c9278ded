#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "db/database.hpp"
#include "jobs/jobs.hpp"
#include "keys/keys.hpp"

namespace portico::delivery {

// What an SMS is for. The allowances of a contract are shared so that nobody can be kept out by using them up.
enum class SmsUse {
  code_known_device,  // up to the whole allowance
  code,               // up to 70 %
  recovery,           // codes for those who have not proved their password: up to 70 %
  notice,             // up to 50 %
};

// Whether blocks of numbers have limits of their own; not where every message is caught and nothing costs.
enum class Prefixes { watched, free };

struct SmsLimits {
  std::int64_t day = 1'000;  // of a contract
  std::int64_t hour = 200;
  std::int64_t prefix_hour = 20;         // of a block of numbers, all contracts together
  std::vector<std::string> countries{};  // ISO 3166; empty: the contract's own
  Prefixes prefixes = Prefixes::watched;
};

struct SmsRefusal {
  enum class Why {
    country,  // no SMS goes there
    day,      // the contract's allowance, or the share of this use, is used up
    hour,
    prefix,      // too many to one block of numbers
    suspicious,  // codes to that block are hardly ever entered: somebody may earn by them
  };
  BOOST_DESCRIBE_NESTED_ENUM(Why, country, day, hour, prefix, suspicious)
  Why why = Why::day;
  std::optional<Instant> until{};  // nothing for a country
};

// How much a contract has used. `month`: since the first, by the contract's messages that were sent.
struct SmsUsage {
  std::int64_t day = 0;
  std::int64_t day_limit = 0;
  std::int64_t hour = 0;
  std::int64_t hour_limit = 0;
};
BOOST_DESCRIBE_STRUCT(SmsUsage, (), (day, day_limit, hour, hour_limit))

// Told to the contract's administrators by job "sms_budget_alarm", each kind at most once a day.
struct SmsAlarm {
  std::string what;          // day, hour, prefix, suspicious
  std::int64_t percent = 0;  // of the allowance: 50, 80, 100; 0 where messages are being refused
  std::int64_t used = 0;
  std::int64_t limit = 0;
};
BOOST_DESCRIBE_STRUCT(SmsAlarm, (), (what, percent, used, limit))
inline constexpr auto sms_alarm_job = "sms_budget_alarm";

// How many SMS may leave: of a contract (a sliding day and hour), to one block of numbers (the first seven digits), to
// which countries. Counted in the database under HMACs, in the caller's transaction, so that neither a restart nor a
// second process resets anything. Call it before the message is enqueued, and commit what it counted though it refuses.
// Thread-safe.
class SmsBudget {
 public:
  SmsBudget(const keys::KeyRing& keys, jobs::Queue& queue, const Clock& clock, SmsLimits limits);

  // Nothing: it may go, and is counted. `phone` is E.164, `country` the contract's.
  std::optional<SmsRefusal> admit(db::Transaction& transaction, OrganizationId organization, std::string_view country,
                                  const std::string& phone, SmsUse use) const;
  // A code that went to this phone was entered.
  void entered(db::Transaction& transaction, const std::string& phone) const;

  SmsUsage usage(db::Transaction& transaction, OrganizationId organization) const;
  void sweep(db::Transaction& transaction) const;

 private:
  struct Allowance;
  bool is_allowed_country(std::string_view country, const std::string& phone) const;
  std::optional<SmsRefusal> refused_by_prefix(db::Transaction& transaction, OrganizationId organization,
                                              const std::string& phone) const;
  std::optional<SmsRefusal> refused_by_allowance(db::Transaction& transaction, OrganizationId organization, SmsUse use,
                                                 const Allowance& allowance) const;
  void count(db::Transaction& transaction, OrganizationId organization, const std::string& phone, SmsUse use) const;
  void warn(db::Transaction& transaction, OrganizationId organization) const;
  void raise(db::Transaction& transaction, OrganizationId organization, const SmsAlarm& alarm) const;
  Bytes key(std::string_view what, std::string_view value) const;

  Bytes key_;
  jobs::Queue& queue_;
  const Clock& clock_;
  SmsLimits limits_;
};

}  // namespace portico::delivery
