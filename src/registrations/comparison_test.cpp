#include "registrations/comparison.hpp"

#include <gtest/gtest.h>

namespace portico::registrations {
namespace {

using organization::Identification;
using patients::NationalIdKind;
using patients::Patient;

Patient anna() {
  Patient patient;
  patient.family = "Kovács";
  patient.given = "Anna";
  patient.birth_date = Date::parse("1958-03-02");
  patient.national_id_kind = NationalIdKind::hu_taj;
  patient.national_id = "111111110";
  patient.phone = "+36301234567";
  patient.email = "anna@example.com";
  return patient;
}

struct Case {
  const char* why;
  void (*change)(Patient& typed, Patient& on_record);
  bool match;
  bool candidate;
};

TEST(ComparisonTest, WhoMatchesAndWhoIsShown) {
  const Case cases[] = {
      {"all of it", [](Patient&, Patient&) {}, true, true},
      {"in capitals", [](Patient& t, Patient&) { t.email = "ANNA@example.com"; }, true, true},
      {"a variant of the name", [](Patient& t, Patient&) { t.family = "Szabóné Kovács"; }, true, true},
      {"national ID left empty", [](Patient& t, Patient&) { t.national_id.reset(); }, true, true},
      {"national ID not on record", [](Patient&, Patient& r) { r.national_id.reset(); }, true, true},
      {"an own phone", [](Patient& t, Patient&) { t.phone = "+36209999999"; }, false, true},
      {"no phone on record", [](Patient&, Patient& r) { r.phone.reset(); }, false, true},
      {"another e-mail", [](Patient& t, Patient&) { t.email = "b@example.com"; }, false, true},
      {"no e-mail on record, which signs in", [](Patient&, Patient& r) { r.email.reset(); }, false, true},
      {"another birth date", [](Patient& t, Patient&) { t.birth_date = Date::parse("1958-02-03"); }, false, true},
      {"no birth date on record", [](Patient&, Patient& r) { r.birth_date.reset(); }, false, true},
      {"another national ID", [](Patient& t, Patient&) { t.national_id = "222222220"; }, false, true},
      {"a passport of that number", [](Patient& t, Patient&) { t.national_id_kind = NationalIdKind::passport; }, false,
       true},
      {"another name", [](Patient& t, Patient&) { t.given = "Béla"; }, false, true},
      {"a brother at the same phone and e-mail",
       [](Patient& t, Patient&) {
         t.given = "Béla";
         t.birth_date = Date::parse("1960-01-01");
         t.national_id.reset();
       },
       false, false},
      {"born the same day",
       [](Patient& t, Patient&) {
         t.family = "Szabó";
         t.national_id.reset();
         t.phone = "+36209999999";
         t.email = "b@example.com";
       },
       false, false},
      {"of the same name",
       [](Patient& t, Patient&) {
         t.birth_date = Date::parse("1990-01-01");
         t.national_id.reset();
         t.phone = "+36209999999";
         t.email = "b@example.com";
       },
       false, false},
  };
  for (const auto& one : cases) {
    Patient typed = anna();
    Patient on_record = anna();
    one.change(typed, on_record);
    const auto comparison = compare(typed, on_record);
    EXPECT_EQ(is_match(comparison, Identification::email), one.match) << one.why;
    EXPECT_EQ(is_candidate(comparison), one.candidate) << one.why;
  }
}

TEST(ComparisonTest, WhatOneSignsInWithHasToAgree) {
  Patient typed = anna();
  typed.national_id.reset();
  EXPECT_TRUE(is_match(compare(typed, anna()), Identification::email));
  EXPECT_FALSE(is_match(compare(typed, anna()), Identification::national_id));
}

TEST(ComparisonTest, TheNationalIdWeighsMost) {
  Patient number_only = anna();
  number_only.given = "Béla";
  number_only.birth_date = Date::parse("1960-01-01");
  number_only.phone.reset();
  number_only.email.reset();
  Patient twin = anna();
  twin.national_id.reset();
  twin.phone.reset();
  twin.email.reset();
  EXPECT_GE(closeness(compare(anna(), number_only)), closeness(compare(anna(), twin)));
  EXPECT_GT(closeness(compare(anna(), anna())), closeness(compare(anna(), number_only)));
}

}  // namespace
}  // namespace portico::registrations
