#include <gtest/gtest.h>

#include "audit/audit.hpp"
#include "base/refused.hpp"
#include "organization/organizations.hpp"
#include "organization/store.hpp"
#include "patients/patients.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_key_ring.hpp"
#include "support/test_database.hpp"

namespace portico::patients {
namespace {

class PatientsTest : public support::EachEngine {
 protected:
  PatientsTest() {
    organization::Organization contract;
    contract.id = contract_;
    contract.name = "Tiszapart Rendelő";
    contract.suffix = "tiszapart";
    contract.language = Language::hu;
    contract.country = "HU";
    contract.time_zone = "Europe/Budapest";
    contract.identification = organization::Identification::national_id;
    contract.national_id_kind = NationalIdKind::hu_taj;
    contract.created_at = clock_.now();
    database().write([&](db::Transaction& transaction) { organization::store::insert(transaction, contract); });
    receptionist_.kind = Caller::Kind::staff;
    receptionist_.actor = Uuid::make();
    receptionist_.organization = contract_;
  }

  PatientRecord add(const std::string& family, const std::string& given, const std::string& birth_date = {},
                    const std::string& phone = {}, const std::string& taj = {}) {
    NewPatient wanted;
    wanted.family = Text<0, 100>{family};
    wanted.given = Text<0, 100>{given};
    if (!birth_date.empty()) wanted.birth_date = Text<0, 20>{birth_date};
    if (!phone.empty()) wanted.phone = Text<0, 40>{phone};
    if (!taj.empty()) wanted.national_id = Text<0, 60>{taj};
    wanted.even_if_similar = true;
    return patients_.create(receptionist_, contract_, wanted);
  }

  std::vector<std::string> found(const std::string& query) {
    std::vector<std::string> names;
    for (const auto& row : patients_.search(contract_, {{query}, 20}).items) names.push_back(row.name);
    return names;
  }

  template <class Work>
  Refused refusal(Work work) {
    try {
      work();
    } catch (const Refused& refused) {
      return refused;
    }
    ADD_FAILURE() << "nothing was refused";
    return Refused{Reason::internal, "NONE"};
  }

