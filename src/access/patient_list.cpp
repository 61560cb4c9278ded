#include "access/patient_list.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>

#include "base/email.hpp"
#include "organization/store.hpp"
#include "patients/choice.hpp"
#include "patients/names.hpp"
#include "phone/phone.hpp"

namespace portico::access {
namespace {

using patients::PatientId;
using Ids = std::set<PatientId>;

constexpr std::int64_t page_length = 500;

// "041-238 574" and "041238574" are one number. What is as short as a line's number is none.
std::string bare(std::string_view text) {
  constexpr std::size_t shortest = 5;
  std::string kept;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)))
      kept += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return kept.size() < shortest ? std::string{} : kept;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

// 1958-03-02, 1958.03.02., 02/03/1958, 2.3.1958: with the year last, the day comes first.
std::optional<Date> date_in(std::string_view text) {
  std::vector<int> numbers;
  bool in_number = false;
  for (const char c : text) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (!digit && std::string_view{"-./ "}.find(c) == std::string_view::npos) return std::nullopt;
    if (digit && !in_number) numbers.push_back(0);
    if (digit) numbers.back() = std::min(numbers.back() * 10 + (c - '0'), 99999);
    in_number = digit;
  }
  if (numbers.size() != 3) return std::nullopt;
  if (numbers[0] < 1000) std::swap(numbers[0], numbers[2]);
  return Date::make(numbers[0], static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2]));
}

// Everybody of the contract by what a row may name.
class Register {
 public:
  Register(Services& services, db::Transaction& transaction, const organization::Organization& contract)
      : country_{contract.country} {
    std::vector<patients::Patient> page;
    PatientId after;
    do {
      page = patients::chosen(transaction, services.keys, contract.id, {}, after, page_length);
      for (const auto& patient : page) add(patient);
      if (!page.empty()) after = page.back().id;
    } while (static_cast<std::int64_t>(page.size()) == page_length);
  }

  Ids find(const std::vector<std::string>& cells) const {
    const Ids named = of_name_and_birth(cells);
    for (const auto* index : {&by_number_, &by_email_, &by_phone_}) {
      Ids found;
      for (const auto& cell : cells) {
        const auto key = index == &by_number_ ? bare(cell) : index == &by_email_ ? email_in(cell) : phone_in(cell);
        if (const auto it = index->find(key); !key.empty() && it != index->end())
          found.insert(it->second.begin(), it->second.end());
      }
      if (found.size() > 1) {
        Ids both;
        std::ranges::set_intersection(found, named, std::inserter(both, both.end()));
        if (both.size() == 1) return both;
      }
      if (!found.empty()) return found;
    }
    return named;
  }

 private:
  void add(const patients::Patient& patient) {
    if (patient.national_id && !patient.national_id->empty()) by_number_[bare(*patient.national_id)].insert(patient.id);
    if (patient.email && !patient.email->empty()) by_email_[email_key(*patient.email)].insert(patient.id);
    if (patient.phone && !patient.phone->empty()) by_phone_[*patient.phone].insert(patient.id);
    if (patient.birth_date)
      by_person_[{patients::name_key(patient.family, patient.given), *patient.birth_date}].insert(patient.id);
  }

  static std::string email_in(const std::string& cell) {
    const auto email = parse_email(cell);
    return email ? email_key(*email) : std::string{};
  }

  std::string phone_in(const std::string& cell) const {
    const auto parsed = phone::parse(cell, country_);
    const auto* number = std::get_if<phone::Number>(&parsed);
    return number ? number->e164 : std::string{};
  }

  // The name in one cell, or family and given name in neighbours.
  Ids of_name_and_birth(const std::vector<std::string>& cells) const {
    Ids found;
    for (const auto& cell : cells) {
      const auto born = date_in(cell);
      if (!born) continue;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (date_in(cells[i])) continue;
        take(patients::name_key(cells[i], ""), *born, found);
        if (i + 1 < cells.size()) take(patients::name_key(cells[i], cells[i + 1]), *born, found);
      }
    }
    return found;
  }

  void take(const std::string& name, Date born, Ids& found) const {
    if (const auto it = by_person_.find({name, born}); it != by_person_.end())
      found.insert(it->second.begin(), it->second.end());
  }

  std::string country_;
  std::map<std::string, Ids> by_number_;
  std::map<std::string, Ids> by_email_;
  std::map<std::string, Ids> by_phone_;
  std::map<std::pair<std::string, Date>, Ids> by_person_;
};

// Column names: nothing in them could name anybody.
bool is_head(const std::vector<std::string>& cells) {
  return std::ranges::none_of(
      cells, [](const std::string& cell) { return has_digit(cell) || cell.find('@') != std::string::npos; });
}

}  // namespace

MatchedTable match_patients(Services& services, OrganizationId organization, const PatientTable& table) {
  if (table.rows.size() > most_rows + 1)
    throw Refused{Reason::unprocessable, "RUN_TOO_LARGE"}.with("most", std::int64_t{most_rows});
  return services.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, organization);
    if (!contract) throw Refused::not_found();
    const Register people{services, transaction, *contract};
    MatchedTable matched;
    Ids all;
    std::int64_t row = 0;
    for (const auto& line : table.rows) {
      ++row;
      const std::vector<std::string> cells(line.begin(), line.end());
      if (std::ranges::all_of(cells, &std::string::empty) || (row == 1 && is_head(cells))) continue;
      ++matched.rows;
      const auto found = people.find(cells);
      if (found.size() == 1)
        all.insert(*found.begin());
      else
        matched.unmatched.push_back({row, found.empty() ? NoMatch::nobody : NoMatch::several});
    }
    matched.patients.assign(all.begin(), all.end());
    return matched;
  });
}

}  // namespace portico::access
