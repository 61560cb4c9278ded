#include "access/staff_passkeys.hpp"

namespace portico::access {

using identity::PasskeyUse;
using identity::StaffId;

namespace {

Notice notice_of(PasskeyEvent event) {
  switch (event) {
    case PasskeyEvent::added:
      return Notice::staff_passkey_added;
    case PasskeyEvent::removed:
      return Notice::staff_passkey_removed;
    case PasskeyEvent::copied:
      break;
  }
  return Notice::staff_passkey_copied;
}

}  // namespace

TellOwner tell_staff(Services& services, const StaffSessions& sessions) {
  return [&services, &sessions](db::Transaction& transaction, const identity::Holder& holder, PasskeyEvent event) {
    sessions.tell(transaction, {}, *services.staff.find(transaction, StaffId{holder.account}), notice_of(event));
  };
}

OwnPasskeys::Owner staff_passkey_owner(Services& services, db::Transaction& transaction, const http::Call& call) {
  const StaffId id{call.caller().actor};
  return {.holder = holder_of(id),
          .service = service_name,
          .name = services.staff.email_of(transaction, id) + " – " + service_name,
          .allowed = true};
}

StaffPasskeyLogin::StaffPasskeyLogin(Services& services, const StaffSessions& sessions)
    : services_{services}, sessions_{sessions}, proof_{services, tell_staff(services, sessions)} {}

PasskeyToShow StaffPasskeyLogin::ask(http::Call& call) {
  return settled(services_.database.write([&](db::Transaction& transaction) {
    return proof_.ask(transaction, call.caller(), PasskeyUse::sign_in, holder_of(StaffId{}));
  }));
}

StaffSessionView StaffPasskeyLogin::sign_in(http::Call& call, const ShownPasskey& shown) {
  const auto assertion = shown.bytes();
  using Result = std::variant<StaffSessions::Admitted, Refused>;
  const auto admitted = settled(services_.database.write([&](db::Transaction& transaction) -> Result {
    const auto& caller = call.caller();
    auto judged = proof_.judge(transaction, caller, PasskeyUse::sign_in, holder_of(StaffId{}), assertion);
    if (auto* refused = std::get_if<Refused>(&judged)) return std::move(*refused);
    const auto staff = services_.staff.find(transaction, StaffId{std::get<Uuid>(judged)});
    // Closed, or waiting for a new password after a reset: unknown at the door, as with a password.
    if (!staff || staff->status != identity::StaffStanding::active || !staff->usable_hash())
      return Refused{Reason::unauthenticated, "PASSKEY_UNKNOWN"};
    const bool works = services_.staff.may_work(transaction, *staff);
    proof_.note(transaction, caller, PasskeyUse::sign_in, holder_of(staff->id),
                works ? "success" : "ACCESS_STAFF_ENDED");
    if (!works) return Refused{Reason::forbidden, "ACCESS_STAFF_ENDED"};
    return sessions_.start(transaction, caller, *staff, caller.language, staff_device_cookie(call));
  }));
  return sessions_.hand_over(call, admitted);
}

}  // namespace portico::access
