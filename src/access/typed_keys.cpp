#include "access/typed_keys.hpp"

#include "base/email.hpp"
#include "base/spelling.hpp"
#include "national_id/national_id.hpp"
#include "phone/phone.hpp"

namespace portico::access {
namespace {

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// Whoever has no identifier of the country has a passport's.
std::string kind_of(const organization::Organization& contract, std::string_view typed) {
  const std::string kind = spelling(contract.national_id_kind);
  if (kind == "none") return "other";
  return has_letter(typed) && kind == "hu_taj" ? "passport" : kind;
}

identity::Identifier read_identifier(const organization::Organization& contract, std::string_view typed,
                                     std::vector<FieldError>& errors) {
  if (contract.identification == organization::Identification::email) {
    const auto email = parse_email(typed);
    if (!email) errors.push_back({"identifier", "FORMAT_EMAIL"});
    return {identity::IdentifierKind::email, email ? email_key(*email) : std::string{}};
  }
  auto checked = national_id::check(kind_of(contract, typed), typed);
  if (auto* fault = std::get_if<national_id::Fault>(&checked)) {
    errors.push_back(national_id::field_error("identifier", std::move(*fault)));
    return {identity::IdentifierKind::national_id, {}};
  }
  return {identity::IdentifierKind::national_id, std::get<std::string>(std::move(checked))};
}

}  // namespace

TypedKeys read_keys(const organization::Organization& contract, std::string_view identifier, std::string_view phone) {
  std::vector<FieldError> errors;
  TypedKeys keys{read_identifier(contract, identifier, errors), {}};
  const auto number = phone::parse(phone, contract.country);
  if (const auto* fault = std::get_if<phone::Fault>(&number))
    errors.push_back(phone::field_error("phone", *fault));
  else
    keys.phone = std::get<phone::Number>(number).e164;
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  return keys;
}

std::string read_email(std::string_view field, std::string_view typed) {
  const auto email = parse_email(typed);
  if (!email) throw Refused::field(std::string{field}, "FORMAT_EMAIL");
  return *email;
}

}  // namespace portico::access
