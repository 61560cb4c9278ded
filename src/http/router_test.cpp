#include "http/router.hpp"

#include <gtest/gtest.h>

namespace portico::http {
namespace {

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Route route(Method method, std::string path, Access access = Public{}) {
  return {.method = method, .path = std::move(path), .access = access, .audit = Audited::nothing(), .summary = ""};
}
const auto nothing = [](Call&) { return Nothing{}; };

Router patients() {
  Router router;
  router.add(route(Method::get, "/contracts/{organization_id}/patients"), nothing);
  router.add(route(Method::post, "/contracts/{organization_id}/patients"), nothing);
  router.add(route(Method::post, "/contracts/{organization_id}/patients/searches"), nothing);
  router.add(route(Method::get, "/contracts/{id}/patients/{patient_id}"), nothing);
  router.add(route(Method::patch, "/contracts/{id}/patients/{patient_id}"), nothing);
  auto content = route(Method::get, "/contracts/{id}/patients/{patient_id}/documents/{document_id}/content");
  content.audit = Audited::read(audit::Action::document_downloaded);
  router.add(std::move(content), nothing);
  return router;
}

std::string found(const Router::Match& match) { return match.endpoint ? match.endpoint->route.path : "-"; }

TEST(Router, FindsRoutesAndTheirParameters) {
  const auto router = patients();
  const auto match = router.match("GET", "/contracts/a%20b/patients/c/documents/d/content");
  EXPECT_EQ(found(match), "/contracts/{id}/patients/{patient_id}/documents/{document_id}/content");
  EXPECT_EQ(match.parameters, (PathParameters{{"id", "a b"}, {"patient_id", "c"}, {"document_id", "d"}}));
  EXPECT_EQ(router.match("GET", "/contracts/a/patients").parameters, (PathParameters{{"organization_id", "a"}}));
}

TEST(Router, PrefersWrittenSegments) {
  const auto router = patients();
  EXPECT_EQ(found(router.match("POST", "/contracts/a/patients/searches")),
            "/contracts/{organization_id}/patients/searches");
  EXPECT_EQ(found(router.match("GET", "/contracts/a/patients/searches/documents/b/content")),
            "/contracts/{id}/patients/{patient_id}/documents/{document_id}/content");
}

TEST(Router, GivesHeadTheGetRoute) {
  EXPECT_EQ(found(patients().match("HEAD", "/contracts/a/patients")), "/contracts/{organization_id}/patients");
}

TEST(Router, TellsWhatElseIsAllowed) {
  const auto router = patients();
  EXPECT_EQ(router.match("DELETE", "/contracts/a/patients").allowed, "GET, HEAD, POST");
  EXPECT_EQ(router.match("OPTIONS", "/contracts/a/patients/b").allowed, "GET, HEAD, PATCH");
  EXPECT_EQ(router.match("get", "/contracts/a/patients").allowed, "GET, HEAD, POST");
}

class Unknown : public testing::TestWithParam<const char*> {};
TEST_P(Unknown, MatchesNothing) {
  const auto match = patients().match("GET", GetParam());
  EXPECT_EQ(found(match), "-");
  EXPECT_EQ(match.allowed, "");
}
INSTANTIATE_TEST_SUITE_P(
    Paths, Unknown,
    testing::Values("", "/", "*", "contracts/a/patients", "/contracts", "/contracts/a", "/contracts/a/patients/",
                    "/contracts//patients", "//contracts/a/patients", "/contracts/a/patients/b/documents",
                    "/contracts/a/patients/b/documents/c/content/", "/contracts/%zz/patients", "/Contracts/a/patients",
                    "/contracts/a/patients/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/1/2/3/4/5/6/7/8/9"));

TEST(Router, MountsReadingRoutesAgainUnderAnotherRule) {
  auto router = patients();
  router.mount_again("/contracts/{id}/patients/{patient_id}", "/console/{id}/patients/{patient_id}/portal-view",
                     Access{"in_contract", "id", "patients"});
  const auto match = router.match("GET", "/console/o/patients/p/portal-view/documents/d/content");
  ASSERT_NE(match.endpoint, nullptr);
  EXPECT_EQ(match.endpoint->route.access.rule(), "in_contract");
  EXPECT_EQ(match.endpoint->route.audit.action(), audit::Action::document_downloaded);
  EXPECT_EQ(router.match("PATCH", "/console/o/patients/p/portal-view").endpoint, nullptr);
  EXPECT_EQ(router.match("PATCH", "/console/o/patients/p/portal-view").allowed, "GET, HEAD");
}

TEST(Router, RefusesWhatCannotBeMeant) {
  auto router = patients();
  EXPECT_THROW(router.add(route(Method::get, "/contracts/{other}/patients"), nothing), std::logic_error);
  EXPECT_THROW(router.add(route(Method::get, "no-slash"), nothing), std::logic_error);
  EXPECT_THROW(router.add(route(Method::get, "/x/{id}", Access{"on_patient", "patient_id", ""}), nothing),
               std::logic_error);
}

}  // namespace
}  // namespace portico::http
