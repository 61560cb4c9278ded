#pragma once
#include "access/notices.hpp"
#include "access/services.hpp"
#include "access/shapes.hpp"
#include "http/call.hpp"
#include "organization/organization.hpp"

namespace portico::access {

// The patient side's sessions as the portal sees them.
class PortalSessions {
 public:
  explicit PortalSessions(Services& services) : services_{services}, notices_{services} {}

  struct Admitted {
    identity::StartedSession session;
    std::string device_cookie;
  };
  // The last step of login, first login and recovery, in its transaction: a new session on a browser that is known from
  // now on. The owner is told of one that was not. Cookies are set by `hand_over` once all is committed.
  Admitted start(db::Transaction& transaction, Caller caller, const organization::Organization& contract,
                 identity::AccountId account, Language language, std::string_view device_cookie);
  SessionView hand_over(http::Call& call, const Admitted& admitted);
  // After a step-up: the same session under a new token.
  SessionView renewed(http::Call& call, const identity::StartedSession& session);

  SessionView view(http::Call& call);
  SessionView prolong(http::Call& call);
  void end(http::Call& call);
  // Kept with version, language and time. Conflict LEGAL_CHANGED when it is no longer the version in force,
  // or there is none in that language.
  void accept_legal(http::Call& call, const LegalAcceptance& acceptance);
  void set_language(http::Call& call, Language language);

 private:
  SessionView view_of(const identity::Session& session, std::string_view token);
  Services& services_;
  Notices notices_;
};

// The caller as the account that is about to be signed in.
Caller as_account(Caller caller, OrganizationId organization, identity::AccountId account);
identity::Holder holder_of(OrganizationId organization, identity::AccountId account);
// What the browser holds of devices; of the flow under way.
std::string device_cookie_of(const http::Call& call);
Bytes flow_token_of(const http::Call& call);

}  // namespace portico::access
