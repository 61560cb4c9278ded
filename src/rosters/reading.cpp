#include "rosters/reading.hpp"

#include <unicode/locid.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.hpp"

namespace portico::rosters {
namespace {

using patients::Gender;
using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find(' ', from), text.size());
    if (end > from) words.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

std::string joined(Words::const_iterator from, Words::const_iterator to) {
  std::string text;
  for (; from != to; ++from) text += (text.empty() ? "" : " ") + *from;
  return text;
}

bool is_title(const std::string& word) {
  static const Words titles{"dr", "prof", "ifj", "id", "ozv", "phd", "dra", "sr", "sra", "mr", "mrs", "ms"};
  return std::ranges::find(titles, fold(word)) != titles.end();
}

std::optional<Gender> gender_in(const std::string& text) {
  static const std::map<std::string, Gender, std::less<>> known{
      {"m", Gender::male},       {"male", Gender::male},       {"man", Gender::male},     {"ferfi", Gender::male},
      {"f", Gender::female},     {"female", Gender::female},   {"woman", Gender::female}, {"no", Gender::female},
      {"hombre", Gender::male},  {"masculino", Gender::male},  {"h", Gender::male},       {"varon", Gender::male},
      {"mujer", Gender::female}, {"femenino", Gender::female}, {"other", Gender::other},  {"otro", Gender::other},
      {"egyeb", Gender::other},  {"unknown", Gender::unknown}, {"fiu", Gender::male},     {"lany", Gender::female},
  };
  const auto found = known.find(fold(text));
  return found == known.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Language> language_in(const std::string& text) {
  static const std::map<std::string, Language, std::less<>> known{
      {"en", Language::en}, {"english", Language::en},   {"angol", Language::en},   {"ingles", Language::en},
      {"hu", Language::hu}, {"hungarian", Language::hu}, {"magyar", Language::hu},  {"hungaro", Language::hu},
      {"es", Language::es}, {"spanish", Language::es},   {"spanyol", Language::es}, {"espanol", Language::es},
  };
  const auto found = known.find(fold(text));
  return found == known.end() ? std::nullopt : std::optional{found->second};
}

// ISO 3166 codes by their names in the three languages.
const std::map<std::string, std::string, std::less<>>& countries() {
  static const auto known = [] {
    std::map<std::string, std::string, std::less<>> names;
    for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code)
      for (const char* language : {"en", "hu", "es"}) {
        icu::UnicodeString name;
        icu::Locale{"", *code}.getDisplayCountry(icu::Locale{language}, name);
        std::string text;
        names.emplace(fold(name.toUTF8String(text)), *code);
        names.emplace(fold(*code), *code);
      }
    return names;
  }();
  return known;
}

class Telling {
 public:
  Telling(const Cells& cells, const std::vector<std::optional<Field>>& columns, Language language)
      : cells_{cells}, columns_{columns}, language_{language} {}

  Told all() {
    for (std::size_t place = 0; place < std::min(cells_.size(), columns_.size()); ++place)
      if (columns_[place] && !cells_[place].empty()) take(*columns_[place], cells_[place]);
    if (has_address_) told_.fields.address = std::move(address_);
    if (has_contact_) told_.fields.emergency_contact = std::move(contact_);
    return std::move(told_);
  }

 private:
  void fault(Field field, const char* code, Facts facts = {}) {
    told_.faults.push_back({spelling(field), code, std::move(facts)});
  }

  template <std::size_t Max>
  void text(Field field, const std::string& cell, std::optional<Text<0, Max>>& into) {
    into.emplace();
    text(field, cell, *into);
  }
  template <std::size_t Max>
  void text(Field field, const std::string& cell, Text<0, Max>& into) {
    if (length(cell) > Max) return fault(field, "FORMAT_TOO_LONG", {{"limit", static_cast<std::int64_t>(Max)}});
    into.value = cell;
  }
  template <class T>
  void choice(Field field, const std::optional<T>& read, std::optional<T>& into, const char* code) {
    if (!read) return fault(field, code);
    into = read;
  }

