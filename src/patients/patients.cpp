#include "patients/patients.hpp"

#include <algorithm>

#include "audit/changed_fields.hpp"
#include "base/email.hpp"
#include "base/page.hpp"
#include "base/refused.hpp"
#include "json/encode.hpp"
#include "national_id/national_id.hpp"
#include "organization/store.hpp"
#include "patients/differing.hpp"
#include "patients/eligibility.hpp"
#include "patients/fields.hpp"
#include "patients/names.hpp"
#include "patients/own_edit.hpp"
#include "phone/phone.hpp"

namespace portico::patients {
namespace {

Store::Order order_of(const std::optional<std::string>& sort) {
  if (!sort || *sort == "name") return Store::Order::by_name;
  if (*sort == "-name") return Store::Order::by_name_backwards;
  if (*sort == "-created_at") return Store::Order::newest_first;
  throw Refused::fields({{"sort", "FORMAT_CHOICE", {{"allowed", "name, -name, -created_at"}}}}, Reason::bad_request);
}

using organization::Organization;

Organization contract_of(db::Transaction& transaction, OrganizationId id) {
  auto found = organization::store::by_id(transaction, id);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

Reading reading_of(const Organization& contract, Instant now) {
  return {contract.country, contract.language, contract.national_id_kind, date_in_zone(now, contract.time_zone)};
}

std::vector<PatientRow> rows_of(std::vector<Store::Listed> listed, const Organization& contract) {
  std::vector<PatientRow> rows;
  rows.reserve(listed.size());
  for (auto& patient : listed) {
    patient.row.portal = portal_state(patient, contract);
    rows.push_back(std::move(patient.row));
  }
  return rows;
}

// What the text stands for when it is a complete phone number, e-mail address or national ID.
ExactValues exact_values(const std::string& text, const Organization& contract) {
  ExactValues values;
  if (text.find('@') != std::string::npos) {
    values.email = parse_email(text);
    return values;
  }
  const auto phone = phone::parse(text, contract.country);
  if (const auto* number = std::get_if<phone::Number>(&phone)) values.phone = number->e164;
  for (const auto kind : {contract.national_id_kind, NationalIdKind::other}) {
    if (kind == NationalIdKind::none || values.national_ids.size() == 2) continue;
    const auto number = national_id::check(spelling(kind), text);
    if (const auto* normal = std::get_if<std::string>(&number)) values.national_ids.push_back(*normal);
  }
  return values;
}

SearchQuery with_words_closed(SearchQuery query) {
  query.words = std::move(query.closed_words);
  return query;
}

// Up to `limit`; who is there already is not repeated.
void add_others(std::vector<Store::Listed>& found, std::vector<Store::Listed> more, int limit) {
  for (auto& one : more) {
    if (found.size() >= static_cast<std::size_t>(limit)) return;
    if (std::ranges::none_of(found, [&](const auto& other) { return other.row.id == one.row.id; }))
      found.push_back(std::move(one));
  }
}

PatientData data_of(Patient p) {
  return {.id = p.id,
          .version = p.version,
          .name = std::move(p.name),
          .family = std::move(p.family),
          .given = std::move(p.given),
          .birth_date = p.birth_date,
          .gender = p.gender,
          .language = p.language,
          .phone = std::move(p.phone),
          .email = std::move(p.email),
          .national_id_kind = p.national_id_kind,
          .national_id = std::move(p.national_id),
          .address = std::move(p.address),
          .emergency_contact = std::move(p.emergency_contact),
          .field_classes = field_classes()};
}

}  // namespace

Patients::Patients(db::Database& database, audit::Journal& journal, keys::KeyRing& keys, identity::Accounts& accounts,
                   const Clock& clock, TellOwner tell_owner)
    : database_{database},
      journal_{journal},
      keys_{keys},
      accounts_{accounts},
      clock_{clock},
      tell_owner_{std::move(tell_owner)},
      store_{keys} {}

PatientPage Patients::list(OrganizationId organization, const ListPatients& wanted) {
  std::optional<PatientId> after;
  if (wanted.cursor) {
    after = PatientId::parse(*wanted.cursor);
    if (!after) throw Refused{Reason::bad_request, "FORMAT_CURSOR"};
  }
  const Store::Browsing browsing{order_of(wanted.sort), wanted.portal, wanted.duplicates.value_or(false)};
  const int limit = page_size(wanted.limit);
  auto rows = database_.read([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    return rows_of(store_.page(transaction, contract, browsing, after, limit + 1), contract);
  });
  PatientPage page{std::move(rows), std::nullopt};
  if (page.items.size() > static_cast<std::size_t>(limit)) {
    page.items.pop_back();
    page.next_cursor = page.items.back().id.text();
  }
  return page;
}

PatientList Patients::search(OrganizationId organization, const SearchPatients& wanted) {
  const auto query = parse_query(wanted.query.value);
  const int limit = page_size(wanted.limit);
  return database_.read([&](db::Transaction& transaction) -> PatientList {
    const auto contract = contract_of(transaction, organization);
    if (query.has_digits || wanted.query.value.find('@') != std::string::npos) {
      const auto values = exact_values(wanted.query, contract);
      auto found =
          values.is_empty() ? std::vector<Store::Listed>{} : store_.search(transaction, organization, values, limit);
      if (!found.empty()) return {rows_of(std::move(found), contract)};
    }
    auto found = store_.search(transaction, organization, query, limit);
    if (!query.closed_words.empty())
      add_others(found, store_.search(transaction, organization, with_words_closed(query), limit), limit);
    return {rows_of(std::move(found), contract)};
  });
}

Store::Listed Patients::must_list(db::Transaction& transaction, OrganizationId organization, PatientId id) {
  auto listed = store_.listed(transaction, organization, id);
  if (!listed) throw Refused::not_found();
  return *std::move(listed);
}

PatientRecord Patients::record_in(db::Transaction& transaction, const Organization& contract, PatientId id) {
  auto p = store_.find(transaction, contract.id, id);
  if (!p) throw Refused::not_found();
  const auto counts = store_.counts(transaction, contract.id, id);
  return {.id = p->id,
          .version = p->version,
          .name = std::move(p->name),
          .family = std::move(p->family),
          .given = std::move(p->given),
          .birth_date = p->birth_date,
          .gender = p->gender,
          .language = p->language,
          .phone = std::move(p->phone),
          .email = std::move(p->email),
          .national_id_kind = p->national_id_kind,
          .national_id = std::move(p->national_id),
          .address = std::move(p->address),
          .emergency_contact = std::move(p->emergency_contact),
          .notice = p->notice,
          .deceased = p->deceased,
          .portal_access = p->portal_access,
          .portal = portal_state(must_list(transaction, contract.id, id), contract),
          .duplicate_suspect = p->duplicate_suspect,
          .created_at = p->created_at,
          .updated_at = p->updated_at,
          .documents = counts.documents,
          .encounters = counts.encounters,
          .suggestions = store_.suggestions(transaction, contract.id, id)};
}

PatientRecord Patients::record(OrganizationId organization, PatientId id) {
  return database_.snapshot(
      [&](db::Transaction& transaction) { return record_in(transaction, contract_of(transaction, organization), id); });
}

PatientRecord Patients::create(const Caller& caller, OrganizationId organization, const NewPatient& wanted) {
  // Made before the transaction: the key ring writes a row of its own at an organization's first use.
  keys_.organization_key(organization, keys::Purpose::field);
  return database_.write([&](db::Transaction& transaction) {
    return create_in(transaction, caller, contract_of(transaction, organization), wanted);
  });
}

PatientRecord Patients::create_in(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                                  const NewPatient& wanted) {
  const Instant now = clock_.now();
  Patient made;
  made.id = PatientId::make();
  made.language = contract.language;
  made.created_at = made.updated_at = now;
  made.address.country = contract.country;
  auto errors = apply(wanted, reading_of(contract, now), made);
  if (!wanted.family) errors.push_back({"family", "FAMILY_NAME_NEEDED"});
  if (!wanted.given) errors.push_back({"given", "GIVEN_NAME_NEEDED"});
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  made.notice = wanted.notice.value_or(made.notice);
  if (!wanted.even_if_similar.value_or(false)) {
    const auto similar = rows_of(store_.similar(transaction, contract.id, made), contract);
    if (!similar.empty())
      throw Refused{Reason::conflict, "SIMILAR_PATIENT"}.with_json("similar", json::encode(similar));
  }
  store_.insert(transaction, contract.id, contract.language, made);
  store_.judge_duplicates(transaction, contract.id, made);
  journal_.write(transaction, caller,
                 {.action = audit::Action::patient_created,
                  .patient = made.id.value,
                  .entity_type = "Patient",
                  .entity = made.id.value});
  return record_in(transaction, contract, made.id);
}

// Who has proved a key of his own is told by that proof's verb; where the clinic changes one, its owner hears it here.
void Patients::update_own_account(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                                  const Patient& patient) {
  const auto own = store_.own_account(transaction, contract.id, patient.id);
  auto identifier = identifier_of(contract, patient);
  if (!own || !identifier || !patient.phone || !patient.phone->starts_with('+')) return;
  const identity::AccountId id{*own};
  const auto account = accounts_.find(transaction, contract.id, id);
  if (!account) return;
  const auto former_email = accounts_.email_of(transaction, contract.id, id);
  const auto former_phone = accounts_.phone_of(transaction, contract.id, id);
  accounts_.set_keys(transaction, contract.id, id,
                     {.identifiers = {*std::move(identifier)},
                      .phone = *patient.phone,
                      .email = patient.email,
                      .language = account->language});
  const bool by_owner = caller.kind == Caller::Kind::patient;
  if (!by_owner && account->activated_at) tell_owner_(transaction, contract, id, former_email, former_phone);
}

void Patients::change_proved(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                             PatientId id, const std::optional<std::string>& phone,
                             const std::optional<std::string>& email) {
  const auto before = store_.find(transaction, contract.id, id);
  if (!before) throw Refused::not_found();
  Patient after = *before;
  if (phone) after.phone = phone;
  if (email) after.email = email;
  write_change(transaction, caller, contract, *before, std::move(after));
}

void Patients::write_change(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                            const Patient& before, Patient after) {
  const auto fields = differing(before, after);
  if (fields.empty()) return;
  after.updated_at = clock_.now();
  if (!store_.update(transaction, contract.id, contract.language, after, before.version))
    throw Refused{Reason::conflict, "VERSION_CHANGED"};
  store_.judge_duplicates(transaction, contract.id, before);
  store_.judge_duplicates(transaction, contract.id, after);
  const bool by_patient = caller.kind == Caller::Kind::patient;
  for (const auto& field : fields)
    store_.remember_edit(transaction, contract.id, after.id, field, by_patient ? "patient" : "staff", after.updated_at);
  if (before.phone != after.phone || before.email != after.email || before.national_id != after.national_id)
    update_own_account(transaction, caller, contract, after);
  journal_.write(transaction, caller,
                 {.action = audit::Action::patient_changed,
                  .patient = after.id.value,
                  .entity_type = "Patient",
                  .entity = after.id.value,
                  .detail = "{\"fields\":" + json::encode(fields) + "}"});
}

PatientRecord Patients::change(const Caller& caller, OrganizationId organization, PatientId id,
                               const PatientChange& wanted) {
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, organization);
    const auto before = store_.find(transaction, organization, id);
    if (!before) throw Refused::not_found();
    if (before->version != wanted.version) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    Patient after = *before;
    auto errors = apply(wanted, reading_of(contract, clock_.now()), after);
    if (!errors.empty()) throw Refused::fields(std::move(errors));
    after.notice = wanted.notice.value_or(after.notice);
    after.deceased = wanted.deceased.value_or(after.deceased);
    write_change(transaction, caller, contract, *before, std::move(after));
    return record_in(transaction, contract, id);
  });
}

