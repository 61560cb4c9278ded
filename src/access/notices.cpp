#include "access/notices.hpp"

#include "access/subjects.hpp"
#include "identity/codes.hpp"

namespace portico::access {

Facts Notices::with_clinic(const organization::Organization& contract, Facts facts) const {
  facts.insert_or_assign("clinic", contract.name);
  facts.insert_or_assign("contact", contact_of(contract));
  facts.insert_or_assign("url", portal_url(services_, contract));
  return facts;
}

Language Notices::language_of(db::Transaction& transaction, const organization::Organization& contract,
                              identity::AccountId account) const {
  const auto found = services_.accounts.find(transaction, contract.id, account);
  return found ? found->language : contract.language;
}

void Notices::mail(db::Transaction& transaction, const organization::Organization& contract,
                   identity::AccountId account, Notice notice, Facts facts) {
  const auto email = services_.accounts.email_of(transaction, contract.id, account);
  if (!email) return;
  mail_to(transaction, contract, *email, language_of(transaction, contract, account), notice, std::move(facts));
}

void Notices::mail_to(db::Transaction& transaction, const organization::Organization& contract,
                      const std::string& email, Language language, Notice notice, Facts facts) {
  services_.outbox.enqueue(
      transaction, contract.id,
      security_mail(notice, language, email, with_clinic(contract, std::move(facts)), Uuid::make()));
}

void Notices::keys_changed(db::Transaction& transaction, const organization::Organization& contract,
                           identity::AccountId account, Notice notice, const std::optional<std::string>& former_email,
                           const std::string& former_phone) {
  const Language language = language_of(transaction, contract, account);
  const Facts facts = with_clinic(contract, {{"freeze_url", freeze_link(transaction, contract, account)}});
  const Uuid event = Uuid::make();
  if (former_email)
    services_.outbox.enqueue(transaction, contract.id, security_mail(notice, language, *former_email, facts, event));
  if (former_phone.starts_with('+'))
    services_.outbox.enqueue(transaction, contract.id, security_sms(notice, language, former_phone, facts, event));
}

// The token stands behind "#": it is in no server's log.
std::string Notices::freeze_link(db::Transaction& transaction, const organization::Organization& contract,
                                 identity::AccountId account) {
  const auto token = identity::make_token();
  store::put_freeze_token(transaction, contract.id, account, token.hash, services_.clock.now() + freeze_token_time);
  return portal_url(services_, contract) + "stop#" + token.text;
}

}  // namespace portico::access
