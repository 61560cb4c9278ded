#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "organization/organization.hpp"
#include "organization/settings.hpp"

// Tables organization, organization_former_suffix, location, practitioner. Reads staff_role and staff_account, to list
// contracts by who may see them, and counts patient rows, without looking into one: each in one statement.
namespace portico::organization::store {

std::optional<Organization> by_id(db::Transaction& transaction, OrganizationId id);
// One statement by a unique index; never cached, since another process may have changed the settings.
std::optional<Organization> by_suffix(db::Transaction& transaction, std::string_view suffix);
// The suffix now used by the contract that once had `suffix`.
std::optional<std::string> successor_of(db::Transaction& transaction, std::string_view suffix);
// Who has the suffix, now or formerly.
std::optional<OrganizationId> holder_of(db::Transaction& transaction, std::string_view suffix);
// The contract whose logo or favicon the file is.
std::optional<OrganizationId> shown_by(db::Transaction& transaction, files::FileId file);

std::vector<OrganizationId> every_id(db::Transaction& transaction);

void insert(db::Transaction& transaction, const Organization& organization);
// All columns; false when `expected_version` is not the stored one. Writes expected_version + 1.
bool update(db::Transaction& transaction, const Organization& organization, std::int64_t expected_version);
void remember_suffix(db::Transaction& transaction, OrganizationId id, std::string_view former, Instant now);
void forget_former_suffix(db::Transaction& transaction, std::string_view suffix);

// The contracts in which `staff` has a role; all of them for a platform administrator.
std::vector<ContractRow> contracts_of(db::Transaction& transaction, Uuid staff);

std::vector<Location> locations(db::Transaction& transaction, OrganizationId organization);
std::vector<Practitioner> practitioners(db::Transaction& transaction, OrganizationId organization);
bool has_location(db::Transaction& transaction, OrganizationId organization, LocationId id);
std::optional<std::string> practitioner_name(db::Transaction& transaction, OrganizationId organization,
                                             PractitionerId id);
// Inserted, or replaced where the id is there already.
void put_location(db::Transaction& transaction, OrganizationId organization, const Location& location);
void put_practitioner(db::Transaction& transaction, OrganizationId organization, const Practitioner& practitioner,
                      Language language);

}  // namespace portico::organization::store
