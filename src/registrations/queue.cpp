#include "registrations/queue.hpp"

#include <algorithm>

#include "access/blocker_text.hpp"
#include "base/page.hpp"
#include "json/json.hpp"
#include "organization/store.hpp"
#include "patients/eligibility.hpp"
#include "registrations/candidates.hpp"
#include "registrations/messages.hpp"
#include "registrations/typed.hpp"

namespace portico::registrations {
namespace {

using organization::Organization;

constexpr std::size_t most_candidates = 5;
constexpr int most_others = 5;
constexpr days kept{30};

Organization contract_of(db::Transaction& transaction, OrganizationId id) {
  auto found = organization::store::by_id(transaction, id);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

Registration must_find(db::Transaction& transaction, OrganizationId organization, RegistrationId id) {
  auto found = store::find(transaction, organization, id);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

std::string text_of(const patients::Patient& patient, PersonField field) {
  switch (field) {
    case PersonField::name:
      return patient.name;
    case PersonField::birth_date:
      return patient.birth_date ? patient.birth_date->text() : std::string{};
    case PersonField::national_id:
      return patient.national_id.value_or("");
    case PersonField::phone:
      return patient.phone.value_or("");
    case PersonField::email:
      break;
  }
  return patient.email.value_or("");
}

void take(patients::PatientFields& fields, const patients::Patient& typed, PersonField field) {
  switch (field) {
    case PersonField::name:
      fields.family = {typed.family};
      fields.given = {typed.given};
      break;
    case PersonField::birth_date:
      if (typed.birth_date) fields.birth_date = {typed.birth_date->text()};
      break;
    case PersonField::national_id:
      if (!typed.national_id) break;
      fields.national_id_kind = typed.national_id_kind;
      fields.national_id = {*typed.national_id};
      break;
    case PersonField::phone:
      if (typed.phone) fields.phone = {*typed.phone};
      break;
    case PersonField::email:
      if (typed.email) fields.email = {*typed.email};
      break;
  }
}

patients::NewPatient new_patient(const patients::Patient& typed, bool even_if_similar) {
  patients::NewPatient wanted;
  for (const auto field : every_field) take(wanted, typed, field);
  wanted.language = typed.language;
  wanted.even_if_similar = even_if_similar;
  return wanted;
}

std::optional<RegistrationId> read_cursor(const std::optional<std::string>& cursor) {
  if (!cursor) return std::nullopt;
  auto id = RegistrationId::parse(*cursor);
  if (!id) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  return id;
}

std::string detail_of(const RegistrationApproval& wanted) {
  return fmt::format(R"({{"onto":"{}","taken":{},"identity_checked":{}}})", wanted.patient_id ? "existing" : "new",
                     json::encode(wanted.take), wanted.identity_checked);
}

}  // namespace

patients::Patient Queue::typed(OrganizationId organization, const Registration& registration, Language order) const {
  return read_written(
      services_.keys.open_field(organization, store::details_place, registration.id.value, registration.details),
      order);
}

std::string Queue::decider(db::Transaction& transaction, const Registration& registration) const {
  if (!registration.decided_by) return {};
  const auto staff = services_.staff.find(transaction, identity::StaffId{*registration.decided_by});
  return staff ? staff->name : std::string{};
}

RegistrationRow Queue::row_of(db::Transaction& transaction, const Organization& contract,
                              const Registration& registration) {
  const auto person = typed(contract.id, registration, contract.language);
  RegistrationRow row{.id = registration.id,
                      .status = registration.status,
                      .name = person.name,
                      .birth_date = person.birth_date,
                      .created_at = registration.created_at,
                      .email_confirmed = registration.email_confirmed_at.has_value(),
                      .candidates = 0,
                      .decided_at = registration.decided_at,
                      .decided_by = decider(transaction, registration)};
  if (registration.status == RegistrationStatus::waiting)
    row.candidates = static_cast<std::int64_t>(candidates(services_, transaction, contract.id, person).size());
  return row;
}

RegistrationPage Queue::list(OrganizationId organization, const QueueQuery& query) {
  const auto after = read_cursor(query.cursor);
  const int limit = page_size(query.limit);
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto found = query.decided.value_or(false)
                           ? store::decided(transaction, organization, after, limit + 1)
                           : store::waiting(transaction, organization, services_.clock.now(), after, limit + 1);
    RegistrationPage page;
    for (const auto& registration : found) {
      if (page.items.size() == static_cast<std::size_t>(limit)) {
        page.next_cursor = page.items.back().id.text();
        break;
      }
      page.items.push_back(row_of(transaction, contract, registration));
    }
    return page;
  });
}

RegistrationsWaiting Queue::waiting(OrganizationId organization) {
  return {services_.database.read([&](db::Transaction& transaction) {
    return store::count_waiting(transaction, organization, services_.clock.now());
  })};
}

RegistrationCandidate Queue::candidate_of(db::Transaction& transaction, const Organization& contract,
                                          const patients::Patient& typed, const patients::Patient& on_record) {
  const auto listed = services_.patients.listed(transaction, contract.id, on_record.id);
  if (!listed) throw Refused::not_found();
  RegistrationCandidate candidate{.patient = listed->row, .has_account = listed->activated, .fields = {}};
  candidate.patient.portal = patients::portal_state(*listed, contract);
  const auto comparison = compare(typed, on_record);
  for (const auto field : every_field)
    candidate.fields.push_back({field, comparison.of(field), text_of(typed, field), text_of(on_record, field)});
  return candidate;
}

std::vector<OtherRegistration> Queue::others(db::Transaction& transaction, const Organization& contract,
                                             const Registration& registration) const {
  std::vector<OtherRegistration> tries;
  for (const auto& other : store::others(transaction, contract.id, registration, most_others)) {
    const auto person = typed(contract.id, other, contract.language);
    tries.push_back({other.created_at, other.status, person.phone.value_or(""), person.email.value_or("")});
  }
  return tries;
}

RegistrationView Queue::view(OrganizationId organization, RegistrationId id) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto registration = must_find(transaction, organization, id);
    const auto person = typed(organization, registration, contract.language);
    RegistrationView view{.id = id,
                          .status = registration.status,
                          .name = person.name,
                          .family = person.family,
                          .given = person.given,
                          .birth_date = person.birth_date,
                          .national_id_kind = person.national_id_kind,
                          .national_id = person.national_id,
                          .phone = person.phone.value_or(""),
                          .email = person.email,
                          .language = person.language,
                          .created_at = registration.created_at,
                          .email_confirmed = registration.email_confirmed_at.has_value(),
                          .phone_proved = registration.proved_at.has_value(),
                          .patient_id = registration.patient,
                          .decided_at = registration.decided_at,
                          .decided_by = decider(transaction, registration),
                          .candidates = {},
                          .others = others(transaction, contract, registration)};
    if (registration.status != RegistrationStatus::waiting) return view;
    for (const auto& candidate : candidates(services_, transaction, organization, person)) {
      if (view.candidates.size() == most_candidates) break;
      view.candidates.push_back(candidate_of(transaction, contract, person, candidate.patient));
    }
    return view;
  });
}

