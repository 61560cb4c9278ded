#pragma once
#include <string_view>

namespace portico::http {

// Who may call a route: codes that http/ only carries. `rule` is known to the Authorizer, `parameter` names the path
// parameter it looks at, `scope` narrows. No default: a route without a rule does not compile. Domains offer readable
// makers, such as OnPatient{"patient_id", Scope::documents} in proxies/ and InContract{"organization_id",
// Permission::patients} in organization/.
class Access {
 public:
  constexpr Access(std::string_view rule, std::string_view parameter, std::string_view scope)
      : rule_{rule}, parameter_{parameter}, scope_{scope} {}

  constexpr std::string_view rule() const { return rule_; }
  constexpr std::string_view parameter() const { return parameter_; }
  constexpr std::string_view scope() const { return scope_; }
  constexpr bool is_public() const { return rule_ == "public"; }

 private:
  std::string_view rule_;
  std::string_view parameter_;
  std::string_view scope_;
};

// Anyone, without a session. The only rule that OpenAPI shows as `security: []`.
struct Public {
  constexpr operator Access() const { return {"public", "", ""}; }  // NOLINT(google-explicit-constructor)
};

}  // namespace portico::http
