#include "demo/clinic.hpp"

#include "access/eligibility.hpp"
#include "base/text.hpp"
#include "demo/bookings.hpp"
#include "demo/local_time.hpp"
#include "demo/paper.hpp"
#include "demo/side_by_side.hpp"
#include "documents/store.hpp"
#include "organization/store.hpp"
#include "pdf/pdf.hpp"
#include "records/store.hpp"

namespace portico::demo {
namespace {

constexpr const char* time_zone = "Europe/Budapest";

Caller system_caller(OrganizationId organization) {
  Caller caller;
  caller.kind = Caller::Kind::system;
  caller.organization = organization;
  caller.request_id = "demo";
  return caller;
}

organization::Organization contract_of(const data::Clinic& clinic, Instant now) {
  organization::Organization contract;
  contract.id = OrganizationId::make();
  contract.name = clinic.name;
  contract.suffix = clinic.suffix;
  contract.language = Language::hu;
  contract.country = "HU";
  contract.time_zone = time_zone;
  contract.identification = organization::Identification::national_id;
  contract.national_id_kind = organization::NationalIdKind::hu_taj;
  contract.access_type = organization::AccessType::manual;
  contract.phone = clinic.phone;
  contract.email = clinic.email;
  contract.address = clinic.address;
  contract.emergency_text_en = clinic.emergency.at("en");
  contract.emergency_text_hu = clinic.emergency.at("hu");
  contract.emergency_text_es = clinic.emergency.at("es");
  contract.primary_color = clinic.color;
  contract.created_at = now;
  return contract;
}

template <class IdType>
std::vector<IdType> make_ids(std::size_t count) {
  std::vector<IdType> ids(count);
  std::ranges::generate(ids, [] { return IdType::make(); });
  return ids;
}

std::string file_name(const std::string& title, Date day) {
  std::string name;
  for (const auto& word : folded_words(title)) name += word + '-';
  return name + day.text() + ".pdf";
}

class Making {
 public:
  Making(const Services& services, const data::Clinic& clinic, const data::Documents& documents, const Plan& plan)
      : services_{services},
        clinic_{clinic},
        documents_{documents},
        plan_{plan},
        now_{services.clock.now()},
        contract_{contract_of(clinic, now_)},
        caller_{system_caller(contract_.id)},
        locations_{make_ids<organization::LocationId>(clinic.locations.size())},
        practitioners_{make_ids<organization::PractitionerId>(clinic.practitioners.size())},
        patients_{make_ids<patients::PatientId>(plan.people.size())},
        encounters_{make_ids<records::EncounterId>(plan.visits.size())} {}

  void make() {
    services_.keys.organization_key(contract_.id, keys::Purpose::field);
    prepare_slow_things();
    services_.files.settle();
    services_.database.write([this](db::Transaction& transaction) {
      add_contract(transaction);
      add_staff(transaction);
      add_patients(transaction);
      add_logins(transaction);
      add_encounters(transaction);
      add_documents(transaction);
      add_bookings(transaction, data::schedule(), plan_, {contract_, locations_, practitioners_, patients_}, now_);
      remember(transaction);
    });
  }

 private:
  struct Printed {
    files::StoredFile file;
    int pages = 0;
  };

  void prepare_slow_things() {
    for (std::size_t i = 0; i < plan_.people.size(); ++i)
      if (plan_.people[i].has_login) logins_.push_back(i);
    hashes_.resize(clinic_.staff.size() + logins_.size());
    printed_.resize(plan_.papers.size());
    side_by_side(hashes_.size() + printed_.size(), [this](std::size_t i) {
      if (i < hashes_.size())
        hashes_[i] = services_.hasher.hash(password_of(owner_of(i)));
      else
        printed_[i - hashes_.size()] = print(plan_.papers[i - hashes_.size()]);
    });
  }

  // Staff first, then patients.
  const std::string& owner_of(std::size_t hash) const {
    if (hash < clinic_.staff.size()) return clinic_.staff[hash].email;
    return *plan_.people[logins_[hash - clinic_.staff.size()]].record.national_id;
  }

  Printed print(const Paper& paper) {
    const auto pdf = pdf::write(written(clinic_, documents_, plan_, paper, end_of(plan_.visits[paper.visit])));
    const auto writer = services_.files.create(contract_.id);
    writer->write(pdf.bytes);
    return {writer->keep("application/pdf", files::Sync::later), pdf.pages};
  }

  static Instant start_of(const Visit& visit) { return instant_at(visit.day, visit.minute, time_zone); }
  static Instant end_of(const Visit& visit) { return start_of(visit) + minutes{visit.length}; }

  void add_contract(db::Transaction& transaction) {
    organization::store::insert(transaction, contract_);
    for (std::size_t i = 0; i < locations_.size(); ++i) {
      const auto& place = clinic_.locations[i];
      organization::store::put_location(
          transaction, contract_.id,
          {locations_[i], place.name, place.line, place.city, place.postal_code, place.phone});
    }
    for (std::size_t i = 0; i < practitioners_.size(); ++i) {
      const auto& doctor = clinic_.practitioners[i];
      organization::store::put_practitioner(
          transaction, contract_.id, {practitioners_[i], doctor.name, doctor.specialty.at("hu")}, contract_.language);
    }
    services_.journal.write(
        transaction, caller_,
        {.action = audit::Action::contract_created, .entity_type = "Organization", .entity = contract_.id.value});
  }

  void add_staff(db::Transaction& transaction) {
    for (std::size_t i = 0; i < clinic_.staff.size(); ++i) {
      const auto& member = clinic_.staff[i];
      const auto role = from_spelling<identity::Role>(member.role);
      const auto id = services_.staff.create(transaction, caller_,
                                             {.email = member.email,
                                              .name = member.name,
                                              .phone = member.phone,
                                              .password_hash = hashes_[i],
                                              .platform_administrator = !role,
                                              .language = Language::hu});
      if (role) services_.staff.add_role(transaction, id, contract_.id, *role);
      if (role == identity::Role::receptionist) receptionist_ = id;
    }
  }

