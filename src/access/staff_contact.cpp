#include "access/staff_contact.hpp"

#include "identity/agent.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;
using identity::StaffId;

namespace {

constexpr std::string_view wanted_place = "auth_flow.wanted";

StaffId staff_of(const http::Call& call) { return StaffId{call.caller().actor}; }

// The code goes to the new one, whatever else he has for signing in.
SignInCodes::Recipient new_one(const std::string& phone) {
  return {.phone = phone, .clinic = service_name, .time_zone = service_zone};
}

}  // namespace

// Where he works: how a number without its country's code is read.
std::string StaffContact::country(db::Transaction& transaction, StaffId staff) const {
  for (const auto& role : services_.staff.roles_of(transaction, staff))
    if (const auto contract = organization::store::by_id(transaction, role.organization)) return contract->country;
  return {};
}

std::string StaffContact::wanted_by(const identity::Flow& flow) const {
  return services_.keys.open_field(keys::installation, wanted_place, *flow.session, flow.wanted);
}

CodeStep StaffContact::begin_phone(http::Call& call, const PhoneInput& input) {
  const auto& caller = call.caller();
  auto opened = settled(services_.database.write([&](db::Transaction& transaction) {
    const auto number = phone::parse_for_sms(input.phone.value, country(transaction, staff_of(call)));
    if (const auto* fault = std::get_if<phone::Fault>(&number))
      throw Refused::fields({phone::field_error("phone", *fault)});
    const auto& e164 = std::get<phone::Number>(number).e164;
    return codes_.open(transaction, caller,
                       {.kind = FlowKind::staff_phone_change,
                        .account = caller.actor,
                        .session = caller.session,
                        .subject = services_.throttles.key("own_contact", {}, caller.actor.text()),
                        .wanted = services_.keys.seal_field(keys::installation, wanted_place, caller.session, e164),
                        .language = caller.language},
                       new_one(e164), SignInCodes::OnSmsLimit::refuse);
  }));
  call.set_cookie(identity::flow_cookie(""), opened.flow_token, identity::flow_time);
  return std::move(opened.step);
}

identity::Flow StaffContact::find(db::Transaction& transaction, const http::Call& call) const {
  auto flow = services_.flows.find(transaction, staff_flow_token(call), FlowKind::staff_phone_change, {},
                                   identity::agent_class(call.caller().user_agent));
  if (flow.session != call.caller().session) throw Refused{Reason::unauthenticated, "FLOW_ENDED"};
  return flow;
}

CodeStep StaffContact::resend(http::Call& call) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    auto flow = find(transaction, call);
    return codes_.resend(transaction, call.caller(), flow, new_one(wanted_by(flow)), SignInCodes::OnSmsLimit::refuse);
  }));
}

StaffSessionView StaffContact::enter_code(http::Call& call, const CodeInput& input) {
  using Result = std::variant<identity::StartedSession, Refused>;
  const auto renewed = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto& caller = call.caller();
    auto flow = find(transaction, call);
    if (auto refused = codes_.check(transaction, caller, flow, input.code.value, FlowStep::done, service_zone))
      return *refused;
    write(transaction, caller, wanted_by(flow));
    return services_.sessions.renew(transaction, caller, caller.session);
  }));
  return sessions_.renewed(call, renewed);
}

void StaffContact::write(db::Transaction& transaction, const Caller& caller, const std::string& phone) {
  const StaffId id{caller.actor};
  const auto staff = services_.staff.find(transaction, id);
  if (!staff) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  const auto former = services_.staff.phone_of(transaction, id);
  services_.staff.set_phone(transaction, id, phone);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::phone_changed, .entity_type = "Practitioner", .entity = id.value});
  sessions_.tell(transaction, {}, *staff, Notice::staff_own_phone_changed);
  if (former.empty() || former == phone) return;
  services_.outbox.enqueue(transaction, {},
                           security_sms(Notice::staff_own_phone_changed, staff->language, former,
                                        {{"service", service_name}}, Uuid::make()));
}

}  // namespace portico::access
