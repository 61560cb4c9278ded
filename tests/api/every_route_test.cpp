#include <gmock/gmock.h>

#include "identity/permissions.hpp"
#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;

std::string method_of(const http::Endpoint& endpoint) {
  switch (endpoint.route.method) {
    case http::Method::get:
      return "GET";
    case http::Method::post:
      return "POST";
    case http::Method::put:
      return "PUT";
    case http::Method::patch:
      return "PATCH";
    case http::Method::del:
      return "DELETE";
  }
  return {};
}

// The routes come from the program itself: one that is added tomorrow is tried tomorrow.
class EveryRouteTest : public support::EachApi {
 protected:
  EveryRouteTest() {
    api.activate(duna, anna, password);
    api.activate(duna, bela, password);
    for (const auto& endpoint : api.router().endpoints()) routes.push_back(&endpoint);
  }

  // The route with Anna and Duna Medical in its path, and ids that nobody has for all else.
  std::string path(const http::Endpoint& endpoint) const {
    std::string result;
    std::string_view rest = endpoint.route.path;
    while (!rest.empty()) {
      const auto open = rest.find('{');
      result += rest.substr(0, open);
      if (open == std::string_view::npos) break;
      const auto close = rest.find('}', open);
      const auto name = rest.substr(open + 1, close - open - 1);
      result += name == "suffix"            ? std::string{"duna"}
                : name == "organization_id" ? duna.id.text()
                : name == "patient_id"      ? anna.text()
                                            : Uuid::make().text();
      rest.remove_prefix(close + 1);
    }
    return result;
  }
  static std::string name(const http::Endpoint& endpoint) { return method_of(endpoint) + " " + endpoint.route.path; }
  static bool is_for_staff(std::string_view rule) {
    return rule.ends_with("staff") || rule.ends_with("in_contract") || rule.ends_with("platform");
  }
  support::Reply call(Api::Browser& browser, const http::Endpoint& endpoint) {
    return browser.send(method_of(endpoint), path(endpoint), {});
  }
  Api::Browser staff(const std::string& name, const std::string& phone, std::vector<identity::RoleIn> roles,
                     bool platform = false) {
    api.add_staff(name + "@duna.example", password, phone, std::move(roles), platform);
    return api.sign_in_staff(name + "@duna.example", password, phone);
  }

