#include "http/openapi.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/tree.hpp"

namespace portico::http {
namespace {

using testing::HasSubstr;

enum class Status { current, entered_in_error };
BOOST_DESCRIBE_ENUM(Status, current, entered_in_error)

struct Document {
  Uuid id;
  Status status;
  std::optional<Date> examination_date;
};
BOOST_DESCRIBE_STRUCT(Document, (), (id, status, examination_date))

struct Filter {
  std::optional<Status> status;
  int limit;
};
BOOST_DESCRIBE_STRUCT(Filter, (), (status, limit))

class Sink : public UploadSink {
 public:
  void write(BytesView) override {}
};

Route route(Method method, std::string path, Access access, int status = 0) {
  return {.method = method,
          .path = std::move(path),
          .access = access,
          .audit = Audited::nothing(),
          .summary = "What it does",
          .status = status};
}

Router documents() {
  Router router;
  router.add(route(Method::post, "/documents", Access{"staff", "", ""}, 201), [](Call&, Document d) { return d; });
  router.add(route(Method::get, "/patients/{patient_id}/documents", Access{"patient", "patient_id", ""}),
             [](Call&, Filter) { return std::vector<Document>{}; });
  router.add(route(Method::get, "/contract/{suffix}", Public{}), [](Call&) { return Later<Document>{}; });
  router.add(route(Method::del, "/documents", Access{"staff", "", ""}), [](Call&) {});
  router.add(route(Method::get, "/content", Access{"staff", "", ""}), [](Call&) { return Stream{}; });
  router.add_upload<Sink>(
      route(Method::post, "/uploads", Access{"staff", "", ""}), [](Call&) { return std::make_unique<Sink>(); },
      [](Call&, Sink&) { return Document{}; });
  return router;
}

TEST(OpenApi, IsJson) { EXPECT_NO_THROW(json::Tree::parse(openapi(documents()))); }

TEST(OpenApi, MarksPublicOperationsAndNothingElse) {
  const auto text = openapi(documents());
  EXPECT_THAT(
      text,
      HasSubstr(
          R"("/contract/{suffix}":{"get":{"operationId":"get_contract_by_suffix","summary":"What it does","security":[])"));
  EXPECT_EQ(text.find(R"("security":[])"), text.rfind(R"("security":[])"));
  EXPECT_THAT(text, HasSubstr(R"("security":[{"session":[]}],"paths")"));
}

TEST(OpenApi, DescribesWhatGoesInAndOut) {
  const auto text = openapi(documents());
  EXPECT_THAT(
      text,
      HasSubstr(R"({"name":"patient_id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}})"));
  EXPECT_THAT(
      text,
      HasSubstr(R"({"name":"status","in":"query","required":false,"schema":{"$ref":"#/components/schemas/Status"}})"));
  EXPECT_THAT(
      text, HasSubstr(R"({"name":"limit","in":"query","required":true,"schema":{"type":"integer","format":"int32"}})"));
  EXPECT_THAT(
      text,
      HasSubstr(
          R"("200":{"description":"The answer.","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Document"}}}}})"));
  EXPECT_THAT(
      text,
      HasSubstr(
          R"("requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Document"}}}})"));
  EXPECT_THAT(text,
              HasSubstr(R"("requestBody":{"required":true,"content":{"application/octet-stream":{"schema":{}}}})"));
  EXPECT_THAT(text, HasSubstr(R"("201":{"description":"The answer.")"));
  EXPECT_THAT(text, HasSubstr(R"("204":{"description":"Done."})"));
  EXPECT_THAT(
      text,
      HasSubstr(
          R"("Document":{"type":"object","properties":{"id":{"type":"string","format":"uuid"},"status":{"$ref":"#/components/schemas/Status"},"examination_date":{"type":"string","format":"date"}},"required":["id","status"]})"));
}

TEST(OpenApi, IsTheSameInAnyOrderOfRoutes) {
  Router one;
  Router other;
  const auto hello = [](Call&) { return Document{}; };
  one.add(route(Method::get, "/a", Public{}), hello);
  one.add(route(Method::post, "/a", Public{}), hello);
  one.add(route(Method::get, "/b", Public{}), hello);
  other.add(route(Method::get, "/b", Public{}), hello);
  other.add(route(Method::post, "/a", Public{}), hello);
  other.add(route(Method::get, "/a", Public{}), hello);
  EXPECT_EQ(openapi(one), openapi(other));
}

}  // namespace
}  // namespace portico::http
