#include "demo/people.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "demo/random.hpp"
#include "patients/names.hpp"

namespace portico::demo {
namespace {

using patients::Gender;

constexpr std::size_t hungarians = 240;
constexpr std::size_t all = 300;
constexpr std::size_t hungarian_logins = 8;
constexpr std::size_t spanish_logins = 4;

std::string joined(const std::vector<std::string>& words, char between) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : std::string(1, between)) + word;
  return text;
}

// Who lives together.
struct Household {
  Language language = Language::hu;
  patients::Address address;
  std::vector<std::size_t> adults;
  std::vector<std::size_t> children;
};

// Fills households one after another. Everything is drawn in one order, so what is drawn must not depend on the day.
class Crowd {
 public:
  Crowd(const data::People& names, Date today) : names_{names}, today_{today} {}

  std::vector<Person> make() {
    fill(names_.hu, Language::hu, hungarians - 1);
    const auto hungarian_households = households_.size();
    add_double();
    fill(names_.es, Language::es, all);
    give_logins(0, hungarian_logins);
    give_logins(hungarian_households, spanish_logins);
    arrange_doors(hungarian_logins);
    spoil();
    return std::move(people_);
  }

 private:
  struct Shape {
    int adults = 1;
    int children = 0;
  };

  // The first of each language are families, so that logins with children are among the first.
  Shape shape(std::size_t number) {
    if (number == 0) return {2, 2};
    if (number == 1) return {1, 1};
    const int drawn = random_.below(100);
    if (drawn < 40) return {1, 0};
    if (drawn < 62) return {2, 0};
    if (drawn < 88) return {2, random_.between(1, 3)};
    return {1, random_.between(1, 2)};
  }

  void fill(const data::Names& names, Language language, std::size_t until) {
    for (std::size_t number = 0; people_.size() < until; ++number) {
      const auto wanted = shape(number);
      const int room = static_cast<int>(until - people_.size());
      const int adults = std::min(wanted.adults, room);
      add_household(names, language, {adults, std::min(wanted.children, room - adults)});
    }
  }

  void add_household(const data::Names& names, Language origin, Shape shape) {
    Household household;
    // Some who came from abroad would rather read English.
    household.language = origin == Language::es && random_.chance(30) ? Language::en : origin;
    household.address = address_of(names);
    const auto family = random_.pick(names.family);
    const int age = shape.children > 0 ? random_.between(33, 51) : random_.between(23, 88);
    auto gender = random_.chance(55) ? Gender::female : Gender::male;
    for (int i = 0; i < shape.adults; ++i) {
      // Hungarian couples share a name here; Spanish ones keep theirs.
      const auto name =
          origin == Language::es ? two_names(i == 0 ? family : random_.pick(names.family), names) : family;
      auto& person = add(household, name, i == 0 ? age : age + random_.between(-4, 4), gender);
      person.record.given = random_.pick(gender == Gender::female ? names.female : names.male);
      reach(person);
      household.adults.push_back(people_.size() - 1);
      gender = gender == Gender::female ? Gender::male : Gender::female;
    }
    const auto childrens = origin == Language::es ? names_of_both(household) : family;
    for (int i = 0; i < shape.children; ++i) {
      gender = random_.chance(50) ? Gender::female : Gender::male;
      auto given = unused(gender == Gender::female ? names.girls : names.boys, household);
      auto& person = add(household, childrens, random_.between(2, std::min(15, age - 20)), gender);
      person.record.given = std::move(given);
      person.is_child = true;
      household.children.push_back(people_.size() - 1);
    }
    for (const auto list : {&household.adults, &household.children})
      for (const auto index : *list) finish(people_[index]);
    introduce(household);
    households_.push_back(std::move(household));
  }

  std::string two_names(const std::string& first, const data::Names& names) {
    return first + ' ' + random_.pick(names.family);
  }
  // A Spanish child has the first surname of each parent.
  std::string names_of_both(const Household& household) const {
    const auto first = [&](std::size_t person) {
      const auto& family = people_[person].record.family;
      return family.substr(0, family.find(' '));
    };
    const auto& only = people_[household.adults.front()].record.family;
    return household.adults.size() == 2 ? first(household.adults[0]) + ' ' + first(household.adults[1]) : only;
  }
  // A given name that no child of the household has.
  std::string unused(const std::vector<std::string>& names, const Household& household) {
    for (;;) {
      const auto& name = random_.pick(names);
      if (std::ranges::none_of(household.children, [&](auto child) { return people_[child].record.given == name; }))
        return name;
    }
  }

  patients::Address address_of(const data::Names& names) {
    const auto& city = random_.pick(names.cities);
    std::string line = random_.pick(names.streets) + ' ' + std::to_string(random_.between(1, 120)) + '.';
    if (random_.chance(40)) line += fmt::format(" {}. em. {}.", random_.between(1, 6), random_.between(1, 8));
    return {line, city[1], city[0], "HU"};
  }

