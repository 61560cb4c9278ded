#include "identity/flow.hpp"

#include "base/digest.hpp"
#include "base/spelling.hpp"
#include "identity/codes.hpp"

namespace portico::identity {
namespace {

constexpr db::Sql insert_flow{
    "insert into auth_flow (token_hash, id, kind, step, method, organization, account, patient, session, subject, "
    "agent, known_device, sent_to, code_hash, former_codes, code_sent_at, code_expires_at, code_number, wrong_codes, "
    "second_hash, first_proved, second_proved, wanted, language, created_at, expires_at) values ($1, $2, $3, $4, $5, "
    "$6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)"};

constexpr db::Sql find_flow{
    "select id, kind, step, method, organization, account, patient, session, subject, agent, known_device, sent_to, "
    "code_hash, former_codes, code_sent_at, code_expires_at, code_number, wrong_codes, second_hash, first_proved, "
    "second_proved, wanted, language, expires_at from auth_flow where token_hash = $1 and kind = $2 and organization "
    "= $3"};

constexpr db::Sql take_step{"update auth_flow set step = $3 where id = $1 and step = $2 and organization = $4"};
bool step_on(db::Transaction& transaction, const Flow& flow, FlowStep next) {
  return transaction.run(take_step, flow.id, flow.step, next, flow.organization) == 1;
}

constexpr db::Sql set_wrong{"update auth_flow set wrong_codes = $2 where id = $1"};
constexpr db::Sql set_proofs{"update auth_flow set first_proved = $2, second_proved = $3 where id = $1"};
constexpr db::Sql set_code{
    "update auth_flow set method = $2, sent_to = $3, code_hash = $4, former_codes = $5, code_sent_at = $6, "
    "code_expires_at = $7, code_number = $8 where id = $1"};
constexpr db::Sql set_second{
    "update auth_flow set second_hash = $2, code_sent_at = $3, code_number = $4 where id = $1"};
constexpr db::Sql delete_expired{"delete from auth_flow where expires_at < $1"};

constexpr std::string_view first_part = "";
constexpr std::string_view second_part = "/second";

bool is_former(const Flow& flow, const Bytes& hash) {
  for (std::size_t at = 0; at + 32 <= flow.former_codes.size(); at += 32)
    if (equal_constant_time(BytesView{flow.former_codes}.subspan(at, 32), hash)) return true;
  return false;
}

}  // namespace

Flows::Flows(const keys::KeyRing& keys, const Clock& clock)
    : code_key_{keys.installation_key(keys::Purpose::one_time_code)}, clock_{clock} {}

Bytes Flows::hash(const Flow& flow, std::string_view part, const std::string& code) const {
  if (flow.is_decoy()) return random_bytes(32);
  return hash_one_time_code(code_key_, flow.id, std::string{spelling(flow.kind)} + std::string{part}, code);
}

Flows::Started Flows::start(db::Transaction& transaction, const NewFlow& wanted) const {
  const Instant now = clock_.now();
  const Token token = make_token();
  Started started{token.text, make_one_time_code(), {}, {}};
  Flow& flow = started.flow;
  flow = {.id = Uuid::make(),
          .kind = wanted.kind,
          .step = FlowStep::code,
          .method = wanted.method,
          .organization = wanted.organization,
          .account = wanted.account,
          .patient = wanted.patient,
          .session = wanted.session,
          .subject = wanted.subject,
          .agent = wanted.agent,
          .known_device = wanted.known_device,
          .sent_to = wanted.sent_to,
          .code_hash = {},
          .former_codes = {},
          .code_sent_at = now,
          .code_expires_at = now + code_time,
          .code_number = wanted.method == Method::totp ? 0 : 1,
          .wrong_codes = 0,
          .second_hash = {},
          .first_proved = false,
          .second_proved = false,
          .wanted = wanted.wanted,
          .language = wanted.language,
          .expires_at = now + flow_time};
  flow.code_hash = wanted.method == Method::totp ? random_bytes(32) : hash(flow, first_part, started.code);
  if (wanted.proofs == Proofs::two) {
    started.second_code = make_one_time_code();
    flow.second_hash = hash(flow, second_part, started.second_code);
  }
  transaction.run(insert_flow, token.hash, flow.id, flow.kind, flow.step, flow.method, flow.organization, flow.account,
                  flow.patient, flow.session, flow.subject, flow.agent, flow.known_device, flow.sent_to, flow.code_hash,
                  flow.former_codes, flow.code_sent_at, flow.code_expires_at, flow.code_number, flow.wrong_codes,
                  flow.second_hash, flow.first_proved, flow.second_proved, flow.wanted, flow.language, now,
                  flow.expires_at);
  return started;
}

Flow Flows::find(db::Transaction& transaction, const Bytes& token_hash, FlowKind kind, OrganizationId organization,
                 std::string_view agent) const {
  auto flow = transaction.maybe<Flow>(find_flow, token_hash, kind, organization);
  if (!flow || flow->expires_at <= clock_.now() || flow->wrong_codes >= code_tries || flow->agent != agent)
    throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  return std::move(*flow);
}

Flows::CodeVerdict Flows::miss(db::Transaction& transaction, Flow& flow) const {
  transaction.run(set_wrong, flow.id, ++flow.wrong_codes);
  return CodeVerdict::wrong;
}

Flows::CodeVerdict Flows::try_code(db::Transaction& transaction, Flow& flow, const std::string& code,
                                   FlowStep next) const {
  if (flow.step != FlowStep::code) return CodeVerdict::used;
  if (clock_.now() >= flow.code_expires_at) return CodeVerdict::expired;
  const Bytes typed = hash(flow, first_part, code);
  if (equal_constant_time(typed, flow.code_hash))
    return step_on(transaction, flow, next) ? CodeVerdict::right : CodeVerdict::used;
  if (is_former(flow, typed)) return CodeVerdict::superseded;
  return miss(transaction, flow);
}

Flows::CodeVerdict Flows::take(db::Transaction& transaction, Flow& flow, bool right, FlowStep next) const {
  if (flow.step != FlowStep::code) return CodeVerdict::used;
  if (!right) return miss(transaction, flow);
  return step_on(transaction, flow, next) ? CodeVerdict::right : CodeVerdict::used;
}

Flows::CodeVerdict Flows::try_either(db::Transaction& transaction, Flow& flow, const std::string& code,
                                     FlowStep next) const {
  if (flow.step != FlowStep::code) return CodeVerdict::used;
  const Bytes first = hash(flow, first_part, code);
  const bool is_first = equal_constant_time(first, flow.code_hash);
  const bool is_second =
      !flow.second_hash.empty() && equal_constant_time(hash(flow, second_part, code), flow.second_hash);
  if (is_first && !flow.first_proved && clock_.now() >= flow.code_expires_at) return CodeVerdict::expired;
  if (is_first || is_second) return prove(transaction, flow, is_first, is_second, next);
  if (is_former(flow, first)) return CodeVerdict::superseded;
  return miss(transaction, flow);
}

Flows::CodeVerdict Flows::take_second(db::Transaction& transaction, Flow& flow, bool right, FlowStep next) const {
  if (flow.step != FlowStep::code) return CodeVerdict::used;
  return right ? prove(transaction, flow, false, true, next) : miss(transaction, flow);
}

Flows::CodeVerdict Flows::prove(db::Transaction& transaction, Flow& flow, bool first, bool second,
                                FlowStep next) const {
  flow.first_proved = flow.first_proved || first;
  flow.second_proved = flow.second_proved || second;
  transaction.run(set_proofs, flow.id, flow.first_proved, flow.second_proved);
  if (!flow.first_proved || !flow.second_proved) return CodeVerdict::right;
  return step_on(transaction, flow, next) ? CodeVerdict::right : CodeVerdict::used;
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

std::optional<std::string> Flows::renew_code(db::Transaction& transaction, Flow& flow, Method method,
                                             const std::string& sent_to) const {
  const Instant now = clock_.now();
  if (flow.step != FlowStep::code || now < flow.resend_at()) return std::nullopt;
  const std::string code = make_one_time_code();
  if (flow.code_number > 0)
    flow.former_codes.insert(flow.former_codes.end(), flow.code_hash.begin(), flow.code_hash.end());
  flow.method = method;
  flow.sent_to = sent_to;
  flow.code_hash = hash(flow, first_part, code);
  flow.code_sent_at = now;
  flow.code_expires_at = std::min(now + code_time, flow.expires_at);
  ++flow.code_number;
  transaction.run(set_code, flow.id, flow.method, flow.sent_to, flow.code_hash, flow.former_codes, flow.code_sent_at,
                  flow.code_expires_at, flow.code_number);
  return code;
}

std::optional<std::string> Flows::renew_second_code(db::Transaction& transaction, Flow& flow) const {
  const Instant now = clock_.now();
  if (flow.step != FlowStep::code || flow.second_hash.empty() || now < flow.resend_at()) return std::nullopt;
  const std::string code = make_one_time_code();
  flow.second_hash = hash(flow, second_part, code);
  flow.code_sent_at = now;
  ++flow.code_number;
  transaction.run(set_second, flow.id, flow.second_hash, flow.code_sent_at, flow.code_number);
  return code;
}

bool Flows::finish(db::Transaction& transaction, const Flow& flow) const {
  return flow.step == FlowStep::password && step_on(transaction, flow, FlowStep::done);
}

void Flows::sweep(db::Transaction& transaction) const { transaction.run(delete_expired, clock_.now()); }

}  // namespace portico::identity
