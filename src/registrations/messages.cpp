#include "registrations/messages.hpp"

#include "access/subjects.hpp"
#include "texts/texts.hpp"

namespace portico::registrations {
namespace {

delivery::Message mail(const std::string& email, std::string subject, std::string text, std::string key) {
  return {.channel = delivery::Channel::email,
          .to = email,
          .subject = std::move(subject),
          .text = std::move(text),
          .html = {},
          .purpose = "registration",
          .idempotency_key = std::move(key)};
}

}  // namespace

delivery::Message received_mail(Language language, const organization::Organization& contract, const std::string& email,
                                const std::string& link, RegistrationId registration) {
  const Facts facts{{"clinic", contract.name}, {"link", link}, {"contact", access::contact_of(contract)}};
  return mail(email, texts::text(language, "MAIL_REGISTRATION_RECEIVED_SUBJECT", facts),
              texts::text(language, "MAIL_REGISTRATION_RECEIVED_TEXT", facts), "registration-" + registration.text());
}

delivery::Message declined_mail(Language language, const organization::Organization& contract, const std::string& email,
                                RegistrationId registration) {
  const Facts facts{{"clinic", contract.name}, {"contact", access::contact_of(contract)}};
  return mail(email, texts::text(language, "MAIL_REGISTRATION_DECLINED_SUBJECT", facts),
              texts::text(language, "MAIL_REGISTRATION_DECLINED_TEXT", facts),
              "registration-declined-" + registration.text());
}

}  // namespace portico::registrations
