#include "rosters/columns.hpp"

#include <algorithm>
#include <array>

#include "base/refused.hpp"
#include "base/text.hpp"

namespace portico::rosters {
namespace {

struct Heading {
  Field field;
  std::string_view words;  // folded, divided by bars
};

constexpr std::array headings{
    Heading{Field::family,
            "family|family name|last name|surname|csaladi nev|vezeteknev|vezetek nev|apellido|apellidos"},
    Heading{Field::given, "given|given name|given names|first name|utonev|keresztnev|uto nev|nombre|nombres"},
    Heading{Field::name,
            "name|full name|patient|patient name|nev|teljes nev|paciens|paciens neve|beteg|beteg neve|paciente|nombre "
            "completo|nombre y apellidos|nombre y apellido|apellidos y nombre"},
    Heading{Field::birth_date,
            "birth date|birthdate|date of birth|dob|born|birthday|szuletesi datum|szuletesi ido|szul datum|szul "
            "ido|szuletett|szuletes|fecha de nacimiento|fecha nacimiento|f nacimiento|nacimiento"},
    Heading{Field::gender, "gender|sex|nem|neme|sexo|genero"},
    Heading{Field::phone,
            "phone|phone number|mobile|mobile phone|mobile number|cell|cell phone|telephone|telefon|telefonszam|mobil|"
            "mobiltelefon|mobilszam|mobil telefon|telefono|telefono movil|movil|celular"},
    Heading{Field::email,
            "email|e mail|email address|e mail address|e mail cim|email cim|emailcim|correo|correo electronico"},
    Heading{Field::national_id,
            "taj|taj number|taj szam|tajszam|tb szam|cedula|cedula de identidad|identificacion|national id|id "
            "number|numero de identificacion"},
    Heading{Field::language, "language|nyelv|idioma|lengua"},
    Heading{Field::address_line,
            "address|street|street address|cim|lakcim|utca|utca hazszam|direccion|calle|domicilio"},
    Heading{Field::city, "city|town|varos|telepules|helyseg|ciudad|localidad|poblacion|municipio|canton"},
    Heading{Field::postal_code, "postal code|postcode|zip|zip code|iranyitoszam|irsz|codigo postal|cp"},
    Heading{Field::country, "country|orszag|pais"},
    Heading{Field::emergency_name, "emergency contact|ertesitendo|ertesitendo neve|contacto de emergencia"},
    Heading{Field::emergency_phone,
            "emergency phone|emergency contact phone|ertesitendo telefonja|ertesitendo telefonszama|telefono de "
            "emergencia"},
};

bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    const auto end = words.find('|');
    if (words.substr(0, end) == wanted) return true;
    if (end == words.npos) return false;
    words.remove_prefix(end + 1);
  }
  return false;
}

constexpr std::size_t examples_shown = 3;
constexpr int rows_for_examples = 20;

}  // namespace

std::optional<Field> field_named(std::string_view heading) {
  const auto folded = fold(heading);
  const auto found = std::ranges::find_if(headings, [&](const auto& known) { return has_word(known.words, folded); });
  if (folded.empty() || found == headings.end()) return std::nullopt;
  return found->field;
}

std::vector<Column> columns_of(CsvReader& reader) {
  const auto head = reader.next();
  if (!head || std::ranges::all_of(*head, &std::string::empty)) throw Refused::field("file", "CSV_EMPTY");
  std::vector<Column> columns;
  for (const auto& heading : *head) {
    auto field = field_named(heading);
    if (field && std::ranges::find(columns, field, &Column::field) != columns.end()) field.reset();
    columns.push_back({.heading = heading, .examples = {}, .field = field});
  }
  for (int row = 0; row < rows_for_examples; ++row) {
    const auto cells = reader.next();
    if (!cells) break;
    for (std::size_t place = 0; place < std::min(cells->size(), columns.size()); ++place) {
      auto& examples = columns[place].examples;
      if (!(*cells)[place].empty() && examples.size() < examples_shown) examples.push_back((*cells)[place]);
    }
  }
  return columns;
}

void check(const std::vector<std::optional<Field>>& fields) {
  const auto has = [&](Field field) { return std::ranges::count(fields, std::optional{field}); };
  for (const auto& field : fields)
    if (field && has(*field) > 1) throw Refused::field("columns", "COLUMN_TWICE", {{"field", spelling(*field)}});
  if (!has(Field::name) && !(has(Field::family) && has(Field::given)))
    throw Refused::field("columns", "COLUMNS_NEED_NAME");
}

}  // namespace portico::rosters