  void add_patients(db::Transaction& transaction) {
    for (std::size_t i = 0; i < patients_.size(); ++i) {
      auto record = plan_.people[i].record;
      record.id = patients_[i];
      services_.patients.take_imported(transaction, caller_, contract_, std::move(record), "demo");
    }
  }

  void add_logins(db::Transaction& transaction) {
    std::optional<identity::AccountId> first_parent;
    for (std::size_t i = 0; i < logins_.size(); ++i) {
      const auto& person = plan_.people[logins_[i]];
      const auto account = services_.accounts.create(transaction, contract_.id,
                                                     {.identifiers = {*access::identifier_of(contract_, person.record)},
                                                      .phone = *person.record.phone,
                                                      .email = person.record.email,
                                                      .language = person.record.language});
      services_.accounts.set_password(transaction, contract_.id, account, hashes_[clinic_.staff.size() + i]);
      services_.grants.give(transaction, contract_.id, {.account = account, .patient = patients_[logins_[i]]});
      for (const auto child : person.children)
        services_.grants.give(transaction, contract_.id,
                              {.account = account,
                               .patient = patients_[child],
                               .relation = proxies::Relation::parent,
                               .basis = proxies::Basis::parental_responsibility});
      if (!first_parent && !person.children.empty()) first_parent = account;
      // The last one has asked that parent for help with papers and visits.
      else if (first_parent && i + 1 == logins_.size())
        services_.grants.give(transaction, contract_.id,
                              {.account = *first_parent,
                               .patient = patients_[logins_[i]],
                               .relation = proxies::Relation::other,
                               .basis = proxies::Basis::consent,
                               .scopes = {proxies::Scope::appointments, proxies::Scope::documents},
                               .given_by = proxies::GivenBy::patient});
    }
  }

  void add_encounters(db::Transaction& transaction) {
    for (std::size_t i = 0; i < encounters_.size(); ++i) {
      const auto& visit = plan_.visits[i];
      const auto& kind = documents_.kinds[visit.kind];
      records::Encounter encounter;
      encounter.id = encounters_[i];
      encounter.patient = patients_[visit.person];
      encounter.status = visit.is_cancelled ? records::EncounterStatus::cancelled : records::EncounterStatus::finished;
      encounter.class_code = "AMB";
      encounter.title = kind.visit.at(language_of(visit));
      encounter.started_at = start_of(visit);
      if (!visit.is_cancelled) encounter.ended_at = end_of(visit);
      encounter.location = locations_[visit.location];
      encounter.practitioner = practitioners_[kind.practitioner];
      records::store::put(transaction, contract_.id, encounter);
    }
  }

  void add_documents(db::Transaction& transaction) {
    for (std::size_t i = 0; i < printed_.size(); ++i) {
      const auto& paper = plan_.papers[i];
      const auto& visit = plan_.visits[paper.visit];
      const auto& kind = documents_.kinds[paper.kind];
      const auto& [file, pages] = printed_[i];
      const auto& title = kind.title.at(language_of(visit));
      services_.files.record(transaction, contract_.id, file);
      documents::store::NewDocument document;
      document.id = documents::DocumentId::make();
      document.patient = patients_[visit.person];
      document.type = kind.type;
      document.title = title;
      document.examination_date = visit.day;
      document.patient_access = paper.patient_access;
      document.file = file.id;
      document.file_name = file_name(title, visit.day);
      document.media_type = file.media_type;
      document.size = file.size;
      document.sha256 = file.sha256;
      document.pages = pages;
      document.practitioner = practitioners_[kind.practitioner];
      document.location = locations_[visit.location];
      document.encounter = encounters_[paper.visit].value;
      document.source = "staff";
      document.created_by = receptionist_.value;
      document.created_at = std::min(now_, end_of(visit) + hours{3});
      documents::store::insert(transaction, contract_.id, document);
      if (paper.is_viewed)
        documents::store::mark_viewed(transaction, contract_.id, document.id,
                                      std::min(now_, document.created_at + hours{29}));
    }
  }

  std::string language_of(const Visit& visit) const { return spelling(plan_.people[visit.person].record.language); }

  void remember(db::Transaction& transaction);

  const Services& services_;
  const data::Clinic& clinic_;
  const data::Documents& documents_;
  const Plan& plan_;
  const Instant now_;
  const organization::Organization contract_;
  const Caller caller_;
  const std::vector<organization::LocationId> locations_;
  const std::vector<organization::PractitionerId> practitioners_;
  const std::vector<patients::PatientId> patients_;
  const std::vector<records::EncounterId> encounters_;
  std::vector<std::size_t> logins_;  // places in plan_.people
  std::vector<std::string> hashes_;
  std::vector<Printed> printed_;
  identity::StaffId receptionist_;
};

constexpr db::Sql insert_fact{"insert into installation_fact (name, value) values ('demo', $1)"};
void Making::remember(db::Transaction& transaction) { transaction.run(insert_fact, contract_.id.text()); }

constexpr db::Sql select_fact{"select value from installation_fact where name = 'demo'"};

}  // namespace

std::optional<OrganizationId> made_clinic(db::Transaction& transaction) {
  const auto value = transaction.maybe<std::string>(select_fact);
  return value ? OrganizationId::parse(*value) : std::nullopt;
}

void make_clinic(const Services& services, const data::Clinic& clinic, const data::Documents& documents,
                 const Plan& plan) {
  Making{services, clinic, documents, plan}.make();
}

}  // namespace portico::demo
