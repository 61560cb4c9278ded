#include "access/new_password.hpp"

#include "access/desk_code.hpp"
#include "access/invitation_door.hpp"
#include "access/portal_sessions.hpp"
#include "access/store.hpp"
#include "base/digest.hpp"
#include "identity/password_rule.hpp"
#include "organization/sign_in.hpp"

namespace portico::access {

void require_password(Services& services, db::Transaction& transaction, const organization::Organization& contract,
                      std::string_view password, std::optional<patients::PatientId> patient) {
  std::vector<std::string> names{contract.name, contract.suffix};
  if (patient)
    if (const auto found = services.patients.find(transaction, contract.id, *patient))
      names.insert(names.end(),
                   {found->family, found->given, found->family + found->given, found->given + found->family});
  const auto mode = organization::sign_in_policy(transaction, contract.id).password_mode;
  identity::require_good_password(
      password, names, mode == organization::PasswordMode::nist ? identity::Classes::any : identity::Classes::needed);
}

void put_password(Services& services, db::Transaction& transaction, const Caller& caller, OrganizationId organization,
                  identity::AccountId account, const std::string& hash, Uuid kept) {
  services.accounts.set_password(transaction, organization, account, hash);
  services.sessions.end_all(transaction, caller, identity::Side::patient, organization, account.value, "password_set",
                            kept);
  services.devices.revoke_all(transaction, holder_of(organization, account));
  services.journal.write(transaction, caller,
                         {.action = audit::Action::password_set, .entity_type = "Account", .entity = account.value});
}

bool fits_desk_code(Services& services, db::Transaction& transaction, OrganizationId organization,
                    patients::PatientId patient, std::string_view code) {
  const auto stored = store::desk_code(transaction, organization, patient);
  const bool alive =
      stored && !stored->used_at && stored->wrong_tries < desk_code_tries && stored->expires_at > services.clock.now();
  const auto key = services.keys.installation_key(keys::Purpose::one_time_code);
  if (alive && equal_constant_time(stored->code_hash, hash_desk_code(key, patient, code))) return true;
  if (fits_invitation_code(services, transaction, organization, patient, code)) return true;
  if (alive) store::count_wrong_try(transaction, organization, patient);
  return false;
}

}  // namespace portico::access
