#include "guests/desk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/page.hpp"
#include "booking/guest_store.hpp"
#include "organization/store.hpp"
#include "registrations/candidates.hpp"

namespace portico::guests {

using booking::Guest;
using organization::Organization;

namespace {

constexpr std::size_t most_candidates = 5;
constexpr int most_shown = 30;  // each is compared with the records

std::optional<GuestId> read_cursor(const std::optional<std::string>& cursor) {
  if (!cursor) return std::nullopt;
  auto id = GuestId::parse(*cursor);
  if (!id) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  return id;
}

// Only what was proved: what else was typed may be another's, who signs in with it.
patients::NewPatient new_patient(const Guest& guest, bool even_if_similar) {
  const auto person = booking::proved_person_of(guest);
  patients::NewPatient wanted;
  wanted.family = {person.family};
  wanted.given = {person.given};
  if (person.birth_date) wanted.birth_date = {person.birth_date->text()};
  if (person.phone) wanted.phone = {*person.phone};
  if (person.email) wanted.email = {*person.email};
  wanted.language = person.language;
  wanted.even_if_similar = even_if_similar;
  return wanted;
}

}  // namespace

Organization Desk::contract_of(db::Transaction& transaction, OrganizationId organization) const {
  auto found = organization::store::by_id(transaction, organization);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

Guest Desk::must_find(db::Transaction& transaction, OrganizationId organization, GuestId id) const {
  auto found = booking::store::guest(transaction, services_.keys, organization, id);
  if (!found || found->forgotten_at) throw Refused::not_found();
  return *std::move(found);
}

std::vector<GuestCandidate> Desk::candidates_of(db::Transaction& transaction, OrganizationId organization,
                                                const Guest& guest) const {
  std::vector<GuestCandidate> found;
  for (const auto& compared :
       registrations::candidates(services_, transaction, organization, booking::person_of(guest))) {
    if (found.size() == most_candidates) break;
    const auto listed = services_.patients.listed(transaction, organization, compared.patient.id);
    if (!listed) continue;
    GuestCandidate candidate{listed->row, {}};
    for (const auto field : registrations::every_field)
      candidate.fields.push_back({field, compared.comparison.of(field)});
    found.push_back(std::move(candidate));
  }
  return found;
}

std::optional<GuestJoined> Desk::joined_of(db::Transaction& transaction, OrganizationId organization,
                                           const Guest& guest) const {
  if (!guest.patient) return std::nullopt;
  const auto patient = services_.patients.find(transaction, organization, *guest.patient);
  const auto staff = services_.staff.find(transaction, identity::StaffId{guest.joined_by.value_or(Uuid{})});
  return GuestJoined{*guest.patient, patient ? patient->name : std::string{}, guest.made_record,
                     guest.joined_at.value_or(Instant{}), staff ? staff->name : std::string{}};
}

GuestView Desk::view_of(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                        const Guest& guest) const {
  const auto appointment = booking::store::appointment_of(transaction, contract.id, guest.id);
  if (!appointment) throw Refused::not_found();
  const booking::Showing showing{services_.keys, contract, caller.language, services_.clock.now()};
  GuestView view{.id = guest.id,
                 .name = guest.name,
                 .birth_date = guest.birth_date,
                 .phone = guest.phone,
                 .email = guest.email,
                 .proof = guest.proved,
                 .language = guest.language,
                 .created_at = guest.created_at,
                 .appointment = showing.calendar_appointment(*appointment),
                 .candidates = {},
                 .joined = joined_of(transaction, contract.id, guest)};
  if (!guest.patient) view.candidates = candidates_of(transaction, contract.id, guest);
  return view;
}

GuestList Desk::list(const Caller& caller, const GuestQuery& query) {
  const auto after = read_cursor(query.cursor);
  const int limit = std::min(page_size(query.limit), most_shown);
  const auto organization = caller.organization;
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    auto found = query.joined.value_or(false)
                     ? booking::store::joined_guests(transaction, services_.keys, organization, limit)
                     : booking::store::waiting_guests(transaction, services_.keys, organization, after, limit + 1);
    GuestList list;
    if (found.size() > static_cast<std::size_t>(limit)) {
      found.pop_back();
      list.next_cursor = found.back().id.text();
    }
    for (const auto& guest : found) list.items.push_back(view_of(transaction, caller, contract, guest));
    return list;
  });
}

GuestsWaiting Desk::waiting(OrganizationId organization) {
  return {services_.database.read(
      [&](db::Transaction& transaction) { return booking::store::count_waiting_guests(transaction, organization); })};
}

GuestView Desk::view(const Caller& caller, GuestId id) {
  return services_.database.snapshot([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, caller.organization);
    return view_of(transaction, caller, contract, must_find(transaction, contract.id, id));
  });
}

patients::PatientId Desk::make_record(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                                      const Guest& guest, bool even_if_similar) const {
  return services_.people.create_in(transaction, caller, contract, new_patient(guest, even_if_similar)).id;
}

GuestView Desk::join(const Caller& caller, GuestId id, const GuestJoining& wanted) {
  // Made before the transaction: the key ring writes a row of its own at an organization's first use.
  services_.keys.organization_key(caller.organization, keys::Purpose::field);
  return services_.database.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, caller.organization);
    auto guest = must_find(transaction, contract.id, id);
    if (guest.patient) throw Refused{Reason::conflict, "GUEST_JOINED"};
    if (wanted.patient_id && !services_.patients.find(transaction, contract.id, *wanted.patient_id))
      throw Refused::not_found();
    guest.made_record = !wanted.patient_id;
    guest.patient = wanted.patient_id ? *wanted.patient_id
                                      : make_record(transaction, caller, contract, guest, wanted.even_if_similar);
    guest.joined_by = caller.actor;
    guest.joined_at = services_.clock.now();
    if (!booking::store::join(transaction, contract.id, guest)) throw Refused{Reason::conflict, "GUEST_JOINED"};
    journal(transaction, caller, *guest.patient, id, "joined");
    return view_of(transaction, caller, contract, guest);
  });
}

GuestView Desk::separate(const Caller& caller, GuestId id) {
  Guest before;
  Organization contract;
  services_.database.write([&](db::Transaction& transaction) {
    contract = contract_of(transaction, caller.organization);
    before = must_find(transaction, contract.id, id);
    if (!before.patient || !booking::store::separate(transaction, contract.id, id))
      throw Refused{Reason::conflict, "GUEST_NOT_JOINED"};
    journal(transaction, caller, *before.patient, id, "separated");
  });
  if (before.made_record) forget_record(caller, contract, *before.patient);
  return view(caller, id);
}

void Desk::forget_record(const Caller& caller, const Organization& contract, patients::PatientId id) const {
  try {
    services_.database.write([&](db::Transaction& transaction) {
      const auto made = services_.patients.find(transaction, contract.id, id);
      if (made && made->version == 1) services_.people.remove_imported(transaction, caller, contract, *made);
    });
  } catch (const db::ForeignKeyViolation&) {
    // Something hangs on it by now: it stays.
  }
}

void Desk::journal(db::Transaction& transaction, const Caller& caller, patients::PatientId patient, GuestId guest,
                   std::string_view what) const {
  const auto appointment = booking::store::appointment_of(transaction, caller.organization, guest);
  services_.journal.write(transaction, caller,
                          {.action = audit::Action::appointment_changed,
                           .patient = patient.value,
                           .entity_type = "Appointment",
                           .entity = appointment->id.value,
                           .detail = fmt::format(R"({{"guest":"{}"}})", what)});
}

}  // namespace portico::guests
