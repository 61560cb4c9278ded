#include "app/authorizer.hpp"

#include "access/store.hpp"
#include "base/spelling.hpp"
#include "booking/guest_store.hpp"
#include "identity/codes.hpp"
#include "identity/permissions.hpp"

namespace portico::app {
namespace {

constexpr std::size_t user_agent_kept = 200;

// It is stored, so nothing but printable ASCII of it.
std::string user_agent_of(const http::Request& request) {
  std::string kept;
  for (const char c : request.header("user-agent").value_or("").substr(0, user_agent_kept))
    if (c >= ' ' && c <= '~') kept += c;
  return kept;
}

Caller stranger(const http::Request& request) {
  return {.kind = Caller::Kind::stranger,
          .actor = {},
          .session = {},
          .organization = {},
          .patient = {},
          .language = preferred_language(request.header("accept-language").value_or(""), Language::en),
          .address = request.address,
          .user_agent = user_agent_of(request),
          .request_id = request.request_id};
}

Refused unauthenticated() { return {Reason::unauthenticated, "UNAUTHENTICATED"}; }

}  // namespace

struct Authorizer::Asked {
  const http::Access& access;
  const http::Request& request;
  const http::PathParameters& parameters;
  bool state_changing;
  bool prolongs_session;
  Caller stranger;

