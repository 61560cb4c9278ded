#include "access/staff_invitation.hpp"

#include "access/login_guard.hpp"
#include "access/store.hpp"
#include "base/email.hpp"
#include "identity/agent.hpp"
#include "identity/codes.hpp"
#include "identity/password_rule.hpp"

namespace portico::access {

using identity::FlowKind;
using identity::FlowStep;

namespace {

Refused ended() { return {Reason::not_found, "INVITATION_ENDED"}; }

// The parts of a name, and the name without its spaces.
void add_words(std::vector<std::string>& words, std::string_view name) {
  std::string together;
  while (!name.empty()) {
    const auto space = name.find(' ');
    words.emplace_back(name.substr(0, space));
    together += words.back();
    name = space == std::string_view::npos ? std::string_view{} : name.substr(space + 1);
  }
  words.push_back(std::move(together));
}

}  // namespace

void require_staff_password(Services& services, db::Transaction& transaction, const identity::Staff& staff,
                            std::string_view password) {
  const auto email = services.staff.email_of(transaction, staff.id);
  std::vector<std::string> words{service_name, email, email.substr(0, email.find('@'))};
  add_words(words, staff.name);
  for (const auto& contract : store::contracts_of(transaction, staff.id.value)) {
    add_words(words, contract.name);
    words.push_back(contract.suffix);
  }
  identity::require_good_password(password, words);
}

identity::Staff StaffInvitation::admitted(db::Transaction& transaction,
                                          const std::optional<identity::StaffId>& staff) const {
  auto found = staff ? services_.staff.find(transaction, *staff) : std::nullopt;
  if (!found || !services_.staff.may_work(transaction, *found)) throw ended();
  return std::move(*found);
}

InvitationView StaffInvitation::view(http::Call&, const TokenInput& input) {
  return services_.database.read([&](db::Transaction& transaction) -> InvitationView {
    const auto staff = admitted(transaction, invitations_.find(transaction, identity::hash_token(input.token.value)));
    return {staff.name, services_.staff.email_of(transaction, staff.id), {}};
  });
}

http::Later<CodeStep> StaffInvitation::set_password(http::Call& call, const InvitationPassword& input) {
  const Bytes token = identity::hash_token(input.token.value);
  services_.database.read([&](db::Transaction& transaction) {
    const auto staff = admitted(transaction, invitations_.find(transaction, token));
    require_staff_password(services_, transaction, staff, input.password);
  });
  return services_.pool.later<CodeStep>(
      identity::HashPool::Lane::unknown_device,
      [this, password = input.password] { return services_.hasher.hash(password); },
      [this, &call, token](const std::string& hash) {
        Caller caller = call.caller();
        auto opened = services_.database.write([&](db::Transaction& transaction) {
          const auto staff = admitted(transaction, invitations_.use(transaction, token));
          caller.actor = staff.id.value;
          services_.staff.renew_hash(transaction, staff.id, hash);
          sessions_.end_all(transaction, caller, staff.id, "password_set");
          services_.journal.write(
              transaction, caller,
              {.action = audit::Action::staff_password_set, .entity_type = "Practitioner", .entity = staff.id.value});
          const auto recipient = sessions_.recipient(transaction, staff.id);
          const auto email = services_.staff.email_of(transaction, staff.id);
          // Where no code can leave now, nothing has happened: the link stays good.
          return settled(
              codes_.open(transaction, caller,
                          {.kind = FlowKind::staff_activation,
                           .account = staff.id.value,
                           .subject = services_.throttles.key("subject", {}, "staff:" + email_key(email)),
                           .method = recipient.phone.empty() ? identity::Method::email : identity::Method::sms,
                           .language = caller.language},
                          recipient, SignInCodes::OnSmsLimit::refuse));
        });
        call.set_cookie(identity::flow_cookie(""), opened.flow_token, identity::flow_time);
        return std::move(opened.step);
      });
}

identity::Flow StaffInvitation::find_flow(db::Transaction& transaction, const http::Call& call) const {
  return services_.flows.find(transaction, staff_flow_token(call), FlowKind::staff_activation, {},
                              identity::agent_class(call.caller().user_agent));
}

CodeStep StaffInvitation::resend(http::Call& call, std::optional<identity::Method> method) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    auto flow = find_flow(transaction, call);
    return codes_.resend(transaction, call.caller(), flow,
                         sessions_.recipient(transaction, identity::StaffId{*flow.account}),
                         SignInCodes::OnSmsLimit::refuse, method);
  }));
}

StaffSessionView StaffInvitation::enter_code(http::Call& call, const CodeInput& input) {
  using Result = std::variant<StaffSessions::Admitted, Refused>;
  const auto started = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    auto flow = find_flow(transaction, call);
    if (auto refused = codes_.check(transaction, call.caller(), flow, input.code.value, FlowStep::done, service_zone))
      return *refused;
    const auto staff = services_.staff.find(transaction, identity::StaffId{*flow.account});
    if (!staff || !services_.staff.may_work(transaction, *staff)) return Refused{Reason::unauthenticated, "FLOW_ENDED"};
    return sessions_.start(transaction, call.caller(), *staff, flow.language, staff_device_cookie(call));
  }));
  return sessions_.hand_over(call, started);
}

}  // namespace portico::access
