#include "demo/people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/email.hpp"
#include "demo/plan.hpp"
#include "identity/password_rule.hpp"
#include "json/json.hpp"
#include "national_id/national_id.hpp"
#include "phone/phone.hpp"

namespace portico::demo {
namespace {

const Date monday = *Date::make(2026, 3, 2);

std::vector<Person> people(Date today = monday) { return make_people(data::people(), today); }
Plan plan(Date today = monday) { return make_plan(data::clinic(), data::documents(), people(today), today); }

std::string all_of(const std::vector<Person>& list) {
  std::string text;
  for (const auto& [record, is_child, has_login, children] : list) {
    json::append(text, record);
    json::append(text, children);
    text += is_child ? 'c' : 'a';
    text += has_login ? 'l' : '-';
  }
  return text;
}

int count(bool (*which)(const Person&)) {
  const auto list = people();
  return static_cast<int>(std::ranges::count_if(list, which));
}

TEST(DemoPeople, AreThreeHundredWithNumbersOfTheirOwn) {
  std::set<std::string> ids, phones, emails;
  const auto list = people();
  ASSERT_EQ(list.size(), 300U);
  for (const auto& [record, is_child, has_login, children] : list) {
    const auto checked = national_id::check("hu_taj", *record.national_id);
    ASSERT_TRUE(std::holds_alternative<std::string>(checked)) << *record.national_id;
    EXPECT_TRUE(ids.insert(std::get<std::string>(checked)).second);
    if (record.phone) {
      const auto parsed = phone::parse_for_sms(*record.phone, "HU");
      ASSERT_TRUE(std::holds_alternative<phone::Number>(parsed)) << *record.phone;
      EXPECT_EQ(std::get<phone::Number>(parsed).e164, *record.phone);
      EXPECT_TRUE(phones.insert(*record.phone).second);
    }
    if (record.email) {
      EXPECT_EQ(parse_email(*record.email), record.email);
      EXPECT_TRUE(emails.insert(email_key(*record.email)).second);
    }
    EXPECT_FALSE(is_child && (record.phone || record.email)) << record.name;
    if (record.birth_date) {
      EXPECT_LT(*record.birth_date, monday);
      EXPECT_EQ(age_in_years(*record.birth_date, monday) < 18, is_child) << record.name;
    }
  }
}

TEST(DemoPeople, AreMostlyFitAndSomeAreNot) {
  using P = const Person&;
  EXPECT_EQ(count([](P p) { return p.record.language == Language::hu; }), 240);
  EXPECT_GE(count([](P p) { return p.record.language == Language::en; }), 8);
  EXPECT_GE(count([](P p) { return p.record.language == Language::es; }), 20);
  EXPECT_EQ(count([](P p) { return p.has_login; }), 12);
  EXPECT_GE(count([](P p) { return p.has_login && !p.children.empty(); }), 2);
  for (const auto language : {Language::hu, Language::en, Language::es})
    EXPECT_TRUE(std::ranges::any_of(people(), [&](P p) { return p.has_login && p.record.language == language; }));
  EXPECT_GE(count([](P p) { return p.is_child; }), 30);
  EXPECT_GE(count([](P p) { return !p.is_child && !p.record.phone; }), 4);
  EXPECT_GE(count([](P p) { return !p.is_child && !p.record.email; }), 5);
  EXPECT_GE(count([](P p) { return !p.record.birth_date; }), 2);
  EXPECT_EQ(count([](P p) { return p.record.deceased; }), 1);
  EXPECT_GE(count([](P p) { return p.record.notice == patients::NoticeSetting::email_sms; }), 30);
  EXPECT_GE(count([](P p) { return p.record.portal_access && !p.has_login && p.record.phone; }), 2);
  EXPECT_GE(count([](P p) { return !p.record.portal_access && p.record.phone && p.record.birth_date; }), 1);
}

TEST(DemoPeople, WhoHasALoginLacksNothing) {
  for (const auto& [record, is_child, has_login, children] : people()) {
    if (!has_login) continue;
    EXPECT_TRUE(record.phone && record.email && record.birth_date && record.portal_access) << record.name;
    EXPECT_FALSE(record.deceased);
    const std::vector<std::string> names{record.family, record.given, "Rózsadomb Medical"};
    EXPECT_THAT(identity::password_faults(password_of(*record.national_id), names), testing::IsEmpty());
  }
}

TEST(DemoPlan, IsTheSameEveryTime) {
  const auto first = plan(), second = plan();
  EXPECT_EQ(all_of(first.people), all_of(second.people));
  EXPECT_EQ(first.visits, second.visits);
  EXPECT_EQ(first.papers, second.papers);
}

TEST(DemoPlan, KeepsNumbersAndPasswordsOnOtherDays) {
  const auto now = people(), later = people(monday.plus_days(500));
  for (std::size_t i = 0; i < now.size(); ++i) {
    EXPECT_EQ(now[i].record.national_id, later[i].record.national_id);
    EXPECT_EQ(now[i].record.phone, later[i].record.phone);
    EXPECT_EQ(now[i].record.name, later[i].record.name);
    EXPECT_EQ(now[i].has_login, later[i].has_login);
  }
}

TEST(DemoPlan, FitsThePeople) {
  const auto documents = data::documents();
  for (const Date today : {monday, monday.plus_days(1), monday.plus_days(5), monday.plus_days(363)}) {
    const auto made = plan(today);
    EXPECT_EQ(made.papers.size(), 300U);
    for (const auto& visit : made.visits) {
      const auto& record = made.people[visit.person].record;
      const auto& kind = documents.kinds[visit.kind];
      EXPECT_LT(visit.day, today);
      EXPECT_GT(visit.day, today.plus_days(-1100));
      EXPECT_GE(age_in_years(record.birth_date.value_or(*Date::make(1980, 1, 1)), visit.day), kind.from_age);
      EXPECT_EQ(kind.gender.value_or(record.gender), record.gender);
    }
    for (const auto& paper : made.papers) {
      EXPECT_EQ(made.visits[paper.visit].kind, paper.kind);
      EXPECT_FALSE(paper.is_viewed && !paper.patient_access);
      EXPECT_FALSE(made.visits[paper.visit].is_cancelled);
    }
    for (std::size_t i = 0; i < made.people.size(); ++i)
      EXPECT_EQ(made.people[i].has_login, std::ranges::any_of(made.papers,
                                                              [&](const Paper& paper) {
                                                                const auto& visit = made.visits[paper.visit];
                                                                return made.people[i].has_login && visit.person == i &&
                                                                       paper.patient_access &&
                                                                       visit.day > today.plus_days(-15);
                                                              }))
          << "who can sign in has something new to see";
    EXPECT_GT(std::ranges::count_if(made.papers, &Paper::is_viewed), 20);
    EXPECT_GT(std::ranges::count_if(made.papers, [](const Paper& p) { return !p.patient_access; }), 10);
  }
}

}  // namespace
}  // namespace portico::demo
