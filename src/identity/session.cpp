#include "identity/session.hpp"

#include "base/digest.hpp"
#include "base/refused.hpp"
#include "identity/codes.hpp"

namespace portico::identity {
namespace {

constexpr db::Sql insert_session{
    "insert into session (token_hash, id, kind, organization, account, language, created_at, seen_at, idle_seconds, "
    "absolute_expires_at, user_agent, address, device) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
    "$13)"};

constexpr db::Sql sessions_of_account{
    "select id from session where organization = $1 and account = $2 and kind = $3 order by created_at desc, id desc"};
constexpr db::Sql delete_session{"delete from session where id = $1"};
constexpr db::Sql update_seen{"update session set seen_at = $2 where id = $1 and seen_at < $2"};
constexpr db::Sql update_language{"update session set language = $2 where id = $1"};
constexpr db::Sql delete_expired{"delete from session where absolute_expires_at < $1 or seen_at < $2"};

constexpr db::Sql find_by_id{
    "select id, kind, organization, account, language, seen_at, idle_seconds, absolute_expires_at, proved_at from "
    "session where id = $1"};
constexpr db::Sql put_new_token{"update session set token_hash = $2, proved_at = $3 where id = $1"};
constexpr db::Sql delete_own{"delete from session where id = $1 and organization = $2 and account = $3 and kind = $4"};
constexpr db::Sql sessions_of_device{
    "select id from session where organization = $1 and account = $2 and kind = $3 and device = $4"};
constexpr db::Sql list_sessions{
    "select id, created_at, seen_at, user_agent, address, device from session where organization = $1 and account = $2 "
    "and kind = $3 and absolute_expires_at > $4 order by seen_at desc, id"};

constexpr db::Sql find_by_token{
    "select s.id as id, s.kind as kind, s.organization as organization, s.account as account, s.language as language, "
    "s.seen_at as "
    "seen_at, s.idle_seconds as idle_seconds, s.absolute_expires_at as absolute_expires_at, s.proved_at as proved_at "
    "from session s join "
    "organization o on "
    "o.id = s.organization and o.suffix = $2 join account a on a.organization = s.organization and a.id = s.account "
    "and a.status = "
    "'active' where s.token_hash = $1 and s.kind = 'patient'"};

struct StaffRow : Session {
  bool platform_administrator = false;
  std::optional<Role> role;
};
BOOST_DESCRIBE_STRUCT(StaffRow, (Session), (platform_administrator, role))
// A row a role; one with a null role for who has none there.
constexpr db::Sql find_staff_by_token{
    "select s.id as id, s.kind as kind, s.organization as organization, s.account as account, s.language as language, "
    "s.seen_at as "
    "seen_at, s.idle_seconds as idle_seconds, s.absolute_expires_at as absolute_expires_at, s.proved_at as proved_at, "
    "a.platform_administrator as platform_administrator, r.role as role from session s join staff_account a on a.id = "
    "s.account and a.status = "
    "'active' left "
    "join staff_role r on r.staff = a.id and r.organization = $2 and r.suspended_at is null where s.token_hash = $1 "
    "and "
    "s.kind = 'staff'"};

audit::Action ended_action(Side side) {
  return side == Side::staff ? audit::Action::staff_session_ended : audit::Action::session_ended;
}

audit::Event session_event(audit::Action action, Uuid session, std::string_view why) {
  return {
      .action = action, .entity_type = "Session", .entity = session, .detail = fmt::format(R"({{"why":"{}"}})", why)};
}

}  // namespace

std::string session_cookie(std::string_view suffix) {
  return "__Host-sid-" + std::string{suffix.empty() ? "console" : suffix};
}
std::string flow_cookie(std::string_view suffix) {
  return "__Host-flow-" + std::string{suffix.empty() ? "console" : suffix};
}

bool StaffAccess::may(Permission permission) const {
  const auto within = [&](std::span<const Permission> granted) {
    return std::find(granted.begin(), granted.end(), permission) != granted.end();
  };
  return (platform_administrator && within(permissions_of_platform_administrator())) ||
         std::any_of(roles.begin(), roles.end(), [&](Role role) { return within(permissions_of(role)); });
}

Sessions::Sessions(const keys::KeyRing& keys, audit::Journal& journal, const Clock& clock)
    : csrf_key_{keys.installation_key(keys::Purpose::csrf)}, journal_{journal}, clock_{clock} {}

StartedSession Sessions::start(db::Transaction& transaction, const Caller& caller, const NewSession& wanted) {
  const Token token = make_token();
  const Instant now = clock_.now();
  const Session session{.id = Uuid::make(),
                        .kind = wanted.side,
                        .organization = wanted.organization,
                        .account = wanted.account,
                        .language = wanted.language,
                        .seen_at = now,
                        .idle_seconds = wanted.idle.count(),
                        .absolute_expires_at = now + absolute_session_time,
                        .proved_at = {}};
  const auto others = transaction.all<Uuid>(sessions_of_account, session.organization, session.account, session.kind);
  transaction.run(insert_session, token.hash, session.id, session.kind, session.organization, session.account,
                  session.language, now, now, session.idle_seconds, session.absolute_expires_at, caller.user_agent,
                  caller.address, wanted.device);
  const bool staff = wanted.side == Side::staff;
  journal_.write(transaction, caller,
                 session_event(staff ? audit::Action::staff_session_started : audit::Action::session_started,
                               session.id, "login"));
  for (std::size_t i = sessions_per_account - 1; i < others.size(); ++i) {
    transaction.run(delete_session, others[i]);
    journal_.write(transaction, caller,
                   session_event(staff ? audit::Action::staff_session_ended : audit::Action::session_ended, others[i],
                                 "too_many"));
  }
  return {token.text, session};
}

void Sessions::end(db::Transaction& transaction, const Caller& caller, Uuid session) {
  if (transaction.run(delete_session, session) == 0) return;
  const auto action =
      caller.kind == Caller::Kind::staff ? audit::Action::staff_session_ended : audit::Action::session_ended;
  journal_.write(transaction, caller, session_event(action, session, "logout"));
}

std::int64_t Sessions::end_all(db::Transaction& transaction, const Caller& caller, Side side,
                               OrganizationId organization, Uuid account, std::string_view why, Uuid kept) {
  std::int64_t ended = 0;
  const auto action = ended_action(side);
  for (const auto id : transaction.all<Uuid>(sessions_of_account, organization, account, side)) {
    if (id == kept) continue;
    transaction.run(delete_session, id);
    journal_.write(transaction, caller, session_event(action, id, why));
    ++ended;
  }
  return ended;
}

bool Sessions::end_one(db::Transaction& transaction, const Caller& caller, Side side, OrganizationId organization,
                       Uuid account, Uuid session, std::string_view why) {
  if (transaction.run(delete_own, session, organization, account, side) == 0) return false;
  journal_.write(transaction, caller, session_event(ended_action(side), session, why));
  return true;
}

void Sessions::end_of_device(db::Transaction& transaction, const Caller& caller, Side side, OrganizationId organization,
                             Uuid account, Uuid device) {
  for (const auto id : transaction.all<Uuid>(sessions_of_device, organization, account, side, device))
    end_one(transaction, caller, side, organization, account, id, "device_revoked");
}

StartedSession Sessions::renew(db::Transaction& transaction, const Caller& caller, Uuid session) {
  const Token token = make_token();
  transaction.run(put_new_token, session, token.hash, clock_.now());
  auto found = find(transaction, session);
  if (!found) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  journal_.write(transaction, caller, session_event(audit::Action::proof_renewed, session, "step_up"));
  return {token.text, std::move(*found)};
}

std::vector<ListedSession> Sessions::list(db::Transaction& transaction, Side side, OrganizationId organization,
                                          Uuid account) const {
  return transaction.all<ListedSession>(list_sessions, organization, account, side, clock_.now());
}

void Sessions::touch(db::Transaction& transaction, Uuid session) const {
  transaction.run(update_seen, session, clock_.now());
}

void Sessions::touch_soon(const Session& session) const {
  const Instant now = clock_.now();
  if (now - session.seen_at < touch_every) return;
  journal_.along([id = session.id, now](db::Transaction& transaction) { transaction.run(update_seen, id, now); });
}

void Sessions::set_language(db::Transaction& transaction, Uuid session, Language language) const {
  transaction.run(update_language, session, language);
}

std::optional<Session> Sessions::find_patient_side(db::Transaction& transaction, const Bytes& token_hash,
                                                   std::string_view suffix) const {
  auto session = transaction.maybe<Session>(find_by_token, token_hash, suffix);
  if (session && !session->is_alive(clock_.now())) session.reset();
  return session;
}

std::optional<StaffAccess> Sessions::find_staff(db::Transaction& transaction, const Bytes& token_hash,
                                                OrganizationId organization) const {
  const auto rows = transaction.all<StaffRow>(find_staff_by_token, token_hash, organization);
  if (rows.empty() || !rows.front().is_alive(clock_.now())) return std::nullopt;
  StaffAccess access{rows.front(), rows.front().platform_administrator, {}};
  for (const auto& row : rows)
    if (row.role) access.roles.push_back(*row.role);
  return access;
}

std::optional<Session> Sessions::find(db::Transaction& transaction, Uuid id) const {
  return transaction.maybe<Session>(find_by_id, id);
}

std::string Sessions::csrf_token(std::string_view token) const {
  return to_base64url(hmac_sha256(csrf_key_, as_bytes(std::string{token} + "csrf")));
}

bool Sessions::csrf_fits(std::string_view token, std::string_view csrf) const {
  return equal_constant_time(csrf_token(token), csrf);
}

void Sessions::sweep(db::Transaction& transaction) const {
  const Instant now = clock_.now();
  transaction.run(delete_expired, now, now - hours{2});
}

}  // namespace portico::identity
