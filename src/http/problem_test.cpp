#include "http/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/error.hpp"

namespace portico::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

std::string text(const Refused& refused, Language language = Language::en) {
  return std::string{as_text(problem(refused, language).bytes())};
}

template <class Error>
Refused refusal(const Error& error) {
  return refusal_of(std::make_exception_ptr(error), "r-1", "/x");
}

TEST(Problem, HasTheMembersOfRfc9457) {
  const auto response = problem(Refused::not_found(), Language::en);
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.media_type, "application/problem+json");
  EXPECT_THAT(
      as_text(response.bytes()),
      testing::StartsWith(R"({"type":"about:blank","title":"Not Found","status":404,"code":"NOT_FOUND","detail":")"));
}

TEST(Problem, ShowsFactsAndUsesThemInItsText) {
  const auto shown = text(Refused{Reason::too_large, "BODY_TOO_LARGE"}.with("limit", 1000).with("status", 7));
  EXPECT_THAT(shown, HasSubstr(R"("limit":1000)"));
  EXPECT_THAT(shown, HasSubstr("at most 1,000 bytes"));
  EXPECT_THAT(shown, HasSubstr(R"("status":413)"));
  EXPECT_THAT(shown, Not(HasSubstr(R"("status":7)")));
}

TEST(Problem, ShowsListsAndObjects) {
  EXPECT_THAT(text(Refused{Reason::conflict, "VERSION_CHANGED"}.with_json("similar", R"([{"id":1}])")),
              testing::EndsWith(R"(","similar":[{"id":1}]})"));
}

TEST(Problem, NamesEachFieldInTheCallersLanguage) {
  const auto one = text(Refused::field("address.line", "FORMAT_TOO_LONG", {{"limit", 20}}), Language::es);
  EXPECT_THAT(one, HasSubstr(R"("status":422,"code":"FORMAT_TOO_LONG")"));
  EXPECT_THAT(one,
              HasSubstr(R"("errors":[{"field":"address.line","code":"FORMAT_TOO_LONG","detail":"Es demasiado largo)"));
  const auto two = text(Refused::fields({{"a", "MISSING"}, {"b", "FORMAT_DATE"}}, Reason::bad_request));
  EXPECT_THAT(two, HasSubstr(R"("status":400,"code":"INVALID_INPUT")"));
}

TEST(Problem, SaysWhenToComeAgain) {
  const auto response = problem(Refused{Reason::too_many, "THROTTLED"}.retry_after(30s), Language::en);
  EXPECT_THAT(response.headers, testing::Contains(std::pair<std::string, std::string>{"Retry-After", "30"}));
}

TEST(Problem, OutlivesACodeWithoutAText) {
  EXPECT_THAT(text(Refused{Reason::conflict, "NEVER_WRITTEN"}),
              HasSubstr(R"("code":"NEVER_WRITTEN","detail":"The server did not understand)"));
}

TEST(Problem, KnowsTheDatabasesFaults) {
  EXPECT_EQ(refusal(db::StorageFull{"x"}).reason(), Reason::storage_full);
  for (const auto& refused : {refusal(db::Unavailable{"x"}), refusal(db::Retryable{"x"}), refusal(db::TimedOut{"x"})}) {
    EXPECT_EQ(refused.reason(), Reason::unavailable);
    EXPECT_TRUE(refused.wait().has_value());
  }
  EXPECT_EQ(refusal(db::UniqueViolation{"x", "y"}).code(), "INTERNAL");
  EXPECT_EQ(refusal(42).code(), "INTERNAL");
}

TEST(Problem, KeepsWhatIsInwardInside) {
  EXPECT_THAT(text(Refused{Reason::conflict, "VERSION_CHANGED"}.because("row of Anna")), Not(HasSubstr("Anna")));
}

}  // namespace
}  // namespace portico::http
