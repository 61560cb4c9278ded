#include "access/blocker_text.hpp"

#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::access {
namespace {

// The blocker's facts with what its text says of them.
Facts facts_of(const Blocker& blocker, Language language) {
  Facts facts = blocker.facts;
  if (blocker.code == "PHONE_INVALID") {
    facts.insert_or_assign("reason", texts::text(language, "FORMAT_PHONE", facts));
    facts.insert_or_assign("phone", phone::international_format(std::get<std::string>(facts.at("phone"))));
  }
  if (blocker.code == "NATIONAL_ID_INVALID")
    facts.insert_or_assign("reason", texts::text(language, std::get<std::string>(facts.at("reason_code")), facts));
  return facts;
}

}  // namespace

std::string text_of(const Blocker& blocker, Language language) {
  return texts::text(language, blocker.code, facts_of(blocker, language));
}

Refused refused_by(const Blocker& blocker, Language language) {
  Refused refused{Reason::conflict, blocker.code};
  for (auto& [name, value] : facts_of(blocker, language)) std::move(refused).with(name, value);
  return refused;
}

}  // namespace portico::access
