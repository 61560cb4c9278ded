#include "identity/throttle.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "base/digest.hpp"

namespace portico::identity {
namespace {

struct Counter {
  std::int64_t failures = 0;
  Instant window_started_at;
  Instant blocked_until;
  std::optional<Bytes> recent;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (failures, window_started_at, blocked_until, recent))

constexpr db::Sql find_counter{
    "select failures, window_started_at, blocked_until, recent from throttle where key = $1"};
std::optional<Counter> find(db::Transaction& transaction, const Bytes& key) {
  return transaction.maybe<Counter>(find_counter, key);
}

constexpr db::Sql put_counter{
    "insert into throttle (key, failures, window_started_at, blocked_until, recent) values ($1, $2, $3, $4, $5) "
    "on conflict (key) do update set failures = excluded.failures, window_started_at = excluded.window_started_at, "
    "blocked_until = excluded.blocked_until, recent = excluded.recent"};
void put(db::Transaction& transaction, const Bytes& key, const Counter& counter) {
  transaction.run(put_counter, key, counter.failures, counter.window_started_at, counter.blocked_until, counter.recent);
}

constexpr db::Sql delete_counter{"delete from throttle where key = $1"};
constexpr db::Sql delete_old{"delete from throttle where window_started_at < $1 and blocked_until < $1"};

// Column `recent`: microseconds since 1970, eight bytes each, most significant first, oldest first.
std::vector<Instant> moments_of(const Counter& counter) {
  std::vector<Instant> moments;
  if (!counter.recent) return moments;
  const Bytes& bytes = *counter.recent;
  for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = value << 8 | bytes[at + i];
    moments.push_back(Instant{} + microseconds{static_cast<std::int64_t>(value)});
  }
  return moments;
}

Bytes bytes_of(const std::vector<Instant>& moments) {
  Bytes bytes;
  for (const Instant moment : moments) {
    const auto value = static_cast<std::uint64_t>((moment - Instant{}).count());
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  return bytes;
}

std::optional<Instant> wait_after(std::int64_t failures, Growing growing, Instant now) {
  if (failures < growing.free) return std::nullopt;
  const auto doublings = std::min<std::int64_t>(failures - growing.free, 20);
  return now + std::min(growing.first * (std::int64_t{1} << doublings), growing.longest);
}

std::optional<in6_addr> ipv6(const std::string& address) {
  in6_addr parsed{};
  if (inet_pton(AF_INET6, address.c_str(), &parsed) != 1) return std::nullopt;
  return parsed;
}

}  // namespace

std::string address_bucket(std::string_view address) {
  const std::string text{address};
  const auto parsed = ipv6(text);
  if (!parsed) return text;
  if (IN6_IS_ADDR_V4MAPPED(&*parsed)) return text.substr(text.rfind(':') + 1);
  return to_hex({parsed->s6_addr, 8});
}

std::string network_bucket(std::string_view address) {
  const std::string one = address_bucket(address);
  if (const auto parsed = ipv6(std::string{address}); parsed && !IN6_IS_ADDR_V4MAPPED(&*parsed))
    return to_hex({parsed->s6_addr, 6});
  return one.substr(0, one.rfind('.'));
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
  auto counter = find(transaction, key).value_or(Counter{});
  auto moments = moments_of(counter);
  std::erase_if(moments, [&](Instant moment) { return moment + limit.window <= now; });
  const auto full = [&] { return static_cast<std::int64_t>(moments.size()) >= limit.count; };
  if (full()) return moments.front() + limit.window;
  moments.push_back(now);
  counter.failures = static_cast<std::int64_t>(moments.size());
  counter.window_started_at = now;
  counter.blocked_until = full() ? moments.front() + limit.window : Instant{};
  counter.recent = bytes_of(moments);
  put(transaction, key, counter);
  return std::nullopt;
}

void Throttles::take_back(db::Transaction& transaction, const Bytes& key) const {
  auto counter = find(transaction, key);
  if (!counter) return;
  auto moments = moments_of(*counter);
  if (moments.empty()) return;
  moments.pop_back();
  counter->failures = static_cast<std::int64_t>(moments.size());
  counter->blocked_until = {};
  counter->recent = bytes_of(moments);
  put(transaction, key, *counter);
}

Throttles::Failure Throttles::fail(db::Transaction& transaction, const Bytes& key, Growing growing) const {
  const Instant now = clock_.now();
  auto counter = find(transaction, key).value_or(Counter{});
  counter.window_started_at = now;
  ++counter.failures;
  const auto until = wait_after(counter.failures, growing, now);
  if (until) counter.blocked_until = *until;
  put(transaction, key, counter);
  return {
      .in_a_row = counter.failures, .left = std::max<std::int64_t>(0, growing.free - counter.failures), .until = until};
}

void Throttles::forgive(db::Transaction& transaction, const Bytes& key, Growing growing) const {
  auto counter = find(transaction, key);
  if (!counter || counter->failures == 0) return;
  --counter->failures;
  if (counter->failures < growing.free) counter->blocked_until = {};
  put(transaction, key, *counter);
}

void Throttles::clear(db::Transaction& transaction, const Bytes& key) const { transaction.run(delete_counter, key); }

void Throttles::sweep(db::Transaction& transaction) const { transaction.run(delete_old, clock_.now() - hours{48}); }

}  // namespace portico::identity
