#pragma once
#include "support/api.hpp"
#include "support/paper.hpp"

namespace portico::support {

// Ilona is 68, her daughter Eszter 40, Eszter's son Máté eleven: he has no account, and his mother's e-mail and phone.
class Family : public EachApi {
 protected:
  inline static const std::string password = "Kiralyi7";
  inline static const std::string portal = "/api/portal/duna";

  Family() {
    ilona_account = api.activate(duna, ilona_id, password);
    eszter_account = api.activate(duna, eszter_id, password);
    api.add_staff("eva@duna.example", password, "+36309990000", {{duna.id, identity::Role::receptionist}});
  }

  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36309990000"); }
  std::string record(patients::PatientId patient) const {
    return "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.text() + "/related-persons";
  }
  static boost::json::object parents(patients::PatientId holder) {
    return {{"direction", "acts_for_patient"},
            {"person", holder.text()},
            {"relation", "parent"},
            {"basis", "parental_responsibility"},
            {"scopes", boost::json::array{"appointments", "documents", "profile"}}};
  }
  proxies::GrantId give(const proxies::NewGrant& wanted) {
    return api.database().write(
        [&](db::Transaction& transaction) { return api.services().grants.give(transaction, duna.id, wanted); });
  }
  proxies::NewGrant of_eszter_on_mate() const {
    return {.account = eszter_account,
            .patient = mate_id,
            .relation = proxies::Relation::parent,
            .basis = proxies::Basis::parental_responsibility};
  }
  // Password and code again, in the session that is open.
  void prove(Api::Browser& browser, const Api::Person& person) {
    api.clock().advance(minutes{2});  // since the last SMS
    ASSERT_EQ(browser.post(portal + "/session/step-up", {{"password", password}}).status, 200);
    const auto session = browser.post(portal + "/session/step-up/code", {{"code", api.last_code(person.phone)}});
    ASSERT_EQ(session.status, 200) << session.body;
    browser.csrf = session.text("csrf_token");
  }
  static boost::json::object asking(const Api::Person& whom) {
    return {{"identifier", whom.email},
            {"phone", whom.phone},
            {"label", "my daughter"},
            {"relation", "child"},
            {"scopes", boost::json::array{"documents", "profile"}}};
  }
  // As staff do it; told as the record says.
  support::Reply file_document(Api::Browser& staff, patients::PatientId patient, bool patient_access = true) {
    const auto contract = "/api/console/contracts/" + duna.id.text();
    staff.headers["x-filename"] = "lelet.pdf";
    const auto uploaded = staff.send_raw("POST", contract + "/uploads", pdf(), "application/pdf");
    staff.headers.erase("x-filename");
    EXPECT_EQ(uploaded.status, 201) << uploaded.body;
    return staff.post(contract + "/patients/" + patient.text() + "/documents",
                      {{"upload_id", uploaded.text("upload_id")},
                       {"type", "lab_report"},
                       {"title", "Vérkép"},
                       {"examination_date", "2026-02-20"},
                       {"patient_access", patient_access}});
  }
  std::vector<std::string> mails_to(const std::string& address) {
    std::vector<std::string> subjects;
    for (const auto& message : api.run_jobs())
      if (message.channel == delivery::Channel::email && message.to == address) subjects.push_back(message.subject);
    return subjects;
  }
  void move_to(std::string_view moment) { api.clock().advance(*Instant::parse(moment) - api.clock().now()); }

  const Api::Person ilona{.family = "Horváth",
                          .given = "Ilona",
                          .birth_date = "1958-03-02",
                          .phone = "+36301234567",
                          .email = "ilona@example.com"};
  const Api::Person eszter{.family = "Horváth",
                           .given = "Eszter",
                           .birth_date = "1986-05-05",
                           .phone = "+36301112222",
                           .email = "eszter@example.com"};
  const Api::Person mate{.family = "Tóth",
                         .given = "Máté",
                         .birth_date = "2015-02-20",
                         .phone = "+36301112222",
                         .email = "eszter@example.com",
                         .portal_access = false};
  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
  patients::PatientId ilona_id = api.add_patient(duna.id, ilona);
  patients::PatientId eszter_id = api.add_patient(duna.id, eszter);
  patients::PatientId mate_id = api.add_patient(duna.id, mate);
  identity::AccountId ilona_account;
  identity::AccountId eszter_account;
};

}  // namespace portico::support