PatientData Patients::own(OrganizationId organization, PatientId id) {
  auto found = database_.read([&](db::Transaction& transaction) { return store_.find(transaction, organization, id); });
  if (!found) throw Refused::not_found();
  return data_of(*std::move(found));
}

PatientRecord Patients::change_in(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                                  PatientId id, const PatientFields& wanted) {
  const auto before = store_.find(transaction, contract.id, id);
  if (!before) throw Refused::not_found();
  Patient after = *before;
  auto errors = apply(wanted, reading_of(contract, clock_.now()), after);
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  write_change(transaction, caller, contract, *before, std::move(after));
  return record_in(transaction, contract, id);
}

OwnChangeAnswer Patients::change_own(const Caller& caller, OrganizationId organization, PatientId id,
                                     const OwnChange& wanted) {
  return database_.write([&](db::Transaction& transaction) -> OwnChangeAnswer {
    const auto contract = contract_of(transaction, organization);
    const auto before = store_.find(transaction, organization, id);
    if (!before) throw Refused::not_found();
    if (before->version != wanted.version) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    Patient as_typed = *before;
    const auto reading = reading_of(contract, clock_.now());
    auto errors = apply(wanted, reading, as_typed);
    if (!errors.empty()) throw Refused::fields(std::move(errors));
    OwnChange at_once = wanted;
    auto outcomes = keep_what_is_at_once(at_once, *before);
    Patient after = *before;
    apply(at_once, reading, after);
    write_change(transaction, caller, contract, *before, std::move(after));
    return {data_of(*store_.find(transaction, organization, id)), std::move(outcomes)};
  });
}

}  // namespace portico::patients
