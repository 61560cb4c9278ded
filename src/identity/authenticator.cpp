#include "identity/authenticator.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <ctime>
#include <memory>

#include "base/digest.hpp"
#include "base/refused.hpp"
#include "identity/codes.hpp"
#include "identity/spoken_code.hpp"

namespace portico::identity {
namespace {

constexpr std::string_view seed_place = "authenticator_app.seed";
constexpr std::size_t seed_bytes = 20;

struct App {
  Bytes seed;
  std::int64_t last_step = 0;
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(App, (), (seed, last_step, confirmed_at))

constexpr db::Sql find_app{
    "select seed, last_step, confirmed_at from authenticator_app where organization = $1 and kind = $2 and account = "
    "$3"};
std::optional<App> find(db::Transaction& transaction, const Holder& holder) {
  return transaction.maybe<App>(find_app, holder.organization, holder.side, holder.account);
}

constexpr db::Sql put_app{
    "insert into authenticator_app (organization, kind, account, seed, last_step, created_at, confirmed_at) values "
    "($1, "
    "$2, $3, $4, 0, $5, null) on conflict (organization, kind, account) do update set seed = excluded.seed, last_step "
    "= "
    "0, created_at = excluded.created_at, confirmed_at = null"};
constexpr db::Sql set_confirmed{
    "update authenticator_app set confirmed_at = $4 where organization = $1 and kind = $2 and account = $3"};
// A step counts once, even when two requests bring its code together.
constexpr db::Sql take_step{
    "update authenticator_app set last_step = $4 where organization = $1 and kind = $2 and account = $3 and last_step "
    "< "
    "$4"};
constexpr db::Sql delete_app{"delete from authenticator_app where organization = $1 and kind = $2 and account = $3"};

constexpr db::Sql insert_code{
    "insert into recovery_code (organization, kind, account, code_hash, used_at) values ($1, $2, $3, $4, null)"};
constexpr db::Sql use_code{
    "update recovery_code set used_at = $5 where organization = $1 and kind = $2 and account = $3 and code_hash = $4 "
    "and used_at is null"};
constexpr db::Sql count_codes{
    "select count(*) from recovery_code where organization = $1 and kind = $2 and account = $3 and used_at is null"};
constexpr db::Sql delete_codes{"delete from recovery_code where organization = $1 and kind = $2 and account = $3"};

using OathText = std::unique_ptr<char, decltype(&std::free)>;

std::string base32(BytesView bytes) {
  char* text = nullptr;
  std::size_t length = 0;
  const int done = oath_base32_encode(reinterpret_cast<const char*>(bytes.data()), bytes.size(), &text, &length);
  const OathText owned{text, &std::free};
  if (done != OATH_OK) throw std::runtime_error{"base32"};
  return {text, length};
}

Bytes from_base32(const std::string& text) {
  char* bytes = nullptr;
  std::size_t length = 0;
  const int done = oath_base32_decode(text.data(), text.size(), &bytes, &length);
  const OathText owned{bytes, &std::free};
  if (done != OATH_OK) throw std::runtime_error{"not base32"};
  return {bytes, bytes + length};
}

std::string percent_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain)
      result += c;
    else
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

}  // namespace

Authenticators::Authenticators(keys::KeyRing& keys, const Clock& clock)
    : keys_{keys}, code_key_{keys.installation_key(keys::Purpose::one_time_code)}, clock_{clock} {}

std::string Authenticators::seed_of(const Holder& holder, const Bytes& sealed) const {
  return keys_.open_field(holder.organization, seed_place, holder.account, sealed);
}

Bytes Authenticators::hash(const Holder& holder, std::string_view code) const {
  return hash_one_time_code(code_key_, holder.account, "recovery_code", code);
}

std::string Authenticators::begin(db::Transaction& transaction, const Holder& holder) const {
  const auto app = find(transaction, holder);
  if (app && app->confirmed_at) throw Refused{Reason::conflict, "AUTHENTICATOR_EXISTS"};
  const std::string seed = base32(random_bytes(seed_bytes));
  transaction.run(put_app, holder.organization, holder.side, holder.account,
                  keys_.seal_field(holder.organization, seed_place, holder.account, seed), clock_.now());
  return seed;
}

bool Authenticators::try_totp(db::Transaction& transaction, const Holder& holder, std::string_view code,
                              bool confirmed) const {
  const auto app = find(transaction, holder);
  if (!app || app->confirmed_at.has_value() != confirmed) return false;
  const Bytes seed = from_base32(seed_of(holder, app->seed));
  const auto now = std::chrono::duration_cast<seconds>(clock_.now() - Instant{}).count();
  std::uint64_t step = 0;
  const int position =
      oath_totp_validate4(reinterpret_cast<const char*>(seed.data()), seed.size(), static_cast<std::time_t>(now),
                          static_cast<unsigned>(totp_step.count()), 0, 1, nullptr, &step, 0, std::string{code}.c_str());
  return position >= 0 && transaction.run(take_step, holder.organization, holder.side, holder.account,
                                          static_cast<std::int64_t>(step)) == 1;
}

std::optional<std::vector<std::string>> Authenticators::confirm(db::Transaction& transaction, const Holder& holder,
                                                                std::string_view code) const {
  const std::string digits = one_time_code_of(code);
  if (digits.empty() || !try_totp(transaction, holder, digits, false)) return std::nullopt;
  transaction.run(set_confirmed, holder.organization, holder.side, holder.account, clock_.now());
  return make_recovery_codes(transaction, holder);
}

std::vector<std::string> Authenticators::make_recovery_codes(db::Transaction& transaction, const Holder& holder) const {
  transaction.run(delete_codes, holder.organization, holder.side, holder.account);
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < recovery_codes; ++i) {
    const std::string code = make_spoken_code();
    transaction.run(insert_code, holder.organization, holder.side, holder.account, hash(holder, code));
    codes.push_back(grouped(code));
  }
  return codes;
}

bool Authenticators::is_on(db::Transaction& transaction, const Holder& holder) const {
  const auto app = find(transaction, holder);
  return app && app->confirmed_at;
}

bool Authenticators::try_code(db::Transaction& transaction, const Holder& holder, std::string_view typed) const {
  if (const std::string digits = one_time_code_of(typed); !digits.empty())
    return try_totp(transaction, holder, digits, true);
  const auto code = spoken_code_of(typed);
  return code && transaction.run(use_code, holder.organization, holder.side, holder.account, hash(holder, *code),
                                 clock_.now()) == 1;
}

std::int64_t Authenticators::recovery_codes_left(db::Transaction& transaction, const Holder& holder) const {
  return transaction.one<std::int64_t>(count_codes, holder.organization, holder.side, holder.account);
}

bool Authenticators::remove(db::Transaction& transaction, const Holder& holder) const {
  transaction.run(delete_codes, holder.organization, holder.side, holder.account);
  return transaction.run(delete_app, holder.organization, holder.side, holder.account) == 1;
}

std::string otpauth_url(std::string_view issuer, std::string_view account, std::string_view seed) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", percent_encoded(issuer), percent_encoded(account),
                     seed, percent_encoded(issuer));
}

}  // namespace portico::identity