  Person& add(const Household& household, const std::string& family, int age, Gender gender) {
    auto& person = people_.emplace_back();
    auto& record = person.record;
    record.family = family;
    record.gender = gender;
    record.address = household.address;
    record.language = household.language;
    record.birth_date = today_.plus_days(-(age * 36'525 / 100 + random_.below(364)));
    record.national_id_kind = patients::NationalIdKind::hu_taj;
    record.national_id = taj();
    return person;
  }

  void finish(Person& person) {
    auto& record = person.record;
    record.name = patients::display_name(record.family, record.given, Language::hu);
    if (!person.is_child) record.email = email(record);
  }

  void reach(Person& person) {
    person.record.phone = phone();
    person.record.notice = random_.chance(35) ? patients::NoticeSetting::email_sms : patients::NoticeSetting::email;
    person.record.portal_access = random_.chance(40);
  }

  // Partners are each other's emergency contact; children have their first parent.
  void introduce(const Household& household) {
    const auto contact = [&](std::size_t whose, std::size_t who) {
      const auto& other = people_[who].record;
      people_[whose].record.emergency_contact = {other.name, other.phone.value_or("")};
    };
    if (household.adults.size() == 2) {
      contact(household.adults[0], household.adults[1]);
      contact(household.adults[1], household.adults[0]);
    }
    for (const auto child : household.children) contact(child, household.adults.front());
  }

  std::string taj() {
    for (;;) {
      std::string digits = fmt::format("{:08}", random_.between(90'000'000, 99'999'999));
      int sum = 0;
      for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 7);
      digits += static_cast<char>('0' + sum % 10);
      if (taken_.insert(digits).second) return digits;
    }
  }

  std::string phone() {
    static const std::vector<std::string> networks{"20", "30", "70"};
    for (;;) {
      const auto& network = random_.pick(networks);
      auto number = fmt::format("+36{}{}", network, random_.between(2'000'000, 9'999'999));
      if (taken_.insert(number).second) return number;
    }
  }

  std::string email(const patients::Patient& record) {
    static const std::vector<std::string> domains{"posta.example", "level.example", "correo.example", "mail.example"};
    const auto& domain = random_.pick(domains);
    const auto name = joined(folded_words(record.given), '.') + '.' + joined(folded_words(record.family), '.');
    for (int number = 1;; ++number) {
      auto address = name + (number == 1 ? "" : std::to_string(number)) + '@' + domain;
      if (taken_.insert(address).second) return address;
    }
  }

  // Somebody registered a second time, with a slip in the number.
  void add_double() {
    const auto& first = people_[households_[20].adults.front()].record;
    auto& person = people_.emplace_back();
    person.record = first;
    person.record.national_id = taj();
    person.record.phone = phone();
    person.record.email.reset();
    person.record.portal_access = false;
  }

  void give_logins(std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < from + count; ++i) {
      auto& person = people_[households_[i].adults.front()];
      person.has_login = true;
      person.record.portal_access = true;
      person.children = households_[i].children;
    }
  }

  // Those after the logins: two who could log in and never did, one who is kept out by the switch alone.
  void arrange_doors(std::size_t household) {
    people_[households_[household].adults.front()].record.portal_access = true;
    people_[households_[household + 1].adults.front()].record.portal_access = true;
    people_[households_[household + 2].adults.front()].record.portal_access = false;
  }

  // As in every clinic, some records lack something.
  void spoil() {
    int adults = 0;
    for (std::size_t i = households_[25].adults.front(); i < people_.size(); ++i) {
      auto& [record, is_child, has_login, children] = people_[i];
      if (is_child || has_login) continue;
      ++adults;
      if (adults % 19 == 0) record.phone.reset();
      if (adults % 13 == 0) record.email.reset();
      if (adults % 50 == 0) record.birth_date.reset();
      if (adults == 31) record.deceased = true;
    }
  }

  const data::People& names_;
  const Date today_;
  Random random_{"people"};
  std::vector<Person> people_;
  std::vector<Household> households_;
  std::set<std::string> taken_;
};

std::string word(Random& random) {
  static constexpr std::string_view consonants = "bdfgklmnprstvz", vowels = "aeiou";
  std::string text;
  for (int i = 0; i < 3; ++i) {
    text += random.pick(consonants);
    text += random.pick(vowels);
  }
  return text;
}

}  // namespace

std::vector<Person> make_people(const data::People& names, Date today) { return Crowd{names, today}.make(); }

std::string password_of(std::string_view who) {
  Random random{"password of " + std::string{who}};
  auto first = word(random);
  first[0] = static_cast<char>(first[0] - 'a' + 'A');
  return fmt::format("{}-{:04}-{}", first, random.below(10'000), word(random));
}

}  // namespace portico::demo
