#include "identity/throttle.hpp"

#include <arpa/inet.h>

#include "base/digest.hpp"

namespace portico::identity {
namespace {

struct Counter {
  std::int64_t failures = 0;
  Instant window_started_at;
  Instant blocked_until;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (failures, window_started_at, blocked_until))

constexpr db::Sql find_counter{"select failures, window_started_at, blocked_until from throttle where key = $1"};
std::optional<Counter> find(db::Transaction& transaction, const Bytes& key) {
  return transaction.maybe<Counter>(find_counter, key);
}

constexpr db::Sql put_counter{
    "insert into throttle (key, failures, window_started_at, blocked_until) values ($1, $2, $3, $4) on conflict (key) "
    "do update "
    "set failures = excluded.failures, window_started_at = excluded.window_started_at, blocked_until = "
    "excluded.blocked_until"};
void put(db::Transaction& transaction, const Bytes& key, const Counter& counter) {
  transaction.run(put_counter, key, counter.failures, counter.window_started_at, counter.blocked_until);
}

constexpr db::Sql delete_counter{"delete from throttle where key = $1"};
constexpr db::Sql delete_old{"delete from throttle where window_started_at < $1 and blocked_until < $1"};

}  // namespace

std::string address_bucket(std::string_view address) {
  const std::string text{address};
  in6_addr parsed{};
  if (inet_pton(AF_INET6, text.c_str(), &parsed) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) return text.substr(text.rfind(':') + 1);
  return to_hex({parsed.s6_addr, 8});
}

Throttles::Throttles(const keys::KeyRing& keys, const Clock& clock)
    : key_{keys.installation_key(keys::Purpose::throttle)}, clock_{clock} {}

Bytes Throttles::key(std::string_view what, OrganizationId organization, std::string_view value) const {
  Bytes input = to_bytes(what);
  input.push_back(0);
  input.insert(input.end(), organization.value.bytes.begin(), organization.value.bytes.end());
  input.insert(input.end(), value.begin(), value.end());
  Bytes mac = hmac_sha256(key_, input);
  mac.resize(16);
  return mac;
}

std::optional<Instant> Throttles::blocked(db::Transaction& transaction, const Bytes& key) const {
  const auto counter = find(transaction, key);
  if (!counter || counter->blocked_until <= clock_.now()) return std::nullopt;
  return counter->blocked_until;
}

std::optional<Instant> Throttles::count(db::Transaction& transaction, const Bytes& key, Limit limit) const {
  const Instant now = clock_.now();
  auto counter = find(transaction, key).value_or(Counter{0, now, {}});
  if (counter.window_started_at + limit.window <= now) counter = {0, now, {}};
  const Instant end = counter.window_started_at + limit.window;
  if (counter.failures >= limit.count) return end;
  if (++counter.failures >= limit.count) counter.blocked_until = end;
  put(transaction, key, counter);
  return std::nullopt;
}

Throttles::Failure Throttles::fail(db::Transaction& transaction, const Bytes& key, Growing growing) const {
  const Instant now = clock_.now();
  auto counter = find(transaction, key).value_or(Counter{});
  counter.window_started_at = now;
  ++counter.failures;
  Failure failure{.left = std::max<std::int64_t>(0, growing.free - counter.failures)};
  if (counter.failures >= growing.free) {
    const auto doublings = std::min<std::int64_t>(counter.failures - growing.free, 20);
    counter.blocked_until = now + std::min(growing.first * (std::int64_t{1} << doublings), growing.longest);
    failure.until = counter.blocked_until;
  }
  put(transaction, key, counter);
  return failure;
}

void Throttles::clear(db::Transaction& transaction, const Bytes& key) const { transaction.run(delete_counter, key); }

void Throttles::sweep(db::Transaction& transaction) const { transaction.run(delete_old, clock_.now() - hours{48}); }

}  // namespace portico::identity