  support::FakeClock clock_;
  support::FakeKeyRing keys_;
  audit::Journal journal_{database(), clock_, Bytes(32, 7)};
  identity::Accounts accounts_{keys_, clock_};
  Patients patients_{database(), journal_, keys_,
                     accounts_,  clock_,   [](auto&&...) { ADD_FAILURE() << "nobody has an account"; }};
  OrganizationId contract_ = OrganizationId::make();
  Caller receptionist_;
};
PORTICO_EACH_ENGINE(PatientsTest);

using Names = std::vector<std::string>;

TEST_P(PatientsTest, AreFoundWhileOneTypes) {
  add("Nagy-Kovács", "Anna Mária", "1961-10-14", "06 30 123 4567", "111 111 110");
  add("Kovács", "Béla", "1985-02-03");
  add("Őrsi", "Zoé", "1961-03-01");
  EXPECT_EQ(found("kov"), (Names{"Kovács Béla", "Nagy-Kovács Anna Mária"}));
  EXPECT_EQ(found("maria kovacs"), (Names{"Nagy-Kovács Anna Mária"}));
  EXPECT_EQ(found("ŐRS"), (Names{"Őrsi Zoé"}));
  EXPECT_EQ(found("o"), (Names{"Őrsi Zoé"}));
  EXPECT_EQ(found("1961"), (Names{"Nagy-Kovács Anna Mária", "Őrsi Zoé"}));
  EXPECT_EQ(found("zo 1961-03"), (Names{"Őrsi Zoé"}));
  EXPECT_EQ(found("14.10.1961"), (Names{"Nagy-Kovács Anna Mária"}));
  EXPECT_EQ(found("+36 30 123 4567"), (Names{"Nagy-Kovács Anna Mária"}));
  EXPECT_EQ(found("06301234567"), (Names{"Nagy-Kovács Anna Mária"}));
  EXPECT_EQ(found("111111110"), (Names{"Nagy-Kovács Anna Mária"}));
  EXPECT_EQ(found("11111111"), Names{});
  EXPECT_EQ(found("xyz"), Names{});
  EXPECT_EQ(found(""), Names{});
  EXPECT_EQ(found("%"), Names{});
}

TEST_P(PatientsTest, AreFoundWithOrWithoutTheMarksInsideTheirNames) {
  add("D'Amore", "Éva");
  add("Damore", "Luigi");
  add("Nagy-Kovács", "Anna");
  EXPECT_EQ(found("damore eva"), (Names{"D'Amore Éva"}));
  EXPECT_EQ(found("d'amo"), (Names{"D'Amore Éva", "Damore Luigi"}));
  EXPECT_EQ(found("D’AMORE lu"), (Names{"Damore Luigi"}));
  EXPECT_EQ(found("amore"), (Names{"D'Amore Éva"}));
  EXPECT_EQ(found("nagykovacs"), (Names{"Nagy-Kovács Anna"}));
  EXPECT_EQ(found("nagy-kovacs a"), (Names{"Nagy-Kovács Anna"}));
}

TEST_P(PatientsTest, WhatAnImportBroughtIsAcceptedOrDismissed) {
  const auto contract = *database().read([&](db::Transaction& t) { return organization::store::by_id(t, contract_); });
  Patient found;
  found.id = PatientId::make();
  found.family = "Nagy";
  found.given = "Anna";
  const auto take = [&] {
    database().write(
        [&](db::Transaction& t) { return patients_.take_imported(t, receptionist_, contract, found, "synthea"); });
  };
  take();
  PatientChange change;
  change.version = 1;
  change.family = Text<0, 100>{"Kiss"};
  change.address = AddressInput{{"Fő utca 1."}, {"Pécs"}, {"7621"}, {"HU"}};
  patients_.change(receptionist_, contract_, found.id, change);
  found.address = {"Rózsa utca 2.", "Győr", "9021", "HU"};
  take();
  const auto offered = patients_.record(contract_, found.id).suggestions;
  ASSERT_EQ(offered.size(), 2u);
  ASSERT_EQ(offered[0].field, "address");

  const auto accepted = patients_.accept(receptionist_, contract_, found.id, offered[0].id);
  EXPECT_EQ(accepted.address, found.address);
  EXPECT_EQ(accepted.version, 3);
  const auto dismissed = patients_.dismiss(receptionist_, contract_, found.id, offered[1].id);
  EXPECT_EQ(dismissed.family, "Kiss");
  EXPECT_EQ(dismissed.version, 3);
  EXPECT_TRUE(dismissed.suggestions.empty());

  EXPECT_EQ(refusal([&] { patients_.accept(receptionist_, contract_, found.id, offered[0].id); }).reason(),
            Reason::not_found);
  EXPECT_EQ(refusal([&] { patients_.dismiss(receptionist_, contract_, PatientId::make(), offered[1].id); }).reason(),
            Reason::not_found);
}

TEST_P(PatientsTest, ANumberAndItsKindAreSettledTogether) {
  const auto contract = *database().read([&](db::Transaction& t) { return organization::store::by_id(t, contract_); });
  const auto id = add("Nagy", "Anna", "1961-10-14", "", "111 111 110").id;
  PatientChange change;
  change.version = 1;
  change.national_id_kind = NationalIdKind::passport;
  change.national_id = Text<0, 60>{"BA1234567"};
  patients_.change(receptionist_, contract_, id, change);
  auto found = *database().read([&](db::Transaction& t) { return patients_.store().find(t, contract_, id); });
  found.national_id_kind = NationalIdKind::hu_taj;
  found.national_id = "111111110";
  database().write(
      [&](db::Transaction& t) { return patients_.take_imported(t, receptionist_, contract, found, "synthea"); });
  const auto offered = patients_.record(contract_, id).suggestions;
  ASSERT_EQ(offered.size(), 2u);
  const auto record = patients_.accept(receptionist_, contract_, id, offered[0].id);
  EXPECT_EQ(record.national_id_kind, NationalIdKind::hu_taj);
  EXPECT_EQ(record.national_id, "111111110");
  EXPECT_TRUE(record.suggestions.empty());
}

TEST_P(PatientsTest, AFrequentWordFindsTheSameAsARareOne) {
  for (const auto* given : {"Anna", "Béla", "Cili", "Anna Mária", "Dénes"}) add("Kovács", given);
  add("Anka", "Kovácsné");
  for (const std::string query : {"kov", "a", "anna", "an", "z"}) {
    const auto names = [&](Store store) {
      Names result;
      const auto rows = database().read(
          [&](db::Transaction& transaction) { return store.search(transaction, contract_, parse_query(query), 4); });
      for (const auto& listed : rows) result.push_back(listed.row.name);
      return result;
    };
    EXPECT_EQ(names(Store{keys_, 1}), names(Store{keys_, 1000})) << query;
  }
}

TEST_P(PatientsTest, AreListedPageByPageInTheOrderOfTheContractsLanguage) {
  for (const auto* name : {"Cukor", "Csernus", "Zsiros", "Zoller", "Ábel", "Adorján"}) add(name, "Ida");
  Names names;
  std::optional<std::string> cursor;
  do {
    const auto page = patients_.list(contract_, {.limit = 2, .cursor = cursor});
    for (const auto& row : page.items) names.push_back(row.name);
    cursor = page.next_cursor;
  } while (cursor);
  EXPECT_EQ(names, (Names{"Ábel Ida", "Adorján Ida", "Cukor Ida", "Csernus Ida", "Zoller Ida", "Zsiros Ida"}));
}

TEST_P(PatientsTest, AreListedInOtherOrdersPageByPage) {
  for (const auto* family : {"Ádám", "Zala", "Bakó"}) add(family, "Éva");
  const auto names_in = [this](const std::string& sort) {
    Names names;
    ListPatients wanted{.sort = sort, .limit = 2};
    do {
      const auto page = patients_.list(contract_, wanted);
      for (const auto& row : page.items) names.push_back(row.name);
      wanted.cursor = page.next_cursor;
    } while (wanted.cursor);
    return names;
  };
  EXPECT_EQ(names_in("name"), (Names{"Ádám Éva", "Bakó Éva", "Zala Éva"}));
  EXPECT_EQ(names_in("-name"), (Names{"Zala Éva", "Bakó Éva", "Ádám Éva"}));
  EXPECT_EQ(names_in("-created_at"), (Names{"Bakó Éva", "Zala Éva", "Ádám Éva"}));
  EXPECT_EQ(refusal([&] { names_in("national_id"); }).errors().front().code, "FORMAT_CHOICE");
}

TEST_P(PatientsTest, AFilterShowsTheStateThatTheRowsSay) {
  add("Ádám", "Éva", "1961-03-14", "+36301234567", "123456788");
  const auto on = add("Bakó", "Éva");
  add("Csók", "Éva");
  database().write([&](db::Transaction& transaction) {
    Store{keys_}.set_portal_access(transaction, contract_, on.id, true, clock_.now());
  });
  const auto in_state = [this](PortalState state) {
    Names names;
    for (const auto& row : patients_.list(contract_, {.portal = state}).items) {
      EXPECT_EQ(row.portal, state) << row.name;
      names.push_back(row.name);
    }
    return names;
  };
  EXPECT_EQ(in_state(PortalState::no_access), (Names{"Ádám Éva", "Csók Éva"}));
  EXPECT_EQ(in_state(PortalState::not_activated), (Names{"Bakó Éva"}));
  EXPECT_TRUE(in_state(PortalState::active).empty());

  auto contract = database().read(
      [&](db::Transaction& transaction) { return *organization::store::by_id(transaction, contract_); });
  contract.access_type = organization::AccessType::automatic;
  database().write([&](db::Transaction& transaction) { organization::store::update(transaction, contract, 1); });
  EXPECT_EQ(in_state(PortalState::not_activated), (Names{"Ádám Éva", "Bakó Éva"}))
      << "with validated data, or switched on";
  EXPECT_EQ(in_state(PortalState::no_access), (Names{"Csók Éva"}));
  add("Ádám", "Éva", "1961-03-14");
  EXPECT_EQ(patients_.list(contract_, {.duplicates = true}).items.size(), 2u);
}

TEST_P(PatientsTest, WhoIsSimilarIsShownFirst) {
  const auto anna = add("Nagy", "Anna", "1961-10-14");
  NewPatient again;
  again.family = Text<0, 100>{"NAGY"};
  again.given = Text<0, 100>{"Ánna"};
  again.birth_date = Text<0, 20>{"1961-10-14"};
  const auto refused = refusal([&] { patients_.create(receptionist_, contract_, again); });
  EXPECT_EQ(refused.code(), "SIMILAR_PATIENT");
  EXPECT_NE(refused.json_members().at("similar").find(anna.id.text()), std::string::npos);
  again.even_if_similar = true;
  EXPECT_TRUE(patients_.create(receptionist_, contract_, again).duplicate_suspect);
  EXPECT_TRUE(patients_.record(contract_, anna.id).duplicate_suspect);
}

TEST_P(PatientsTest, ACorrectionEndsTheSuspicionOfBoth) {
  const auto one = add("Nagy", "Anna", "1961-10-14");
  const auto other = add("Nagy", "Anna", "1961-10-14");
  PatientChange change;
  change.version = other.version;
  change.birth_date = Text<0, 20>{"1991-10-14"};
  EXPECT_FALSE(patients_.change(receptionist_, contract_, other.id, change).duplicate_suspect);
  EXPECT_FALSE(patients_.record(contract_, one.id).duplicate_suspect);
}

TEST_P(PatientsTest, EveryWrongFieldIsTold) {
  NewPatient wanted;
  wanted.family = Text<0, 100>{" - "};
  wanted.birth_date = Text<0, 20>{"2031-01-01"};
  wanted.phone = Text<0, 40>{"+36 30 123"};
  wanted.email = Text<0, 254>{"anna"};
  wanted.national_id = Text<0, 60>{"111 111 111"};
  const auto refused = refusal([&] { patients_.create(receptionist_, contract_, wanted); });
  Names fields;
  for (const auto& error : refused.errors()) fields.push_back(error.field);
  EXPECT_EQ(fields, (Names{"family", "birth_date", "phone", "email", "national_id", "given"}));
}

TEST_P(PatientsTest, MarkupInANameIsJustText) {
  const auto made = add("<b>Nagy</b>", "<script>alert(1)</script>");
  EXPECT_EQ(made.family, "<b>Nagy</b>");
  EXPECT_EQ(found("nagy script"), (Names{"<b>Nagy</b> <script>alert(1)</script>"}));
}

TEST_P(PatientsTest, TheSecondOfTwoChangesIsRefused) {
  const auto made = add("Nagy", "Anna");
  PatientChange change;
  change.version = made.version;
  change.phone = Text<0, 40>{"+36301234567"};
  EXPECT_EQ(patients_.change(receptionist_, contract_, made.id, change).phone, "+36301234567");
  EXPECT_EQ(refusal([&] { patients_.change(receptionist_, contract_, made.id, change); }).code(), "VERSION_CHANGED");
  EXPECT_EQ(refusal([&] { patients_.record(OrganizationId::make(), made.id); }).reason(), Reason::not_found);
}

TEST_P(PatientsTest, ThePatientsOwnEditIsWrittenOrWaits) {
  const auto made = add("Nagy", "Anna", "1961-10-14", "+36301234567");
  Caller patient;
  patient.kind = Caller::Kind::patient;
  patient.actor = Uuid::make();
  patient.organization = contract_;
  OwnChange change;
  change.version = made.version;
  change.address = AddressInput{{"Fő utca 1."}, {"Szeged"}, {"6720"}, {"HU"}};
  change.phone = Text<0, 40>{"+36 30 765 4321"};
  change.birth_date = Text<0, 20>{"1961-10-14"};
  change.gender = Gender::female;
  const auto answer = patients_.change_own(patient, contract_, made.id, change);
  EXPECT_EQ(answer.outcomes, (std::map<std::string, EditOutcome>{{"address", EditOutcome::written},
                                                                 {"phone", EditOutcome::needs_proof},
                                                                 {"birth_date", EditOutcome::written},
                                                                 {"gender", EditOutcome::needs_approval}}));
  const auto record = patients_.record(contract_, made.id);
  EXPECT_EQ(record.address.city, "Szeged");
  EXPECT_EQ(record.phone, "+36301234567");
  EXPECT_EQ(record.gender, Gender::unknown);
}

TEST_P(PatientsTest, AnImportOverwritesNothingThatAPersonChanged) {
  const auto contract = *database().read([&](db::Transaction& t) { return organization::store::by_id(t, contract_); });
  Patient found;
  found.id = PatientId::make();
  found.family = "Nagy";
  found.given = "Anna";
  found.address.city = "Szeged";
  found.phone = "555-1234";
  const auto take = [&] {
    return database().write(
        [&](db::Transaction& t) { return patients_.take_imported(t, receptionist_, contract, found, "synthea"); });
  };
  EXPECT_EQ(take(), Patients::Taken::created);
  EXPECT_EQ(take(), Patients::Taken::unchanged);
  PatientChange change;
  change.version = 1;
  change.family = Text<0, 100>{"Kiss"};
  patients_.change(receptionist_, contract_, found.id, change);
  found.address.city = "Pécs";
  EXPECT_EQ(take(), Patients::Taken::changed);
  const auto record = patients_.record(contract_, found.id);
  EXPECT_EQ(record.family, "Kiss");
  EXPECT_EQ(record.address.city, "Pécs");
  EXPECT_EQ(record.phone, "555-1234");
  ASSERT_EQ(record.suggestions.size(), 1u);
  EXPECT_EQ(record.suggestions[0].field, "family");
  EXPECT_EQ(record.suggestions[0].value, "Nagy");
}

}  // namespace
}  // namespace portico::patients
