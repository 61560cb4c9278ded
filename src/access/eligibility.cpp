#include "access/eligibility.hpp"

#include "base/email.hpp"
#include "base/spelling.hpp"
#include "national_id/national_id.hpp"
#include "patients/eligibility.hpp"
#include "phone/phone.hpp"

namespace portico::access {
namespace {

using organization::AccessType;
using organization::Identification;

constexpr int oldest_plausible_age = 125;

std::optional<Blocker> phone_blocker(const Subject& subject) {
  const auto& phone = subject.patient.phone;
  if (!phone || phone->empty()) return Blocker{"NO_PHONE", {}, "edit_phone"};
  const auto number = phone::parse_for_sms(*phone, subject.contract.country);
  const auto* fault = std::get_if<phone::Fault>(&number);
  if (!fault) return std::nullopt;
  return Blocker{"PHONE_INVALID", {{"phone", *phone}, {"fault", spelling(*fault)}}, "edit_phone"};
}

std::optional<Blocker> email_blocker(const Subject& subject) {
  const auto& email = subject.patient.email;
  if (!email || email->empty()) return Blocker{"NO_IDENTIFIER_EMAIL", {}, "edit_email"};
  if (!parse_email(*email)) return Blocker{"EMAIL_INVALID", {{"email", *email}}, "edit_email"};
  if (subject.identifier_taken) return Blocker{"IDENTIFIER_TAKEN", {{"kind", "email"}}, "edit_email"};
  return std::nullopt;
}

std::optional<Blocker> national_id_blocker(const Subject& subject) {
  const auto& patient = subject.patient;
  const std::string kind = spelling(patient.national_id_kind);
  if (!patient.national_id || patient.national_id->empty() || kind == "none")
    return Blocker{"NO_IDENTIFIER_NATIONAL_ID", {}, "edit_national_id"};
  const auto checked = national_id::check(kind, *patient.national_id);
  if (const auto* fault = std::get_if<national_id::Fault>(&checked)) {
    Facts facts = fault->facts;
    facts.insert_or_assign("reason_code", fault->code);
    return Blocker{"NATIONAL_ID_INVALID", std::move(facts), "edit_national_id"};
  }
  if (subject.identifier_taken) return Blocker{"IDENTIFIER_TAKEN", {{"kind", "national_id"}}, "edit_national_id"};
  return std::nullopt;
}

std::optional<Blocker> birth_date_blocker(const Subject& subject) {
  const auto& birth = subject.patient.birth_date;
  if (!birth) return Blocker{"NO_BIRTH_DATE", {}, "edit_birth_date"};
  if (*birth > subject.today || age_in_years(*birth, subject.today) > oldest_plausible_age)
    return Blocker{"BIRTH_DATE_IMPLAUSIBLE", {}, "edit_birth_date"};
  if (age_in_years(*birth, subject.today) < subject.contract.own_account_age)
    return Blocker{"UNDER_AGE", {{"age", subject.contract.own_account_age}}, ""};
  return std::nullopt;
}

class Collected {
 public:
  void add(std::optional<Blocker> blocker) {
    if (blocker) list_.push_back(std::move(*blocker));
  }
  void add_if(bool applies, Blocker blocker) {
    if (applies) list_.push_back(std::move(blocker));
  }
  std::vector<Blocker> take() { return std::move(list_); }

 private:
  std::vector<Blocker> list_;
};

void add_keys(const Subject& subject, Collected& list) {
  list.add(phone_blocker(subject));
  list.add(subject.contract.identification == Identification::email ? email_blocker(subject)
                                                                    : national_id_blocker(subject));
}

void add_validated_data(const Subject& subject, Collected& list) {
  const auto& patient = subject.patient;
  list.add_if(patient.family.empty() || patient.given.empty(), {"NAME_MISSING", {}, "edit_name"});
  list.add(birth_date_blocker(subject));
  list.add_if(patient.duplicate_suspect, {"DUPLICATE_SUSPECT", {}, "resolve_duplicate"});
}

std::vector<Blocker> standing_blockers(const Subject& subject) {
  Collected list;
  const bool manual = subject.contract.access_type == AccessType::manual;
  list.add_if(subject.patient.deceased, {"DECEASED"});
  list.add_if(subject.standing != identity::Standing::active, subject.standing == identity::Standing::closed
                                                                  ? Blocker{"ACCOUNT_CLOSED"}
                                                                  : Blocker{"ACCOUNT_FROZEN", {}, "unfreeze"});
  list.add_if(manual && !subject.patient.portal_access, {"SWITCHED_OFF", {}, "switch_on"});
  add_keys(subject, list);
  if (!manual) add_validated_data(subject, list);
  return list.take();
}

}  // namespace

std::vector<Blocker> blockers_of(const Subject& subject) {
  auto list = standing_blockers(subject);
  if (!subject.activated)
    list.push_back({"NOT_ACTIVATED", {{"mode", spelling(subject.contract.access_type)}}, "issue_desk_code"});
  return list;
}

bool is_eligible(const Subject& subject) { return standing_blockers(subject).empty(); }

std::vector<Blocker> missing_for_automatic(const Subject& subject) {
  Collected list;
  list.add_if(subject.patient.deceased, {"DECEASED"});
  add_keys(subject, list);
  add_validated_data(subject, list);
  return list.take();
}

std::optional<identity::Identifier> identifier_of(const organization::Organization& contract,
                                                  const patients::Patient& patient) {
  return patients::identifier_of(contract, patient);
}

}  // namespace portico::access
