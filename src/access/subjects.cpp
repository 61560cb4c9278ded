#include "access/subjects.hpp"

#include "organization/store.hpp"
#include "phone/phone.hpp"

namespace portico::access {

std::optional<Judged> judge(Services& services, db::Transaction& transaction,
                            const organization::Organization& contract, patients::PatientId patient) {
  auto record = services.patients.find(transaction, contract.id, patient);
  if (!record) return std::nullopt;
  Judged judged{.patient = std::move(*record),
                .account = store::own_account(transaction, contract.id, patient),
                .identifier_taken = false,
                .today = date_in_zone(services.clock.now(), contract.time_zone)};
  if (const auto identifier = identifier_of(contract, judged.patient)) {
    const auto holder = services.accounts.find_by(transaction, contract.id, *identifier);
    judged.identifier_taken = holder && !(judged.account && judged.account->id == holder->id);
  }
  return judged;
}

std::optional<Refused> not_admitted(Services& services, db::Transaction& transaction,
                                    const organization::Organization& contract, const identity::Account& account) {
  const auto forbidden = [&](std::string code) {
    return Refused{Reason::forbidden, std::move(code)}.with("contact", contact_of(contract));
  };
  if (account.status == identity::Standing::frozen) return forbidden("ACCESS_FROZEN");
  if (account.status == identity::Standing::closed) return forbidden("ACCESS_CLOSED");
  const auto patient = services.grants.self_of(transaction, contract.id, account.id);
  if (!patient) return std::nullopt;
  const auto judged = judge(services, transaction, contract, *patient);
  if (!judged || is_eligible(judged->subject(contract))) return std::nullopt;
  const auto blockers = blockers_of(judged->subject(contract));
  return forbidden(blockers.front().code == "SWITCHED_OFF" ? "ACCESS_SWITCHED_OFF" : "ACCESS_NEEDS_CLINIC");
}

organization::Organization contract_at(db::Transaction& transaction, std::string_view suffix) {
  auto contract = organization::store::by_suffix(transaction, suffix);
  if (!contract) throw Refused::not_found();
  return std::move(*contract);
}

std::string contact_of(const organization::Organization& contract) {
  if (!contract.phone.empty()) return phone::international_format(contract.phone);
  return contract.email.empty() ? contract.name : contract.email;
}

std::string portal_url(const Services& services, const organization::Organization& contract) {
  return services.base_url + "/p/" + contract.suffix + "/";
}

}  // namespace portico::access
