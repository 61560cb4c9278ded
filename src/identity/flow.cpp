#include "identity/flow.hpp"

#include "base/digest.hpp"
#include "base/spelling.hpp"
#include "identity/codes.hpp"

namespace portico::identity {
namespace {

constexpr db::Sql insert_flow{
    "insert into auth_flow (token_hash, id, kind, step, organization, account, patient, subject, sent_to, code_hash, "
    "former_codes, "
    "code_sent_at, code_expires_at, code_number, wrong_codes, language, created_at, expires_at) values ($1, $2, $3, "
    "$4, $5, $6, $7, "
    "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)"};

constexpr db::Sql find_flow{
    "select id, kind, step, organization, account, patient, subject, sent_to, code_hash, former_codes, code_sent_at, "
    "code_expires_at, code_number, wrong_codes, language, expires_at from auth_flow where token_hash = $1 and kind = "
    "$2 and "
    "organization = $3"};

constexpr db::Sql take_step{"update auth_flow set step = $3 where id = $1 and step = $2 and organization = $4"};
bool step_on(db::Transaction& transaction, const Flow& flow, FlowStep next) {
  return transaction.run(take_step, flow.id, flow.step, next, flow.organization) == 1;
}

constexpr db::Sql set_wrong{"update auth_flow set wrong_codes = $2 where id = $1"};
constexpr db::Sql set_code{
    "update auth_flow set code_hash = $2, former_codes = $3, code_sent_at = $4, code_expires_at = $5, code_number = $6 "
    "where id = $1"};
constexpr db::Sql delete_expired{"delete from auth_flow where expires_at < $1"};

bool is_former(const Flow& flow, const Bytes& hash) {
  for (std::size_t at = 0; at + 32 <= flow.former_codes.size(); at += 32)
    if (equal_constant_time(BytesView{flow.former_codes}.subspan(at, 32), hash)) return true;
  return false;
}

}  // namespace

Flows::Flows(const keys::KeyRing& keys, const Clock& clock)
    : code_key_{keys.installation_key(keys::Purpose::one_time_code)}, clock_{clock} {}

Flows::Started Flows::start(db::Transaction& transaction, const NewFlow& wanted) const {
  const Instant now = clock_.now();
  const Token token = make_token();
  Started started{token.text, make_one_time_code(), {}};
  Flow& flow = started.flow;
  flow = {.id = Uuid::make(),
          .kind = wanted.kind,
          .step = FlowStep::code,
          .organization = wanted.organization,
          .account = wanted.account,
          .patient = wanted.patient,
          .subject = wanted.subject,
          .sent_to = wanted.sent_to,
          .code_hash = {},
          .former_codes = {},
          .code_sent_at = now,
          .code_expires_at = now + code_time,
          .code_number = 1,
          .wrong_codes = 0,
          .language = wanted.language,
          .expires_at = now + flow_time};
  flow.code_hash =
      flow.is_decoy() ? random_bytes(32) : hash_one_time_code(code_key_, flow.id, spelling(flow.kind), started.code);
  transaction.run(insert_flow, token.hash, flow.id, flow.kind, flow.step, flow.organization, flow.account, flow.patient,
                  flow.subject, flow.sent_to, flow.code_hash, flow.former_codes, flow.code_sent_at,
                  flow.code_expires_at, flow.code_number, flow.wrong_codes, flow.language, now, flow.expires_at);
  return started;
}

Flow Flows::find(db::Transaction& transaction, const Bytes& token_hash, FlowKind kind,
                 OrganizationId organization) const {
  auto flow = transaction.maybe<Flow>(find_flow, token_hash, kind, organization);
  if (!flow || flow->expires_at <= clock_.now() || flow->wrong_codes >= code_tries)
    throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  return std::move(*flow);
}

Flows::CodeVerdict Flows::try_code(db::Transaction& transaction, Flow& flow, const std::string& code,
                                   FlowStep next) const {
  if (flow.step != FlowStep::code) return CodeVerdict::used;
  if (clock_.now() >= flow.code_expires_at) return CodeVerdict::expired;
  const Bytes hash = hash_one_time_code(code_key_, flow.id, spelling(flow.kind), code);
  if (equal_constant_time(hash, flow.code_hash))
    return step_on(transaction, flow, next) ? CodeVerdict::right : CodeVerdict::used;
  if (is_former(flow, hash)) return CodeVerdict::superseded;
  transaction.run(set_wrong, flow.id, ++flow.wrong_codes);
  return CodeVerdict::wrong;
}

Refused Flows::refused(CodeVerdict verdict, const Flow& flow) {
  switch (verdict) {
    case CodeVerdict::expired:
      return {Reason::unauthenticated, "CODE_EXPIRED"};
    case CodeVerdict::superseded:
      return Refused{Reason::unauthenticated, "CODE_SUPERSEDED"}.with("sent_at", flow.code_sent_at.rfc3339());
    case CodeVerdict::used:
      return {Reason::unauthenticated, "CODE_USED"};
    case CodeVerdict::wrong:
    case CodeVerdict::right:
      break;
  }
  return Refused{Reason::unauthenticated, "CODE_WRONG"}.with("attempts_left", code_tries - flow.wrong_codes);
}

std::optional<std::string> Flows::renew_code(db::Transaction& transaction, Flow& flow) const {
  const Instant now = clock_.now();
  if (flow.step != FlowStep::code || now < flow.resend_at()) return std::nullopt;
  const std::string code = make_one_time_code();
  flow.former_codes.insert(flow.former_codes.end(), flow.code_hash.begin(), flow.code_hash.end());
  flow.code_hash =
      flow.is_decoy() ? random_bytes(32) : hash_one_time_code(code_key_, flow.id, spelling(flow.kind), code);
  flow.code_sent_at = now;
  flow.code_expires_at = std::min(now + code_time, flow.expires_at);
  ++flow.code_number;
  transaction.run(set_code, flow.id, flow.code_hash, flow.former_codes, flow.code_sent_at, flow.code_expires_at,
                  flow.code_number);
  return code;
}

bool Flows::finish(db::Transaction& transaction, const Flow& flow) const {
  return flow.step == FlowStep::password && step_on(transaction, flow, FlowStep::done);
}

void Flows::sweep(db::Transaction& transaction) const { transaction.run(delete_expired, clock_.now()); }

}  // namespace portico::identity
