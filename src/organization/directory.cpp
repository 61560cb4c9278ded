#include "organization/directory.hpp"

#include "base/refused.hpp"
#include "base/text.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"

namespace portico::organization {
namespace {

Organization contract_of(db::Transaction& transaction, const Caller& caller) {
  auto contract = store::by_id(transaction, caller.organization);
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

std::string named(const std::string& text, std::vector<FieldError>& errors) {
  auto name = tidy(text);
  if (name.empty()) errors.push_back({"name", "NAME_NEEDED"});
  return name;
}

std::string phone_of(const std::string& text, const std::string& country, std::vector<FieldError>& errors) {
  if (text.empty()) return {};
  const auto parsed = phone::parse(text, country);
  if (const auto* number = std::get_if<phone::Number>(&parsed)) return number->e164;
  errors.push_back(phone::field_error("phone", std::get<phone::Fault>(parsed)));
  return {};
}

}  // namespace

Location Directory::add(const Caller& caller, const LocationSettings& wanted) {
  return put(caller, LocationId::make(), wanted, Expected::absent);
}

Location Directory::change(const Caller& caller, LocationId id, const LocationSettings& wanted) {
  return put(caller, id, wanted, Expected::present);
}

Practitioner Directory::add(const Caller& caller, const PractitionerSettings& wanted) {
  return put(caller, PractitionerId::make(), wanted, Expected::absent);
}

Practitioner Directory::change(const Caller& caller, PractitionerId id, const PractitionerSettings& wanted) {
  return put(caller, id, wanted, Expected::present);
}

Location Directory::put(const Caller& caller, LocationId id, const LocationSettings& wanted, Expected expected) {
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, caller);
    if (expected == Expected::present && !store::has_location(transaction, contract.id, id)) throw Refused::not_found();
    std::vector<FieldError> errors;
    Location made{id,
                  named(wanted.name, errors),
                  tidy(wanted.address_line.value),
                  tidy(wanted.city.value),
                  tidy(wanted.postal_code.value),
                  phone_of(wanted.phone, contract.country, errors),
                  wanted.status};
    if (!errors.empty()) throw Refused::fields(std::move(errors));
    store::put_location(transaction, contract.id, made);
    journal(transaction, caller, "Location", id.value);
    return made;
  });
}

Practitioner Directory::put(const Caller& caller, PractitionerId id, const PractitionerSettings& wanted,
                            Expected expected) {
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, caller);
    if (expected == Expected::present && !store::practitioner_name(transaction, contract.id, id))
      throw Refused::not_found();
    std::vector<FieldError> errors;
    Practitioner made{id, named(wanted.name, errors), tidy(wanted.specialty.value), wanted.status};
    if (!errors.empty()) throw Refused::fields(std::move(errors));
    store::put_practitioner(transaction, contract.id, made, contract.language);
    journal(transaction, caller, "Practitioner", id.value);
    return made;
  });
}

void Directory::journal(db::Transaction& transaction, const Caller& caller, const char* type, Uuid entity) {
  journal_.write(transaction, caller,
                 {.action = audit::Action::scheduling_changed, .entity_type = type, .entity = entity});
}

}  // namespace portico::organization
