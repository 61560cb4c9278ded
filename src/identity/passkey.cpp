#include "identity/passkey.hpp"

#include "base/digest.hpp"
#include "base/spelling.hpp"

namespace portico::identity {
namespace {

constexpr std::size_t challenge_bytes = 32;

constexpr db::Sql insert_challenge{
    "insert into passkey_challenge (challenge_hash, organization, kind, account, expires_at) values ($1, $2, $3, $4, "
    "$5)"};
constexpr db::Sql delete_challenge{
    "delete from passkey_challenge where challenge_hash = $1 and organization = $2 and kind = $3 returning account, "
    "expires_at"};
constexpr db::Sql delete_expired{"delete from passkey_challenge where expires_at < $1"};

struct Challenge {
  std::optional<Uuid> account;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Challenge, (), (account, expires_at))

constexpr db::Sql find_credential{"select id from passkey where organization = $1 and credential = $2"};
constexpr db::Sql count_passkeys{"select count(*) from passkey where organization = $1 and kind = $2 and account = $3"};
constexpr db::Sql insert_passkey{
    "insert into passkey (organization, kind, account, id, credential, public_key, algorithm, sign_count, name, "
    "created_at, last_used_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)"};

struct Kept {
  Uuid id;
  Uuid account;
  Bytes public_key;
  std::int64_t algorithm = 0;
  std::int64_t sign_count = 0;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (id, account, public_key, algorithm, sign_count))
constexpr db::Sql find_passkey{
    "select id, account, public_key, algorithm, sign_count from passkey where organization = $1 and credential = $2 "
    "and kind = $3"};
constexpr db::Sql set_used{"update passkey set sign_count = $3, last_used_at = $4 where organization = $1 and id = $2"};

constexpr db::Sql list_passkeys{
    "select id, name, created_at, last_used_at from passkey where organization = $1 and kind = $2 and account = $3 "
    "order by created_at, id"};
constexpr db::Sql list_credentials{
    "select credential from passkey where organization = $1 and kind = $2 and account = $3 order by created_at, id"};
constexpr db::Sql set_name{
    "update passkey set name = $5 where organization = $1 and id = $2 and account = $3 and kind = $4"};
constexpr db::Sql delete_passkey{
    "delete from passkey where organization = $1 and id = $2 and account = $3 and kind = $4"};
constexpr db::Sql delete_all{"delete from passkey where organization = $1 and account = $2 and kind = $3"};

constexpr db::Sql find_offer{
    "select offered_at from passkey_offer where organization = $1 and kind = $2 and account = $3"};
constexpr db::Sql insert_offer{
    "insert into passkey_offer (organization, kind, account, offered_at) values ($1, $2, $3, $4) on conflict "
    "(organization, kind, account) do nothing"};

Bytes hash(PasskeyUse use, BytesView challenge) {
  Bytes input = to_bytes(spelling(use) + std::string{"/"});
  input.insert(input.end(), challenge.begin(), challenge.end());
  return sha256(input);
}

std::optional<Uuid> account_of(PasskeyUse use, const Holder& holder) {
  return use == PasskeyUse::sign_in ? std::nullopt : std::optional{holder.account};
}

Refused unknown() { return {Reason::unauthenticated, "PASSKEY_UNKNOWN"}; }
Refused expired() { return {Reason::unauthenticated, "PASSKEY_EXPIRED"}; }

// A passkey that counts counts up; many do not count at all (section 6.1.1).
bool counts_up(std::int64_t before, std::int64_t now) { return (before == 0 && now == 0) || now > before; }

}  // namespace

Passkeys::Passkeys(std::string_view base_url, const Clock& clock)
    : place_{webauthn::place_of(base_url)}, clock_{clock} {}

std::string Passkeys::challenge(db::Transaction& transaction, PasskeyUse use, const Holder& holder) const {
  const Bytes challenge = random_bytes(challenge_bytes);
  transaction.run(insert_challenge, hash(use, challenge), holder.organization, holder.side, account_of(use, holder),
                  clock_.now() + passkey_challenge_time);
  return to_base64url(challenge);
}

bool Passkeys::take_challenge(db::Transaction& transaction, PasskeyUse use, const Holder& holder,
                              const Bytes& challenge) const {
  const auto taken =
      transaction.maybe<Challenge>(delete_challenge, hash(use, challenge), holder.organization, holder.side);
  return taken && clock_.now() < taken->expires_at && taken->account == account_of(use, holder);
}

std::variant<Uuid, Refused> Passkeys::add(db::Transaction& transaction, const Holder& holder,
                                          const PasskeyCreation& creation, std::string_view name) const {
  const auto client = webauthn::read_client_data(creation.client_data);
  if (!take_challenge(transaction, PasskeyUse::add, holder, client.challenge)) return expired();
  auto judged = webauthn::judge_creation(place_, client, creation.attestation);
  if (auto* refused = std::get_if<Refused>(&judged)) return std::move(*refused);
  const auto& credential = std::get<webauthn::Credential>(judged);
  if (transaction.maybe<Uuid>(find_credential, holder.organization, credential.id))
    return Refused{Reason::conflict, "PASSKEY_EXISTS"};
  const auto there = transaction.one<std::int64_t>(count_passkeys, holder.organization, holder.side, holder.account);
  if (there >= static_cast<std::int64_t>(passkeys_per_account))
    return Refused{Reason::conflict, "PASSKEY_LIMIT"}.with("limit", static_cast<std::int64_t>(passkeys_per_account));
  const Uuid id = Uuid::make();
  transaction.run(insert_passkey, holder.organization, holder.side, holder.account, id, credential.id,
                  credential.public_key, credential.algorithm, credential.sign_count, name, clock_.now());
  return id;
}

std::variant<Passkeys::Shown, Refused> Passkeys::judge(db::Transaction& transaction, PasskeyUse use,
                                                       const Holder& holder, const PasskeyAssertion& assertion) const {
  const auto client = webauthn::read_client_data(assertion.client_data);
  if (!take_challenge(transaction, use, holder, client.challenge)) return expired();
  const auto kept = transaction.maybe<Kept>(find_passkey, holder.organization, assertion.credential, holder.side);
  if (!kept) return unknown();
  const bool is_own = use == PasskeyUse::sign_in || kept->account == holder.account;
  const bool is_named = assertion.user_handle == Bytes{kept->account.bytes.begin(), kept->account.bytes.end()};
  const bool may_be_unnamed = use != PasskeyUse::sign_in && assertion.user_handle.empty();
  if (!is_own || (!is_named && !may_be_unnamed)) return unknown();
  auto judged = webauthn::judge_assertion(
      place_, {.id = {}, .public_key = kept->public_key, .algorithm = kept->algorithm, .sign_count = kept->sign_count},
      client, assertion.given);
  if (auto* refused = std::get_if<Refused>(&judged)) return std::move(*refused);
  const auto count = std::get<std::int64_t>(judged);
  if (!counts_up(kept->sign_count, count)) return Shown{kept->account, kept->id, true};
  transaction.run(set_used, holder.organization, kept->id, count, clock_.now());
  return Shown{kept->account, kept->id, false};
}

std::vector<Passkey> Passkeys::list(db::Transaction& transaction, const Holder& holder) const {
  return transaction.all<Passkey>(list_passkeys, holder.organization, holder.side, holder.account);
}

std::vector<std::string> Passkeys::credentials(db::Transaction& transaction, const Holder& holder) const {
  std::vector<std::string> texts;
  for (const auto& one : transaction.all<Bytes>(list_credentials, holder.organization, holder.side, holder.account))
    texts.push_back(to_base64url(one));
  return texts;
}

bool Passkeys::rename(db::Transaction& transaction, const Holder& holder, Uuid passkey, std::string_view name) const {
  return transaction.run(set_name, holder.organization, passkey, holder.account, holder.side, name) == 1;
}

bool Passkeys::remove(db::Transaction& transaction, const Holder& holder, Uuid passkey) const {
  return transaction.run(delete_passkey, holder.organization, passkey, holder.account, holder.side) == 1;
}

void Passkeys::remove_all(db::Transaction& transaction, const Holder& holder) const {
  transaction.run(delete_all, holder.organization, holder.account, holder.side);
}

bool Passkeys::is_to_offer(db::Transaction& transaction, const Holder& holder) const {
  return transaction.one<std::int64_t>(count_passkeys, holder.organization, holder.side, holder.account) == 0 &&
         !transaction.maybe<Instant>(find_offer, holder.organization, holder.side, holder.account);
}

void Passkeys::offered(db::Transaction& transaction, const Holder& holder) const {
  transaction.run(insert_offer, holder.organization, holder.side, holder.account, clock_.now());
}

void Passkeys::sweep(db::Transaction& transaction) const { transaction.run(delete_expired, clock_.now()); }

}  // namespace portico::identity
