#include "rosters/row_content.hpp"

#include "json/json.hpp"
#include "texts/texts.hpp"

namespace portico::rosters {
namespace {

std::string place(const char* column, std::int64_t number) {
  return std::string{"roster_row."} + column + "/" + std::to_string(number);
}

}  // namespace

KeptFault KeptFault::of(const FieldError& error) {
  KeptFault kept{.field = error.field, .code = error.code, .texts = {}, .numbers = {}};
  for (const auto& [name, value] : error.facts) {
    if (const auto* text = std::get_if<std::string>(&value)) kept.texts.emplace(name, *text);
    if (const auto* number = std::get_if<std::int64_t>(&value)) kept.numbers.emplace(name, *number);
  }
  return kept;
}

Fault KeptFault::said(Language language) const {
  Facts facts;
  for (const auto& [name, value] : texts) facts.emplace(name, value);
  for (const auto& [name, value] : numbers) facts.emplace(name, value);
  return {field, code, texts::text(language, code, facts)};
}

Bytes Sealing::seal(OrganizationId organization, RosterId roster, std::int64_t number,
                    const RowContent& content) const {
  return keys_.seal_field(organization, place("content", number), roster.value, json::encode(content));
}

Bytes Sealing::seal(OrganizationId organization, RosterId roster, std::int64_t number, const TakenRow& taken) const {
  return keys_.seal_field(organization, place("taken", number), roster.value, json::encode(taken));
}

RowContent Sealing::content(OrganizationId organization, RosterId roster, std::int64_t number, BytesView sealed) const {
  return json::decode<RowContent>(keys_.open_field(organization, place("content", number), roster.value, sealed));
}

TakenRow Sealing::taken(OrganizationId organization, RosterId roster, std::int64_t number, BytesView sealed) const {
  return json::decode<TakenRow>(keys_.open_field(organization, place("taken", number), roster.value, sealed));
}

}  // namespace portico::rosters
