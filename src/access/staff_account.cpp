#include "access/staff_account.hpp"

#include "access/staff_invitation.hpp"
#include "phone/phone.hpp"

namespace portico::access {

using identity::StaffId;

namespace {

StaffId staff_of(const http::Call& call) { return StaffId{call.caller().actor}; }

}  // namespace

StepUp::Owner staff_owner(Services& services, const StaffSessions& sessions, db::Transaction& transaction,
                          const http::Call& call) {
  const auto staff = services.staff.find(transaction, staff_of(call));
  return {.holder = holder_of(staff_of(call)),
          .suffix = {},
          .hash = staff ? staff->usable_hash() : std::nullopt,
          .recipient = sessions.recipient(transaction, staff_of(call)),
          .wrong_password = Refused{Reason::unauthenticated, "STAFF_PASSWORD_WRONG"}};
}

identity::Staff StaffSecurity::self(db::Transaction& transaction, const http::Call& call) const {
  auto staff = services_.staff.find(transaction, staff_of(call));
  if (!staff) throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  return std::move(*staff);
}

OwnAccount StaffSecurity::view(http::Call& call) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto recipient = sessions_.recipient(transaction, staff_of(call));
    OwnAccount view{.phone = phone::masked(recipient.phone),
                    .email = masked_email(services_.staff.email_of(transaction, staff_of(call))),
                    .methods = recipient.methods(),
                    .authenticator = {.allowed = true},
                    .passkeys = {.allowed = true, .items = {}},
                    .fresh_until = {},
                    .sessions = {},
                    .devices = {}};
    own_.describe(transaction, view, holder_of(staff_of(call)), call.caller().session, staff_device_cookie(call));
    return view;
  });
}

http::Later<StaffSessionView> StaffSecurity::set_password(http::Call& call, const NewPassword& input) {
  services_.database.read([&](db::Transaction& transaction) {
    require_staff_password(services_, transaction, self(transaction, call), input.password);
  });
  return services_.pool.later<StaffSessionView>(
      identity::HashPool::Lane::known_device,
      [this, password = input.password] { return services_.hasher.hash(password); },
      [this, &call](const std::string& hash) {
        const auto& caller = call.caller();
        const auto renewed = services_.database.write([&](db::Transaction& transaction) {
          const auto staff = self(transaction, call);
          services_.staff.renew_hash(transaction, staff.id, hash);
          sessions_.end_all(transaction, caller, staff.id, "password_set", caller.session);
          services_.journal.write(
              transaction, caller,
              {.action = audit::Action::staff_password_set, .entity_type = "Practitioner", .entity = staff.id.value});
          sessions_.tell(transaction, {}, staff, Notice::staff_password_set);
          return services_.sessions.renew(transaction, caller, caller.session);
        });
        return sessions_.renewed(call, renewed);
      });
}

NewAuthenticator StaffSecurity::begin_authenticator(http::Call& call) {
  return services_.database.write([&](db::Transaction& transaction) {
    return own_.begin_authenticator(transaction, holder_of(staff_of(call)), service_name,
                                    services_.staff.email_of(transaction, staff_of(call)));
  });
}

RecoveryCodes StaffSecurity::confirm_authenticator(http::Call& call, const CodeInput& input) {
  return services_.database.write([&](db::Transaction& transaction) {
    auto codes = own_.confirm_authenticator(transaction, call.caller(), holder_of(staff_of(call)), input);
    sessions_.tell(transaction, {}, self(transaction, call), Notice::staff_factor_added);
    return codes;
  });
}

void StaffSecurity::remove_authenticator(http::Call& call) {
  services_.database.write([&](db::Transaction& transaction) {
    own_.remove_authenticator(transaction, call.caller(), holder_of(staff_of(call)));
    sessions_.tell(transaction, {}, self(transaction, call), Notice::staff_factor_removed);
  });
}

void StaffSecurity::end_session(http::Call& call) { own_.end_session(call, holder_of(staff_of(call))); }

EndedSessions StaffSecurity::end_others(http::Call& call) { return own_.end_others(call, holder_of(staff_of(call))); }

void StaffSecurity::forget_device(http::Call& call) { own_.forget_device(call, holder_of(staff_of(call))); }

}  // namespace portico::access
