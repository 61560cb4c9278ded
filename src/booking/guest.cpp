#include "booking/guest.hpp"

namespace portico::booking {

patients::Patient person_of(const Guest& guest) {
  patients::Patient person;
  person.id = {guest.id.value};
  person.family = guest.family;
  person.given = guest.given;
  person.name = guest.name;
  person.birth_date = guest.birth_date;
  person.phone = guest.phone;
  person.email = guest.email;
  person.language = guest.language;
  person.notice = patients::NoticeSetting::email_sms;
  return person;
}

patients::Patient proved_person_of(const Guest& guest) {
  auto person = person_of(guest);
  guest.proved == GuestProof::sms ? person.email.reset() : person.phone.reset();
  return person;
}

}  // namespace portico::booking
