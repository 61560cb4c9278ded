#include "access/login_guard.hpp"

#include "access/sign_in_codes.hpp"
#include "base/spelling.hpp"

namespace portico::access {
namespace {

// Never waits: it only counts.
constexpr identity::Growing counted_only{1'000'000, seconds{1}, seconds{1}};

}  // namespace

Bytes LoginGuard::key(std::string_view what, const PasswordTry& tried) const {
  return services_.throttles.key(std::string{what} + '/' + spelling(tried.side), tried.organization,
                                 as_text(tried.subject));
}

Bytes LoginGuard::device_key(const PasswordTry& tried) const {
  return services_.throttles.key("device", tried.organization, tried.device->text());
}

std::optional<Instant> LoginGuard::blocked(db::Transaction& transaction, const PasswordTry& tried) const {
  const auto& throttles = services_.throttles;
  if (tried.device) return throttles.blocked(transaction, device_key(tried));
  return std::max({address_blocked(transaction, tried.address), throttles.blocked(transaction, key("account", tried)),
                   throttles.blocked(transaction, key("account_day", tried))});
}

std::optional<Instant> LoginGuard::address_blocked(db::Transaction& transaction, const std::string& address) const {
  const auto& throttles = services_.throttles;
  const auto bucket = identity::address_bucket(address);
  return std::max({throttles.blocked(transaction, throttles.key("address", {}, bucket)),
                   throttles.blocked(transaction, throttles.key("address_day", {}, bucket)),
                   throttles.blocked(transaction, throttles.key("network", {}, identity::network_bucket(address)))});
}

void LoginGuard::address_failed(db::Transaction& transaction, const std::string& address) const {
  const auto& throttles = services_.throttles;
  const auto& limits = services_.limits;
  const auto bucket = identity::address_bucket(address);
  throttles.count(transaction, throttles.key("address", {}, bucket), limits.address_failures);
  throttles.count(transaction, throttles.key("address_day", {}, bucket), limits.address_failures_day);
  throttles.count(transaction, throttles.key("network", {}, identity::network_bucket(address)),
                  limits.network_failures);
}

std::variant<LoginGuard::Reserved, Instant> LoginGuard::reserve(db::Transaction& transaction,
                                                                const PasswordTry& tried) const {
  if (const auto until = blocked(transaction, tried)) return *until;
  const auto& throttles = services_.throttles;
  if (tried.device) {
    const auto until = throttles.count(transaction, device_key(tried), services_.limits.device_failures);
    if (until) return *until;
    return Reserved{};
  }
  const auto full = throttles.count(transaction, key("account_day", tried), services_.limits.account_attempts_day);
  if (full) return *full;
  const auto failure = throttles.fail(transaction, key("account", tried), services_.limits.account_failures);
  return Reserved{failure.left, failure.until};
}

void LoginGuard::release(db::Transaction& transaction, const PasswordTry& tried) const {
  const auto& throttles = services_.throttles;
  if (tried.device) return throttles.take_back(transaction, device_key(tried));
  throttles.take_back(transaction, key("account_day", tried));
  throttles.forgive(transaction, key("account", tried), services_.limits.account_failures);
}

void LoginGuard::succeeded(db::Transaction& transaction, const PasswordTry& tried) const {
  const auto& throttles = services_.throttles;
  watch_.note(transaction, tried.organization, false);
  throttles.clear(transaction, key("in_a_row", tried));
  if (tried.device) return throttles.take_back(transaction, device_key(tried));
  throttles.take_back(transaction, key("account_day", tried));
  throttles.clear(transaction, key("account", tried));
}

LoginGuard::Failed LoginGuard::failed(db::Transaction& transaction, const PasswordTry& tried) const {
  const auto& throttles = services_.throttles;
  address_failed(transaction, tried.address);
  watch_.note(transaction, tried.organization, true);
  return {.in_a_row = throttles.fail(transaction, key("in_a_row", tried), counted_only).in_a_row,
          .device_spent = tried.device && throttles.blocked(transaction, device_key(tried)).has_value()};
}

Refused throttled_login(Services& services, const Caller& caller, Instant until) {
  services.journal.record(caller, {.action = audit::Action::login_throttled, .outcome = "THROTTLED"}, [](bool) {});
  return throttled(until, services.clock.now());
}

Refused too_busy() { return Refused{Reason::unavailable, "UNAVAILABLE"}.retry_after(seconds{2}); }

}  // namespace portico::access
