#pragma once
#include "access/messages.hpp"
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "access/sign_in_codes.hpp"
#include "http/call.hpp"

namespace portico::access {

// What codes and notices to staff are signed with: they belong to the installation, not to a clinic.
inline constexpr auto service_name = "Portico";
inline constexpr auto service_zone = "UTC";

// The staff side's sessions as the console sees them.
class StaffSessions {
 public:
  explicit StaffSessions(Services& services) : services_{services} {}

  struct Admitted {
    identity::StartedSession session;
    std::string device_cookie;
  };
  // The last step of login and invitation, in its transaction. Cookies are set by `hand_over` once all is committed.
  Admitted start(db::Transaction& transaction, Caller caller, const identity::Staff& staff, Language language,
                 std::string_view device_cookie) const;
  StaffSessionView hand_over(http::Call& call, const Admitted& admitted) const;
  // After a step-up: the same session under a new token.
  StaffSessionView renewed(http::Call& call, const identity::StartedSession& session) const;

  StaffSessionView view(http::Call& call) const;
  StaffSessionView prolong(http::Call& call) const;
  void end(http::Call& call) const;
  void set_language(http::Call& call, Language language) const;

  // Where his codes may go.
  SignInCodes::Recipient recipient(db::Transaction& transaction, identity::StaffId staff) const;
  // By e-mail, in his own language; `facts` beside service, name and url.
  void tell(db::Transaction& transaction, OrganizationId organization, const identity::Staff& staff, Notice notice,
            Facts facts = {}) const;
  // Every session but `kept`, and every device.
  void end_all(db::Transaction& transaction, const Caller& caller, identity::StaffId staff, std::string_view why,
               Uuid kept = {}) const;

 private:
  StaffSessionView view_of(const identity::Session& session, std::string_view token) const;
  Services& services_;
};

identity::Holder holder_of(identity::StaffId staff);
// What the browser holds for the console.
Bytes staff_flow_token(const http::Call& call);
std::string staff_device_cookie(const http::Call& call);

}  // namespace portico::access