  void take(Field field, const std::string& cell) {
    if (cell.find("\xEF\xBF\xBD") != cell.npos) return fault(field, "CELL_NO_LETTER");
    auto& to = told_.fields;
    switch (field) {
      case Field::family:
        return text(field, cell, to.family);
      case Field::given:
        return text(field, cell, to.given);
      case Field::name:
        return name(cell);
      case Field::birth_date:
        return birth_date(cell);
      case Field::gender:
        return choice(field, gender_in(cell), to.gender, "GENDER_UNREAD");
      case Field::phone:
        return text(field, cell, to.phone);
      case Field::email:
        return text(field, cell, to.email);
      case Field::national_id:
        return text(field, cell, to.national_id);
      case Field::language:
        return choice(field, language_in(cell), to.language, "LANGUAGE_UNREAD");
      case Field::address_line:
        return of_address(field, cell, address_.line);
      case Field::city:
        return of_address(field, cell, address_.city);
      case Field::postal_code:
        return of_address(field, cell, address_.postal_code);
      case Field::country:
        return country(cell);
      case Field::emergency_name:
        has_contact_ = true;
        return text(field, cell, contact_.name);
      case Field::emergency_phone:
        has_contact_ = true;
        return text(field, cell, contact_.phone);
    }
  }

  void name(const std::string& cell) {
    const auto name = divided(cell, language_);
    if (name.family.empty() || name.given.empty()) return fault(Field::name, "NAME_OF_ONE_WORD");
    text(Field::name, name.family, told_.fields.family);
    text(Field::name, name.given, told_.fields.given);
  }

  void birth_date(const std::string& cell) {
    const auto date = date_in(cell);
    if (!date) return fault(Field::birth_date, "DATE_UNREAD");
    told_.fields.birth_date = Text<0, 20>{date->text()};
  }

  template <std::size_t Max>
  void of_address(Field field, const std::string& cell, Text<0, Max>& into) {
    has_address_ = true;
    text(field, cell, into);
  }

  void country(const std::string& cell) {
    const auto found = countries().find(fold(cell));
    if (found == countries().end()) return fault(Field::country, "COUNTRY_UNREAD");
    has_address_ = true;
    address_.country.value = found->second;
  }

  const Cells& cells_;
  const std::vector<std::optional<Field>>& columns_;
  const Language language_;
  Told told_;
  patients::AddressInput address_;
  patients::EmergencyContactInput contact_;
  bool has_address_ = false;
  bool has_contact_ = false;
};

std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  bool inside = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && std::string_view{" ./-"}.find(c) == std::string_view::npos) return {};
    if (digit && !inside) numbers.emplace_back();
    if (digit) numbers.back() += c;
    inside = digit;
  }
  return numbers;
}

unsigned as_number(const std::string& digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

WholeName divided(std::string_view name, Language language) {
  if (const auto comma = name.find(','); comma != name.npos)
    return {tidy(name.substr(0, comma)), tidy(name.substr(comma + 1))};
  const auto words = words_of(name);
  const auto titles = std::ranges::find_if_not(words, is_title) - words.begin();
  const auto plain = std::ssize(words) - titles;
  if (plain < 2) return {};
  if (language == Language::hu)
    return {joined(words.begin(), words.begin() + titles + 1), joined(words.begin() + titles + 1, words.end())};
  const auto surnames = language == Language::es && plain > 2 ? 2 : 1;
  return {joined(words.end() - surnames, words.end()), joined(words.begin(), words.end() - surnames)};
}

std::optional<Date> date_in(std::string_view text) {
  const auto numbers = numbers_in(text);
  if (numbers.size() == 1 && numbers[0].size() == 8 && text.size() == 8)
    return Date::make(static_cast<int>(as_number(numbers[0].substr(0, 4))), as_number(numbers[0].substr(4, 2)),
                      as_number(numbers[0].substr(6)));
  if (numbers.size() != 3) return std::nullopt;
  const bool year_first = numbers[0].size() == 4;
  const auto& year = year_first ? numbers[0] : numbers[2];
  const auto& day = year_first ? numbers[2] : numbers[0];
  if (year.size() != 4 || day.size() > 2 || numbers[1].size() > 2) return std::nullopt;
  return Date::make(static_cast<int>(as_number(year)), as_number(numbers[1]), as_number(day));
}

Told told_by(const Cells& cells, const std::vector<std::optional<Field>>& columns, Language language) {
  return Telling{cells, columns, language}.all();
}

}  // namespace portico::rosters