  static constexpr auto password = "Kiralyi7";
  const Api::Person annas{};
  const Api::Person belas{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  organization::Organization tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
  patients::PatientId anna = api.add_patient(duna.id, annas);
  patients::PatientId bela = api.add_patient(duna.id, belas);
  std::vector<const http::Endpoint*> routes;
};
PORTICO_EACH_ENGINE(EveryRouteTest);

TEST_P(EveryRouteTest, HasARuleThatTheAuthorizerKnows) {
  for (const auto* route : routes)
    EXPECT_THAT(std::string{route->route.access.rule()},
                testing::AnyOf("public", "flow", "session", "fresh", "on_patient", "staff", "platform", "in_contract",
                               "fresh_staff", "fresh_platform", "fresh_in_contract"))
        << name(*route);
}

// Whoever adds one has to add it here, and be asked why.
TEST_P(EveryRouteTest, PublicOnesAreThese) {
  std::set<std::string> open;
  for (const auto* route : routes)
    if (route->route.access.is_public()) open.insert(name(*route));
  EXPECT_THAT(
      open,
      testing::ElementsAre(
          "DELETE /api/portal/{suffix}/holds/{hold_id}", "GET /.well-known/security.txt", "GET /api/deliveries/{key}",
          "GET /api/openapi.json", "GET /api/portal/{suffix}", "GET /api/portal/{suffix}/calendars/{file}",
          "GET /api/portal/{suffix}/legal", "GET /api/portal/{suffix}/locations",
          "GET /api/portal/{suffix}/practitioners", "GET /api/portal/{suffix}/services",
          "GET /api/portal/{suffix}/slots", "GET /branding/{file}", "GET /livez", "GET /readyz",
          "POST /api/console/invitation", "POST /api/console/invitation/password", "POST /api/console/login",
          "POST /api/console/login/passkey", "POST /api/console/login/passkey/challenge", "POST /api/deliveries/{key}",
          "POST /api/portal/{suffix}/account/freezing", "POST /api/portal/{suffix}/activation",
          "POST /api/portal/{suffix}/guest-bookings", "POST /api/portal/{suffix}/holds",
          "POST /api/portal/{suffix}/invitation", "POST /api/portal/{suffix}/invitation/acceptance",
          "POST /api/portal/{suffix}/login", "POST /api/portal/{suffix}/login/passkey",
          "POST /api/portal/{suffix}/login/passkey/challenge", "POST /api/portal/{suffix}/offer",
          "POST /api/portal/{suffix}/offer/acceptance", "POST /api/portal/{suffix}/offer/refusal",
          "POST /api/portal/{suffix}/phone-proofs", "POST /api/portal/{suffix}/recovery",
          "POST /api/portal/{suffix}/registration", "POST /api/portal/{suffix}/registration/standing",
          "POST /api/portal/{suffix}/visit", "POST /api/portal/{suffix}/visit/cancellation",
          "POST /api/portal/{suffix}/visit/check-in-code", "POST /api/portal/{suffix}/visit/confirmation"));
}

TEST_P(EveryRouteTest, RefusesAStranger) {
  auto stranger = api.browser();
  for (const auto* route : routes)
    if (!route->route.access.is_public()) {
      EXPECT_EQ(call(stranger, *route).status, 401) << name(*route);
    }
}

TEST_P(EveryRouteTest, IsNotFoundForAnotherPatient) {
  auto other = api.sign_in("duna", belas, password);
  for (const auto* route : routes) {
    const auto rule = route->route.access.rule();
    if (rule == "on_patient") {
      EXPECT_EQ(call(other, *route).status, 404) << name(*route);
    }
    if (is_for_staff(rule)) {
      EXPECT_EQ(call(other, *route).status, 401) << name(*route);
    }
  }
}

TEST_P(EveryRouteTest, IsNotFoundForStaffOfAnotherContract) {
  auto other = staff("zoe", "+36309990003", {{tisza.id, Role::administrator}});
  for (const auto* route : routes) {
    const auto rule = route->route.access.rule();
    if (rule.ends_with("in_contract")) {
      EXPECT_EQ(call(other, *route).status, 404) << name(*route);
    }
    if (rule == "on_patient" || rule == "session") {
      EXPECT_EQ(call(other, *route).status, 401) << name(*route);
    }
    if (rule.ends_with("platform")) {
      EXPECT_EQ(call(other, *route).status, 403) << name(*route);
    }
  }
}

TEST_P(EveryRouteTest, OffersEachRoleWhatItsPermissionsSay) {
  const std::vector<std::pair<Role, std::string>> roles{{Role::administrator, "+36309990004"},
                                                        {Role::receptionist, "+36309990005"},
                                                        {Role::practitioner, "+36309990006"},
                                                        {Role::billing, "+36309990007"}};
  for (const auto& [role, phone] : roles) {
    auto browser = staff(spelling(role), phone, {{duna.id, role}});
    const auto permissions = identity::permissions_of(role);
    for (const auto* route : routes) {
      if (!route->route.access.rule().ends_with("in_contract") || route->route.method == http::Method::get) continue;
      const auto permission = from_spelling<identity::Permission>(route->route.access.scope());
      ASSERT_TRUE(permission) << name(*route);
      const bool may = std::find(permissions.begin(), permissions.end(), *permission) != permissions.end();
      // Without a body, or without a fresh proof, nothing can happen: who may gets further than the door.
      EXPECT_EQ(call(browser, *route).code() == "FORBIDDEN", !may) << spelling(role) << ' ' << name(*route);
    }
  }
}

TEST_P(EveryRouteTest, ShowsNoPatientToAPlatformAdministrator) {
  auto root = staff("root", "+36309990008", {}, true);
  for (const auto* route : routes)
    if (route->route.access.rule().ends_with("in_contract") &&
        route->route.path.find("{patient_id}") != std::string::npos) {
      EXPECT_EQ(call(root, *route).status, 403) << name(*route);
    }
}

TEST_P(EveryRouteTest, ChangesNothingWithoutTheSessionsToken) {
  auto patient = api.sign_in("duna", annas, password);
  auto desk = staff("eva", "+36309990009", {{duna.id, Role::administrator}}, true);
  patient.csrf.clear();
  desk.csrf.clear();
  for (const auto* route : routes) {
    if (route->route.method == http::Method::get) continue;
    const auto rule = route->route.access.rule();
    if (rule == "session" || rule == "on_patient") {
      EXPECT_EQ(call(patient, *route).code(), "CSRF_REJECTED") << name(*route);
    }
    if (is_for_staff(rule)) {
      EXPECT_EQ(call(desk, *route).code(), "CSRF_REJECTED") << name(*route);
    }
  }
}

TEST_P(EveryRouteTest, LeavesARowWhenItShowsARecord) {
  auto patient = api.sign_in("duna", annas, password);
  auto desk = staff("eva", "+36309990009", {{duna.id, Role::administrator}});
  for (const auto* route : routes) {
    if (route->route.method != http::Method::get) continue;
    const auto rule = route->route.access.rule();
    if (rule != "on_patient" && (rule != "in_contract" || route->route.path.find("{patient_id}") == std::string::npos))
      continue;
    const auto before = api.audited().size();
    if (call(rule == "on_patient" ? patient : desk, *route).status != 200) continue;
    EXPECT_EQ(api.audited().size(), before + 1) << name(*route);
  }
}

TEST_P(EveryRouteTest, IsAlikeForSomeoneElsesAndNobodysRecord) {
  auto other = api.sign_in("duna", belas, password);
  for (const auto* route : routes) {
    if (route->route.access.rule() != "on_patient") continue;
    const auto target = path(*route);
    auto random = target;
    random.replace(random.find(anna.text()), anna.text().size(), Uuid::make().text());
    const auto anothers = other.send(method_of(*route), target, {});
    const auto nobodys = other.send(method_of(*route), random, {});
    EXPECT_EQ(anothers.body, nobodys.body) << name(*route);
    EXPECT_EQ(anothers.headers, nobodys.headers) << name(*route);
  }
}

}  // namespace
}  // namespace portico