  const std::string& parameter(std::string_view name) const {
    const auto found = parameters.find(name);
    if (found == parameters.end()) throw std::logic_error{"the route has no parameter " + std::string{name}};
    return found->second;
  }
  template <class IdType>
  IdType id(std::string_view name) const {
    const auto parsed = IdType::parse(parameter(name));
    if (!parsed) throw Refused::not_found();
    return *parsed;
  }
  std::string cookie(const std::string& name) const { return request.cookie(name).value_or(""); }
};

Authorizer::Authorizer(db::Database& database, const identity::Sessions& sessions, const proxies::Grants& grants,
                       audit::Journal& journal, const Clock& clock, std::string base_url)
    : database_{database},
      sessions_{sessions},
      grants_{grants},
      journal_{journal},
      clock_{clock},
      base_url_{std::move(base_url)} {}

Caller Authorizer::authorize(const http::Access& access, const http::Request& request,
                             const http::PathParameters& parameters, bool state_changing, bool prolongs_session) {
  const Asked asked{access, request, parameters, state_changing, prolongs_session, stranger(request)};
  if (state_changing) check_origin(asked);
  const auto rule = access.rule();
  if (rule == "public") return asked.stranger;
  if (rule == "flow") return in_flow(asked);
  if (rule == "session" || rule == "fresh") return with_session(asked);
  if (rule == "on_patient") return on_patient(asked);
  if (rule == "staff" || rule == "fresh_staff") return as_staff(asked);
  if (rule == "platform" || rule == "fresh_platform") return as_platform_administrator(asked);
  if (rule == "in_contract" || rule == "fresh_in_contract") return in_contract(asked);
  throw std::logic_error{"no such access rule: " + std::string{rule}};
}

// The verb finds the flow and looks at its state; here is only who has none.
Caller Authorizer::in_flow(const Asked& asked) const {
  const auto suffix = asked.access.parameter().empty() ? std::string{} : asked.parameter(asked.access.parameter());
  if (identity::hash_token(asked.cookie(identity::flow_cookie(suffix))).empty())
    throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  Caller caller = asked.stranger;
  caller.kind = Caller::Kind::flow;
  return caller;
}

Caller Authorizer::with_session(const Asked& asked) const {
  const auto& suffix = asked.parameter(asked.access.parameter());
  const auto token = asked.cookie(identity::session_cookie(suffix));
  const auto hash = identity::hash_token(token);
  if (hash.empty()) throw unauthenticated();
  const auto session = database_.read(
      [&](db::Transaction& transaction) { return sessions_.find_patient_side(transaction, hash, suffix); });
  if (!session) throw unauthenticated();
  Caller caller = asked.stranger;
  admit(asked, *session, caller, token);
  check_fresh(asked, *session);
  return caller;
}

Caller Authorizer::on_patient(const Asked& asked) const {
  const auto& suffix = asked.parameter("suffix");
  const auto token = asked.cookie(identity::session_cookie(suffix));
  const auto hash = identity::hash_token(token);
  if (hash.empty()) throw unauthenticated();
  // What is no id is nobody's: it goes the same way as a random one.
  const auto patient =
      patients::PatientId::parse(asked.parameter(asked.access.parameter())).value_or(patients::PatientId{});
  const auto found = database_.read([&](db::Transaction& transaction) {
    return grants_.find_session(transaction, hash, suffix, patient, asked.access.scope());
  });
  if (!found) throw unauthenticated();
  Caller caller = asked.stranger;
  admit(asked, found->session, caller, token);
  if (!found->granted) deny(asked, caller, Refused::not_found());
  caller.patient = patient.value;
  return caller;
}

identity::StaffAccess Authorizer::staff_access(const Asked& asked, OrganizationId organization, Caller& caller) const {
  const auto token = asked.cookie(identity::session_cookie(""));
  const auto hash = identity::hash_token(token);
  if (hash.empty()) throw unauthenticated();
  auto access = database_.read(
      [&](db::Transaction& transaction) { return sessions_.find_staff(transaction, hash, organization); });
  if (!access) throw unauthenticated();
  admit(asked, access->session, caller, token);
  return std::move(*access);
}

Caller Authorizer::as_staff(const Asked& asked) const {
  Caller caller = asked.stranger;
  check_fresh(asked, staff_access(asked, {}, caller).session);
  return caller;
}

Caller Authorizer::as_platform_administrator(const Asked& asked) const {
  Caller caller = asked.stranger;
  const auto access = staff_access(asked, {}, caller);
  if (!access.platform_administrator) deny(asked, caller, {Reason::forbidden, "FORBIDDEN"});
  check_fresh(asked, access.session);
  return caller;
}

Caller Authorizer::in_contract(const Asked& asked) const {
  Caller caller = asked.stranger;
  const auto organization = OrganizationId::parse(asked.parameter(asked.access.parameter())).value_or(OrganizationId{});
  const auto access = staff_access(asked, organization, caller);
  if (access.roles.empty() && !access.platform_administrator) deny(asked, caller, Refused::not_found());
  caller.organization = organization;
  const auto permission = from_spelling<identity::Permission>(asked.access.scope());
  if (!permission) throw std::logic_error{"no such permission: " + std::string{asked.access.scope()}};
  if (!access.may(*permission)) deny(asked, caller, {Reason::forbidden, "FORBIDDEN"});
  check_fresh(asked, access.session);
  if (asked.parameters.contains("patient_id")) {
    const auto patient = asked.id<patients::PatientId>("patient_id");
    // Of one appointment it may be a guest, who is no patient anywhere else.
    const bool may_be_guest = asked.parameters.contains("appointment_id");
    const bool is_there = database_.read([&](db::Transaction& transaction) {
      return access::store::has_patient(transaction, organization, patient) ||
             (may_be_guest && booking::store::is_guest(transaction, organization, patient.value));
    });
    if (!is_there) deny(asked, caller, Refused::not_found());
    caller.patient = patient.value;
  }
  return caller;
}

void Authorizer::admit(const Asked& asked, const identity::Session& session, Caller& caller,
                       const std::string& token) const {
  const bool staff = session.kind == identity::Side::staff;
  caller.kind = staff ? Caller::Kind::staff : Caller::Kind::patient;
  caller.actor = session.account;
  caller.session = session.id;
  caller.organization = session.organization;
  caller.language = session.language;
  if (asked.state_changing) check_csrf(asked, caller, token);
  if (asked.prolongs_session) sessions_.touch_soon(session);
}

// Last of all: who may not do it at all is told so, and is not asked for his password first.
void Authorizer::check_fresh(const Asked& asked, const identity::Session& session) const {
  if (asked.access.rule().starts_with("fresh") && !session.is_fresh(clock_.now()))
    throw Refused{Reason::forbidden, "STEP_UP_REQUIRED"};
}

// Browsers tell where a request comes from by one of two headers; programs that send neither have no page to be tricked
// by, and still need the session's token (docs/adr/0008).
void Authorizer::check_origin(const Asked& asked) const {
  const auto site = asked.request.header("sec-fetch-site");
  const auto origin = asked.request.header("origin");
  const bool same = site ? *site == "same-origin" : !origin || *origin == base_url_;
  if (same) return;
  journal_.record(asked.stranger, {.action = audit::Action::request_rejected, .outcome = "CSRF_REJECTED"}, [](bool) {});
  throw Refused{Reason::forbidden, "CSRF_REJECTED"};
}

void Authorizer::check_csrf(const Asked& asked, const Caller& caller, const std::string& token) const {
  if (sessions_.csrf_fits(token, asked.request.header("x-csrf-token").value_or(""))) return;
  journal_.record(caller, {.action = audit::Action::request_rejected, .outcome = "CSRF_REJECTED"}, [](bool) {});
  throw Refused{Reason::forbidden, "CSRF_REJECTED"};
}

void Authorizer::deny(const Asked& asked, const Caller& caller, Refused refused) const {
  journal_.record(caller,
                  {.action = audit::Action::authorization_denied,
                   .outcome = refused.code(),
                   .detail = fmt::format(R"({{"rule":"{}","scope":"{}"}})", asked.access.rule(), asked.access.scope())},
                  [](bool) {});
  throw refused;
}

}  // namespace portico::app