patients::PatientRecord Queue::put_onto(db::Transaction& transaction, const Caller& caller,
                                        const Organization& contract, patients::PatientId patient,
                                        const patients::Patient& typed, const RegistrationApproval& wanted) {
  const auto judged = access::judge(services_, transaction, contract, patient);
  if (!judged) throw Refused::not_found();
  if (judged->activated()) throw Refused{Reason::conflict, "REGISTRATION_HAS_ACCOUNT"};
  if (!wanted.take.empty() && !wanted.identity_checked)
    throw Refused::field("identity_checked", "IDENTITY_NOT_CHECKED");
  patients::PatientFields fields;
  for (const auto field : wanted.take) take(fields, typed, field);
  return services_.people.change_in(transaction, caller, contract, patient, fields);
}

RegistrationApproved Queue::approve(const Caller& caller, OrganizationId organization, RegistrationId id,
                                    const RegistrationApproval& wanted) {
  // Made before the transaction: the key ring writes a row of its own at an organization's first use.
  services_.keys.organization_key(organization, keys::Purpose::field);
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto registration = must_find(transaction, organization, id);
    if (registration.status != RegistrationStatus::waiting) throw Refused{Reason::conflict, "REGISTRATION_DECIDED"};
    const auto person = typed(organization, registration, contract.language);
    const auto record = wanted.patient_id ? put_onto(transaction, caller, contract, *wanted.patient_id, person, wanted)
                                          : services_.people.create_in(transaction, caller, contract,
                                                                       new_patient(person, wanted.even_if_similar));
    if (!store::decide(transaction, organization, id,
                       {.status = RegistrationStatus::approved,
                        .patient = record.id,
                        .by = caller.actor,
                        .at = services_.clock.now()}))
      throw Refused{Reason::conflict, "REGISTRATION_DECIDED"};
    services_.journal.write(transaction, caller,
                            {.action = audit::Action::registration_approved,
                             .patient = record.id.value,
                             .entity_type = "Task",
                             .entity = id.value,
                             .detail = detail_of(wanted)});
    return invite(transaction, caller, contract, record, wanted.invite);
  });
}

// What stands in the way of the way in does not undo the approval: staff read it and mend it on the record.
RegistrationApproved Queue::invite(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                                   const patients::PatientRecord& record, Inviting how) {
  RegistrationApproved approved{.patient_id = record.id, .name = record.name, .invited = false, .blockers = {}};
  if (how == Inviting::later) return approved;
  const auto channel = how == Inviting::email ? access::InvitationChannel::email : access::InvitationChannel::sms;
  const auto judged = access::judge(services_, transaction, contract, record.id);
  for (const auto& blocker : access::invitation_blockers(*judged, contract, channel))
    approved.blockers.push_back({blocker.code, access::text_of(blocker, caller.language),
                                 blocker.fix.empty() ? std::nullopt : std::optional{blocker.fix}});
  if (!approved.blockers.empty()) return approved;
  invitations_.issue(transaction, caller, contract, record.id, channel);
  approved.invited = true;
  return approved;
}

RegistrationDeclined Queue::decline(const Caller& caller, OrganizationId organization, RegistrationId id) {
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto registration = must_find(transaction, organization, id);
    if (!store::decide(transaction, organization, id,
                       {.status = RegistrationStatus::declined, .by = caller.actor, .at = services_.clock.now()}))
      throw Refused{Reason::conflict, "REGISTRATION_DECIDED"};
    services_.journal.write(
        transaction, caller,
        {.action = audit::Action::registration_declined, .entity_type = "Task", .entity = id.value});
    const auto person = typed(organization, registration, contract.language);
    const bool told = person.email && registration.email_confirmed_at;
    if (told)
      services_.outbox.enqueue(transaction, organization, declined_mail(person.language, contract, *person.email, id));
    return RegistrationDeclined{told};
  });
}

void Queue::sweep(db::Transaction& transaction) const {
  store::forget_decided_before(transaction, services_.clock.now() - kept);
}

}  // namespace portico::registrations
