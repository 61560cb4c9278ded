#include "organization/registration.hpp"

#include <algorithm>

#include "base/refused.hpp"
#include "base/spelling.hpp"
#include "organization/organization.hpp"

namespace portico::organization {
namespace {

struct PolicyRow {
  std::int64_t version = 1;
  RegistrationMode registration = RegistrationMode::off;
  std::string registration_required;
  Identification identification = Identification::email;
};
BOOST_DESCRIBE_STRUCT(PolicyRow, (), (version, registration, registration_required, identification))

constexpr db::Sql select_policy{
    "select version, registration, registration_required, identification from organization where id = $1"};
constexpr db::Sql update_policy{
    "update organization set registration = $3, registration_required = $4, version = version + 1 where id = $1 and "
    "version = $2"};

constexpr RegistrationField every_field[] = {RegistrationField::birth_date, RegistrationField::national_id,
                                             RegistrationField::email};

bool holds(const std::vector<RegistrationField>& fields, RegistrationField field) {
  return std::ranges::find(fields, field) != fields.end();
}

// Each once, in the order of the enum.
std::string joined(const std::vector<RegistrationField>& fields) {
  std::string text;
  for (const auto field : every_field)
    if (holds(fields, field)) text += (text.empty() ? "" : ",") + std::string{spelling(field)};
  return text;
}

bool names(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (list.substr(0, comma) == word) return true;
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
  return false;
}

std::vector<RegistrationField> always_of(const PolicyRow& row) {
  std::vector<RegistrationField> always;
  if (row.registration == RegistrationMode::match) always.push_back(RegistrationField::birth_date);
  always.push_back(row.identification == Identification::email ? RegistrationField::email
                                                               : RegistrationField::national_id);
  return always;
}

}  // namespace

RegistrationPolicy registration_policy(db::Transaction& transaction, OrganizationId organization) {
  const auto row = transaction.maybe<PolicyRow>(select_policy, organization);
  if (!row) return {};
  RegistrationPolicy policy{row->version, row->registration, {}, always_of(*row)};
  for (const auto field : every_field)
    if (names(row->registration_required, spelling(field)) || holds(policy.always, field))
      policy.required.push_back(field);
  return policy;
}

RegistrationPolicy RegistrationPolicies::view(OrganizationId organization) {
  return database_.read([&](db::Transaction& transaction) { return registration_policy(transaction, organization); });
}

RegistrationPolicy RegistrationPolicies::change(const Caller& caller, OrganizationId organization,
                                                const RegistrationChange& wanted) {
  return database_.write([&](db::Transaction& transaction) {
    if (transaction.run(update_policy, organization, wanted.version, wanted.mode, joined(wanted.required)) != 1)
      throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal_.write(transaction, caller,
                   {.action = audit::Action::settings_changed,
                    .entity_type = "Organization",
                    .entity = organization.value,
                    .detail = R"({"fields":["registration"]})"});
    return registration_policy(transaction, organization);
  });
}

}  // namespace portico::organization
