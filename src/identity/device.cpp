#include "identity/device.hpp"

#include "identity/codes.hpp"

namespace portico::identity {
namespace {

constexpr db::Sql find_device{
    "select id from device where organization = $1 and account = $2 and token_hash = $3 and kind = $4 and expires_at "
    "> $5"};
constexpr db::Sql insert_device{
    "insert into device (organization, id, kind, account, token_hash, user_agent, created_at, seen_at, expires_at) "
    "values ($1, $2, $3, $4, $5, $6, $7, $7, $8)"};
constexpr db::Sql renew_device{
    "update device set token_hash = $3, user_agent = $4, seen_at = $5, expires_at = $6 where organization = $1 and id "
    "= $2"};
constexpr db::Sql list_devices{
    "select id, user_agent, created_at, seen_at from device where organization = $1 and account = $2 and kind = $3 and "
    "expires_at > $4 order by seen_at desc, id"};
constexpr db::Sql delete_device{
    "delete from device where organization = $1 and id = $2 and account = $3 and kind = $4"};
constexpr db::Sql delete_all{"delete from device where organization = $1 and account = $2 and kind = $3"};
constexpr db::Sql delete_expired{"delete from device where expires_at < $1"};

std::vector<std::string> tokens_of(std::string_view cookie) {
  std::vector<std::string> tokens;
  while (!cookie.empty() && tokens.size() < devices_in_cookie) {
    const auto end = cookie.find('.');
    tokens.emplace_back(cookie.substr(0, end));
    cookie = end == std::string_view::npos ? std::string_view{} : cookie.substr(end + 1);
  }
  std::erase_if(tokens, [](const std::string& token) { return hash_token(token).empty(); });
  return tokens;
}

std::string joined(const std::vector<std::string>& tokens) {
  std::string cookie;
  for (std::size_t i = 0; i < tokens.size() && i < devices_in_cookie; ++i) {
    if (i > 0) cookie += '.';
    cookie += tokens[i];
  }
  return cookie;
}

}  // namespace

std::string device_cookie(std::string_view suffix) {
  return "__Host-dev-" + std::string{suffix.empty() ? "console" : suffix};
}

std::optional<Uuid> Devices::known(db::Transaction& transaction, const Holder& holder, std::string_view cookie) const {
  for (const auto& token : tokens_of(cookie))
    if (auto found = transaction.maybe<Uuid>(find_device, holder.organization, holder.account, hash_token(token),
                                             holder.side, clock_.now()))
      return found;
  return std::nullopt;
}

Devices::Remembered Devices::remember(db::Transaction& transaction, const Caller& caller, const Holder& holder,
                                      std::string_view cookie) const {
  const Instant now = clock_.now();
  auto tokens = tokens_of(cookie);
  std::optional<Uuid> found;
  for (auto token = tokens.begin(); token != tokens.end() && !found;) {
    found =
        transaction.maybe<Uuid>(find_device, holder.organization, holder.account, hash_token(*token), holder.side, now);
    token = found ? tokens.erase(token) : token + 1;
  }
  const Token fresh = make_token();
  tokens.insert(tokens.begin(), fresh.text);
  const Uuid id = found.value_or(Uuid::make());
  if (found)
    transaction.run(renew_device, holder.organization, id, fresh.hash, caller.user_agent, now, now + device_time);
  else
    transaction.run(insert_device, holder.organization, id, holder.side, holder.account, fresh.hash, caller.user_agent,
                    now, now + device_time);
  return {.id = id, .cookie = joined(tokens), .is_new = !found};
}

std::vector<Device> Devices::list(db::Transaction& transaction, const Holder& holder) const {
  return transaction.all<Device>(list_devices, holder.organization, holder.account, holder.side, clock_.now());
}

bool Devices::revoke(db::Transaction& transaction, const Caller& caller, const Holder& holder, Uuid device) const {
  if (transaction.run(delete_device, holder.organization, device, holder.account, holder.side) == 0) return false;
  journal_.write(transaction, caller,
                 {.action = audit::Action::device_revoked, .entity_type = "Device", .entity = device});
  return true;
}

void Devices::revoke_all(db::Transaction& transaction, const Holder& holder) const {
  transaction.run(delete_all, holder.organization, holder.account, holder.side);
}

void Devices::sweep(db::Transaction& transaction) const { transaction.run(delete_expired, clock_.now()); }

}  // namespace portico::identity
