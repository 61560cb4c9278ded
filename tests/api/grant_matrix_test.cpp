#include <gmock/gmock.h>

#include "support/api.hpp"
#include "support/family.hpp"

namespace portico {
namespace {

using support::Api;
using testing::SizeIs;

std::string method_of(const http::Endpoint& endpoint) {
  static const std::map<http::Method, std::string> names{{http::Method::get, "GET"},
                                                         {http::Method::post, "POST"},
                                                         {http::Method::put, "PUT"},
                                                         {http::Method::patch, "PATCH"},
                                                         {http::Method::del, "DELETE"}};
  return names.at(endpoint.route.method);
}

// Every route on a patient, in every state that a grant can be in.
class GrantMatrixTest : public support::Family {
 protected:
  std::string path(const http::Endpoint& endpoint, const std::string& patient, const std::string& item) const {
    std::string result;
    std::string_view rest = endpoint.route.path;
    while (!rest.empty()) {
      const auto open = rest.find('{');
      result += rest.substr(0, open);
      if (open == std::string_view::npos) break;
      const auto close = rest.find('}', open);
      const auto name = rest.substr(open + 1, close - open - 1);
      result += name == "suffix" ? "duna" : name == "patient_id" ? patient : name == "page" ? "1" : item;
      rest.remove_prefix(close + 1);
    }
    return result;
  }
  std::string path(const http::Endpoint& endpoint, const std::string& patient) const {
    return path(endpoint, patient, no_item.text());
  }
  // As an answer about an id that nobody has.
  void expect_like_nobody(Api::Browser& browser, const std::string& state) {
    for (const auto* endpoint : on_patient) {
      const auto method = method_of(*endpoint);
      const auto his = browser.send(method, path(*endpoint, mate_id.text()), {});
      const auto nobodys = browser.send(method, path(*endpoint, Uuid::make().text()), {});
      EXPECT_EQ(his.status, 404) << state << ' ' << endpoint->route.path;
      EXPECT_EQ(his.body, nobodys.body) << state << ' ' << endpoint->route.path;
      EXPECT_EQ(his.headers, nobodys.headers) << state << ' ' << endpoint->route.path;
    }
  }
  // Through the door, or told like nobody; what lies behind the door is the routes' own business: "not found" for the
  // item that is asked for is journaled as theirs, and not as a denial.
  bool is_let_in(Api::Browser& browser, const http::Endpoint& endpoint) {
    const auto denials = [&] {
      const auto actions = api.audited();
      return std::count(actions.begin(), actions.end(), "authorization_denied");
    };
    const auto before = denials();
    browser.send(method_of(endpoint), path(endpoint, mate_id.text()), {});
    return denials() == before;
  }

  // The same item under the address of someone else for whom one may act.
  void wanted_by_another_address(Api::Browser& browser, const std::string& item) {
    for (const auto* endpoint : on_patient) {
      if (endpoint->route.path.find("{document_id}") == std::string::npos) continue;
      EXPECT_EQ(browser.send(method_of(*endpoint), path(*endpoint, eszter_id.text(), item), {}).status, 404)
          << endpoint->route.path;
    }
  }

  GrantMatrixTest() {
    for (const auto& endpoint : api.router().endpoints())
      if (endpoint.route.access.rule() == "on_patient") on_patient.push_back(&endpoint);
  }
  const Uuid no_item = Uuid::make();
  std::vector<const http::Endpoint*> on_patient;
};
PORTICO_EACH_ENGINE(GrantMatrixTest);

TEST_P(GrantMatrixTest, EachScopeOpensItsOwnRoutesAndNoOther) {
  ASSERT_THAT(on_patient, SizeIs(testing::Ge(8)));
  auto browser = api.sign_in("duna", eszter, password);
  for (const auto scope : proxies::every_scope) {
    auto wanted = of_eszter_on_mate();
    wanted.scopes = {scope};
    give(wanted);
    for (const auto* endpoint : on_patient)
      EXPECT_EQ(is_let_in(browser, *endpoint), endpoint->route.access.scope() == enumerator_name(scope))
          << spelling(scope) << ' ' << endpoint->route.path;
  }
}

// Under Máté's own address: only what is his and shared with him, and only in its scope.
TEST_P(GrantMatrixTest, EachScopeOpensItsOwnItemsAndNoOther) {
  auto staff = desk();
  struct Item {
    const char* name;
    std::string id;
    bool is_open;
  };
  const std::vector<Item> items{{"shared", file_document(staff, mate_id).text("id"), true},
                                {"not shared", file_document(staff, mate_id, false).text("id"), false},
                                {"the holder's own", file_document(staff, eszter_id).text("id"), false},
                                {"a stranger's", file_document(staff, ilona_id).text("id"), false},
                                {"nobody's", no_item.text(), false}};
  auto browser = api.sign_in("duna", eszter, password);
  int opened = 0;
  for (const auto scope : proxies::every_scope) {
    auto wanted = of_eszter_on_mate();
    wanted.scopes = {scope};
    give(wanted);
    for (const auto* endpoint : on_patient) {
      if (endpoint->route.path.find("{document_id}") == std::string::npos) continue;
      const bool in_scope = endpoint->route.access.scope() == enumerator_name(scope);
      for (const auto& item : items) {
        ASSERT_FALSE(item.id.empty());
        const auto reply = browser.send(method_of(*endpoint), path(*endpoint, mate_id.text(), item.id), {});
        EXPECT_EQ(reply.status, in_scope && item.is_open ? 200 : 404)
            << spelling(scope) << ' ' << item.name << ' ' << endpoint->route.path;
        opened += reply.status == 200 ? 1 : 0;
      }
    }
  }
  EXPECT_GE(opened, 3);
  wanted_by_another_address(browser, items.front().id);
}

TEST_P(GrantMatrixTest, AGrantThatDoesNotHoldIsNone) {
  auto browser = api.sign_in("duna", eszter, password);
  expect_like_nobody(browser, "none");
  const Instant now = api.clock().now();

  auto wanted = of_eszter_on_mate();
  wanted.valid_from = now + seconds{1};
  give(wanted);
  expect_like_nobody(browser, "not yet valid");

  wanted = of_eszter_on_mate();
  wanted.valid_until = now;
  give(wanted);
  expect_like_nobody(browser, "ended");

  const auto id = give(of_eszter_on_mate());
  EXPECT_EQ(browser.get(portal + "/patients/" + mate_id.text()).status, 200);
  api.database().write([&](db::Transaction& transaction) { api.services().grants.revoke(transaction, duna.id, id); });
  expect_like_nobody(browser, "revoked");

  give(of_eszter_on_mate());
  move_to("2033-02-20T00:00:00+01:00");
  auto later = api.sign_in("duna", eszter, password);
  expect_like_nobody(later, "of age");
}

}  // namespace
}  // namespace portico
