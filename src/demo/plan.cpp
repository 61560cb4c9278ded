#include "demo/plan.hpp"

#include <algorithm>

#include "demo/random.hpp"

namespace portico::demo {
namespace {

using documents::DocumentType;

constexpr std::size_t all_papers = 300;
constexpr std::size_t visits_without_paper = 150;
constexpr int three_years = 1095;
constexpr int weekend_starts = 5;

// Monday is 0; 1970-01-01 was a Thursday.
int weekday(Date day) { return ((day.days_since(Date{}) + 3) % 7 + 7) % 7; }

class Planning {
 public:
  Planning(const data::Clinic& clinic, const data::Documents& documents, std::vector<Person> people, Date today)
      : clinic_{clinic}, documents_{documents}, today_{today}, plan_{std::move(people), {}, {}} {}

  Plan make() {
    for (std::size_t i = 0; i < plan_.people.size(); ++i)
      if (plan_.people[i].has_login) fill_folder_of(i);
    while (plan_.papers.size() < all_papers) add_paper(anyone(), any_day());
    for (std::size_t i = 0; i < visits_without_paper; ++i) {
      const auto visit = add_visit(anyone(), any_day());
      plan_.visits[visit].is_cancelled = random_.chance(8);
    }
    return std::move(plan_);
  }

 private:
  // Who can sign in has something to look at, and something new.
  void fill_folder_of(std::size_t person) {
    const int count = random_.between(7, 11);
    add_paper(person, random_.between(2, 12));
    plan_.papers.back().patient_access = true;
    for (int i = 1; i < count; ++i) add_paper(person, any_day());
    for (const auto child : plan_.people[person].children)
      for (int i = 0; i < 3; ++i) add_paper(child, i == 0 ? random_.between(5, 40) : any_day());
  }

  std::size_t anyone() { return static_cast<std::size_t>(random_.below(static_cast<int>(plan_.people.size()))); }
  int any_day() { return random_.between(3, three_years); }

  // On a working day, and not before the second birthday.
  Date day_of(std::size_t person, int days_ago) const {
    const auto birth = plan_.people[person].record.birth_date;
    if (birth) days_ago = std::min(days_ago, std::max(3, today_.days_since(*birth) - 2 * 365));
    const Date day = today_.plus_days(-days_ago);
    return day.plus_days(-std::max(0, weekday(day) - weekend_starts + 1));
  }

  std::size_t kind_for(const patients::Patient& record, Date day) {
    std::vector<std::size_t> fitting;
    const int age = record.birth_date ? age_in_years(*record.birth_date, day) : 40;
    for (std::size_t i = 0; i < documents_.kinds.size(); ++i) {
      const auto& kind = documents_.kinds[i];
      if (age >= kind.from_age && (!kind.gender || kind.gender == record.gender)) fitting.push_back(i);
    }
    return random_.pick(fitting);
  }

  std::size_t add_visit(std::size_t person, int days_ago) {
    const Date day = day_of(person, days_ago);
    plan_.visits.push_back(
        {.person = person,
         .kind = kind_for(plan_.people[person].record, day),
         .location = static_cast<std::size_t>(random_.below(static_cast<int>(clinic_.locations.size()))),
         .day = day,
         .minute = 8 * 60 + 15 * random_.below(36),
         .length = 15 * random_.between(1, 3)});
    return plan_.visits.size() - 1;
  }

  void add_paper(std::size_t person, int days_ago) {
    const auto visit = add_visit(person, days_ago);
    const auto kind = plan_.visits[visit].kind;
    const bool is_lab = documents_.kinds[kind].type == DocumentType::lab_report;
    static const std::vector<int> earlier{0, 0, 0, 8, 12, 46, 90};
    Paper paper{.visit = visit,
                .kind = kind,
                .seed = random_.next(),
                .earlier_values = is_lab ? random_.pick(earlier) : 0,
                .patient_access = random_.chance(88)};
    const bool is_old = days_ago > 14;
    paper.is_viewed = random_.chance(70) && is_old && paper.patient_access && is_seen(person);
    plan_.papers.push_back(paper);
  }

  // Somebody with a login reads this person's documents.
  bool is_seen(std::size_t person) const {
    return std::ranges::any_of(plan_.people, [&](const Person& reader) {
      return reader.has_login &&
             (&reader == &plan_.people[person] || std::ranges::find(reader.children, person) != reader.children.end());
    });
  }

  const data::Clinic& clinic_;
  const data::Documents& documents_;
  const Date today_;
  Random random_{"visits and documents"};
  Plan plan_;
};

}  // namespace

Plan make_plan(const data::Clinic& clinic, const data::Documents& documents, std::vector<Person> people, Date today) {
  return Planning{clinic, documents, std::move(people), today}.make();
}

}  // namespace portico::demo
