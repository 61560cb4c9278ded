#include "access/eligibility.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portico::access {
namespace {

using organization::AccessType;
using organization::Identification;
using testing::ElementsAre;
using testing::IsEmpty;

// Anna has everything; each test takes one thing away.
class EligibilityTest : public testing::Test {
 protected:
  EligibilityTest() {
    contract.country = "HU";
    contract.identification = Identification::email;
    contract.access_type = AccessType::automatic;
    anna.family = "Kovács";
    anna.given = "Anna";
    anna.birth_date = Date::parse("1958-03-02");
    anna.phone = "+36301234567";
    anna.email = "anna@example.com";
    anna.national_id_kind = patients::NationalIdKind::hu_taj;
    anna.national_id = "111111110";
  }

  std::vector<std::string> codes(const std::vector<Blocker>& blockers) {
    std::vector<std::string> result;
    for (const auto& blocker : blockers) result.push_back(blocker.code);
    return result;
  }
  Subject subject(bool activated = true, bool taken = false) {
    return {.contract = contract,
            .patient = anna,
            .today = *Date::parse("2026-11-21"),
            .identifier_taken = taken,
            .activated = activated};
  }
  std::vector<std::string> blockers() { return codes(blockers_of(subject())); }

  organization::Organization contract;
  patients::Patient anna;
};

TEST_F(EligibilityTest, NothingIsInAnnasWay) {
  EXPECT_THAT(blockers(), IsEmpty());
  EXPECT_TRUE(is_eligible(subject()));
}

TEST_F(EligibilityTest, TheFirstLoginIsTheLastThingMissing) {
  EXPECT_THAT(codes(blockers_of(subject(false))), ElementsAre("NOT_ACTIVATED"));
  EXPECT_TRUE(is_eligible(subject(false)));
}

TEST_F(EligibilityTest, WithoutAMobileNumberNobodyLogsIn) {
  anna.phone.reset();
  EXPECT_THAT(blockers(), ElementsAre("NO_PHONE"));
  anna.phone = "+36 30 555 12";
  const auto list = blockers_of(subject());
  ASSERT_THAT(codes(list), ElementsAre("PHONE_INVALID"));
  EXPECT_EQ(std::get<std::string>(list[0].facts.at("fault")), "too_short");
  EXPECT_EQ(list[0].fix, "edit_phone");
  anna.phone = "+3612345678";  // a land line in Budapest
  EXPECT_THAT(blockers(), ElementsAre("PHONE_INVALID"));
}

TEST_F(EligibilityTest, TheIdentifierIsTheContracts) {
  anna.email.reset();
  EXPECT_THAT(blockers(), ElementsAre("NO_IDENTIFIER_EMAIL"));
  contract.identification = Identification::national_id;
  EXPECT_THAT(blockers(), IsEmpty());
  anna.national_id = "111111111";
  EXPECT_THAT(blockers(), ElementsAre("NATIONAL_ID_INVALID"));
  anna.national_id.reset();
  EXPECT_THAT(blockers(), ElementsAre("NO_IDENTIFIER_NATIONAL_ID"));
}

TEST_F(EligibilityTest, AnIdentifierHasOneAccount) {
  EXPECT_THAT(codes(blockers_of(subject(true, true))), ElementsAre("IDENTIFIER_TAKEN"));
}

TEST_F(EligibilityTest, ValidatedDataCountWhereAccessIsAutomatic) {
  anna.birth_date.reset();
  anna.given.clear();
  anna.duplicate_suspect = true;
  EXPECT_THAT(blockers(), ElementsAre("NAME_MISSING", "NO_BIRTH_DATE", "DUPLICATE_SUSPECT"));
  contract.access_type = AccessType::manual;
  EXPECT_THAT(blockers(), ElementsAre("SWITCHED_OFF"));
  anna.portal_access = true;
  EXPECT_THAT(blockers(), IsEmpty());
}

TEST_F(EligibilityTest, ChildrenAreReachedThroughAParent) {
  anna.birth_date = Date::parse("2010-11-22");
  EXPECT_THAT(blockers(), ElementsAre("UNDER_AGE"));
  anna.birth_date = Date::parse("2010-11-21");
  EXPECT_THAT(blockers(), IsEmpty()) << "sixteen today";
  anna.birth_date = Date::parse("1890-01-01");
  EXPECT_THAT(blockers(), ElementsAre("BIRTH_DATE_IMPLAUSIBLE"));
}

TEST_F(EligibilityTest, TheDeadAndTheFrozenDoNotLogIn) {
  anna.deceased = true;
  auto frozen = subject();
  frozen.standing = identity::Standing::frozen;
  EXPECT_THAT(codes(blockers_of(frozen)), ElementsAre("DECEASED", "ACCOUNT_FROZEN"));
  EXPECT_THAT(codes(missing_for_automatic(frozen)), ElementsAre("DECEASED"));
}

}  // namespace
}  // namespace portico::access
