#pragma once
#include <string>

#include "audit/audit.hpp"
#include "db/database.hpp"
#include "http/authorizer.hpp"
#include "identity/session.hpp"
#include "proxies/grants.hpp"

namespace portico::app {

// Knows the rules that identity/ and proxies/ have names for. One statement a request: session, account and grant (or
// roles) are read together, so a revocation bites at the next request. Denials are audited beside the request, not
// before its answer.
class Authorizer final : public http::Authorizer {
 public:
  // `base_url`: where pages come from, as browsers write it into Origin.
  Authorizer(db::Database& database, const identity::Sessions& sessions, const proxies::Grants& grants,
             audit::Journal& journal, const Clock& clock, std::string base_url);

  Caller authorize(const http::Access& access, const http::Request& request, const http::PathParameters& parameters,
                   bool state_changing, bool prolongs_session) override;

 private:
  struct Asked;
  Caller in_flow(const Asked& asked) const;
  Caller with_session(const Asked& asked) const;
  Caller on_patient(const Asked& asked) const;
  Caller as_staff(const Asked& asked) const;
  Caller as_platform_administrator(const Asked& asked) const;
  Caller in_contract(const Asked& asked) const;

  identity::StaffAccess staff_access(const Asked& asked, OrganizationId organization, Caller& caller) const;
  void check_origin(const Asked& asked) const;
  void check_csrf(const Asked& asked, const Caller& caller, const std::string& token) const;
  void admit(const Asked& asked, const identity::Session& session, Caller& caller, const std::string& token) const;
  void check_fresh(const Asked& asked, const identity::Session& session) const;
  [[noreturn]] void deny(const Asked& asked, const Caller& caller, Refused refused) const;

  db::Database& database_;
  const identity::Sessions& sessions_;
  const proxies::Grants& grants_;
  audit::Journal& journal_;
  const Clock& clock_;
  std::string base_url_;
};

}  // namespace portico::app
