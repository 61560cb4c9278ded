#include <gmock/gmock.h>

#include "files/files.hpp"
#include "organization/store.hpp"
#include "support/api.hpp"
#include "support/paper.hpp"

namespace portico {
namespace {

using identity::Role;
using organization::AccessType;
using organization::Identification;
using support::Api;
using support::pdf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string password = "Kiralyi7";

// Anna has an account at Duna Medical, Béla is her neighbour there; Éva is at the desk, Ida is at Tisza Medical's.
class DocumentsTest : public support::EachApi {
 protected:
  DocumentsTest() {
    api.activate(duna, anna_id, password);
    api.activate(duna, bela_id, password);
    api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::receptionist}});
    api.add_staff("ida@tisza.example", password, "+36301110003", {{tisza.id, Role::receptionist}});
  }

  std::string console_path() const {
    return "/api/console/contracts/" + duna.id.text() + "/patients/" + anna_id.text() + "/documents";
  }
  std::string portal_path() const { return "/api/portal/duna/patients/" + anna_id.text() + "/documents"; }

  support::Reply upload(Api::Browser& browser, const std::string& bytes, const std::string& type = "application/pdf",
                        const std::string& name = "lelet.pdf") {
    browser.headers["x-filename"] = name;
    auto reply = browser.send_raw("POST", "/api/console/contracts/" + duna.id.text() + "/uploads", bytes, type);
    browser.headers.erase("x-filename");
    return reply;
  }

  struct Filing {
    std::string title = "Vérkép";
    std::string date = "2026-02-20";
    std::string type = "lab_report";
    bool patient_access = true;
    boost::json::value notify = boost::json::array{};
  };
  support::Reply file(Api::Browser& browser, const Filing& filing) {
    const auto uploaded = upload(browser, pdf());
    EXPECT_EQ(uploaded.status, 201) << uploaded.body;
    boost::json::object body{{"upload_id", uploaded.text("upload_id")},
                             {"type", filing.type},
                             {"title", filing.title},
                             {"examination_date", filing.date},
                             {"patient_access", filing.patient_access}};
    if (!filing.notify.is_null()) body["notify"] = filing.notify;
    return browser.post(console_path(), body);
  }

  static std::vector<std::string> titles(const support::Reply& reply) {
    std::vector<std::string> result;
    const auto body = reply.json();
    for (const auto& item : body.at("items").as_array()) result.emplace_back(item.at("title").as_string());
    return result;
  }

  organization::Organization duna = api.add_contract("duna", Identification::email, AccessType::manual);
  organization::Organization tisza = api.add_contract("tisza", Identification::email, AccessType::manual);
  Api::Person anna{};
  Api::Person bela{.family = "Nagy", .given = "Béla", .phone = "+36301112222", .email = "bela@example.com"};
  patients::PatientId anna_id = api.add_patient(duna.id, anna);
  patients::PatientId bela_id = api.add_patient(duna.id, bela);

  Api::Browser desk() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }
  Api::Browser portal() { return api.sign_in("duna", anna, password); }
};
PORTICO_EACH_ENGINE(DocumentsTest);

TEST_P(DocumentsTest, GoFromTheDeskToThePatient) {
  auto staff = desk();
  const auto filed = file(staff, {.notify = boost::json::array{"email"}});
  ASSERT_EQ(filed.status, 201) << filed.body;
  EXPECT_EQ(filed.json().at("notified").as_array().size(), 1u);
  const auto id = filed.text("id");

  const auto messages = api.run_jobs();
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].to, anna.email);
  EXPECT_THAT(messages[0].text, HasSubstr("https://portal.example.org/p/duna/documents/" + id));
  for (const auto& secret : {"Vérkép", "lab", "Kovács", "2026-02-20"}) {
    EXPECT_THAT(messages[0].text, Not(HasSubstr(secret)));
    EXPECT_THAT(messages[0].subject, Not(HasSubstr(secret)));
  }

  auto patient = portal();
  const auto list = patient.get(portal_path());
  ASSERT_EQ(list.status, 200) << list.body;
  EXPECT_THAT(titles(list), ElementsAre("Vérkép"));
  EXPECT_FALSE(list.json().at("items").as_array()[0].at("viewed").as_bool());

  const auto opened = patient.get(portal_path() + "/" + id);
  ASSERT_EQ(opened.status, 200) << opened.body;
  const auto view = opened.json();
  const auto page = patient.get(std::string{view.at("page_images").as_array()[0].as_string()});
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, StartsWith("\x89PNG"));
  EXPECT_EQ(patient.get(std::string{view.at("page_images").as_array()[0].as_string()} + "?width=480").status, 200);
  const auto content = patient.get(std::string{view.at("content").as_string()});
  EXPECT_EQ(content.status, 200);
  EXPECT_EQ(content.body, pdf());

  api.services().journal.drain();
  EXPECT_FALSE(staff.get(console_path() + "/" + id).text("first_viewed_at").empty());
  EXPECT_TRUE(patient.get(portal_path()).json().at("items").as_array()[0].at("viewed").as_bool());
  for (const auto* action : {"document_uploaded", "document_filed", "documents_listed", "document_viewed",
                             "document_page_viewed", "document_downloaded"})
    EXPECT_THAT(api.audited(), Contains(action));
}

TEST_P(DocumentsTest, AreNewestExaminationFirstUnlessAskedOtherwise) {
  auto staff = desk();
  file(staff, {.title = "Második", .date = "2026-01-15", .type = "report"});
  file(staff, {.title = "Harmadik", .date = "2025-06-01", .type = "invoice"});
  file(staff, {.title = "Első", .date = "2026-02-28", .type = "report"});
  auto patient = portal();
  EXPECT_THAT(titles(patient.get(portal_path())), ElementsAre("Első", "Második", "Harmadik"));
  EXPECT_THAT(titles(patient.get(portal_path() + "?sort=examination_date")),
              ElementsAre("Harmadik", "Második", "Első"));
  EXPECT_THAT(titles(patient.get(portal_path() + "?sort=-created_at")), ElementsAre("Első", "Harmadik", "Második"));
  EXPECT_THAT(titles(patient.get(portal_path() + "?type=report")), ElementsAre("Első", "Második"));
  EXPECT_THAT(titles(patient.get(portal_path() + "?from=2026-01-15&to=2026-01-31")), ElementsAre("Második"));
  EXPECT_EQ(patient.get(portal_path() + "?sort=size").status, 400);
  EXPECT_EQ(patient.get(portal_path() + "?cursor=x").code(), "FORMAT_CURSOR");
  const auto counted = patient.get(portal_path() + "?counts=true").json();
  EXPECT_EQ(counted.at("counts").at("report").as_int64(), 2);

  std::vector<std::string> walked;
  std::string cursor;
  do {
    const auto page = patient.get(portal_path() + "?limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor));
    for (auto& title : titles(page)) walked.push_back(title);
    cursor = page.text("next_cursor");
  } while (!cursor.empty());
  EXPECT_THAT(walked, ElementsAre("Első", "Második", "Harmadik"));
}

TEST_P(DocumentsTest, AreFoundByFoldedBeginningsOfWords) {
  auto staff = desk();
  file(staff, {.title = "Nagy vérkép – éves", .type = "lab_report"});
  file(staff, {.title = "Számla 2026/17", .type = "invoice"});
  auto patient = portal();
  const auto find = [&](const std::string& query) {
    return patient.post(portal_path() + "/searches", {{"query", query}});
  };
  const auto found = find("VERKEP eve").json();
  ASSERT_EQ(found.at("items").as_array().size(), 1u);
  EXPECT_EQ(found.at("items").as_array()[0].at("title_marked").as_string(), "Nagy \x01vérkép\x02 – \x01éves\x02");
  EXPECT_EQ(find("factura").json().at("items").as_array().size(), 1u) << "the type, in any language";
  EXPECT_EQ(find("zzz").json().at("items").as_array().size(), 0u);
  EXPECT_EQ(patient.post(portal_path() + "/searches", {{"query", "ver"}, {"to", "2020-01-01"}})
                .json()
                .at("items")
                .as_array()
                .size(),
            0u);
}

TEST_P(DocumentsTest, WithoutPatientAccessThereIsNothingToSeeAndNobodyIsTold) {
  auto staff = desk();
  const auto filed = file(staff, {.patient_access = false, .notify = boost::json::array{"email", "sms"}});
  ASSERT_EQ(filed.status, 201);
  EXPECT_EQ(filed.text("notice_skipped"), "NOTICE_NO_ACCESS");
  EXPECT_TRUE(api.run_jobs().empty());
  auto patient = portal();
  EXPECT_TRUE(titles(patient.get(portal_path())).empty());
  for (const auto* what : {"", "/content", "/pages/1"}) {
    const auto hidden = patient.get(portal_path() + "/" + filed.text("id") + what);
    const auto random = patient.get(portal_path() + "/" + Uuid::make().text() + what);
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(hidden.body, random.body);
  }
  const auto shown = staff.patch(console_path() + "/" + filed.text("id"), {{"version", 1}, {"patient_access", true}});
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(titles(patient.get(portal_path())).size(), 1u);
  EXPECT_EQ(staff.patch(console_path() + "/" + filed.text("id"), {{"version", 1}, {"patient_access", false}}).code(),
            "VERSION_CHANGED");
}

TEST_P(DocumentsTest, WhatIsWithdrawnIsGoneForThePatient) {
  auto staff = desk();
  const auto id = file(staff, {}).text("id");
  auto patient = portal();
  ASSERT_EQ(patient.get(portal_path() + "/" + id).status, 200);
  ASSERT_EQ(staff.patch(console_path() + "/" + id, {{"version", 1}, {"status", "entered-in-error"}}).status, 200);
  EXPECT_EQ(patient.get(portal_path() + "/" + id).status, 404);
  EXPECT_EQ(patient.get(portal_path() + "/" + id + "/content").status, 404);
  EXPECT_TRUE(titles(patient.get(portal_path())).empty());
  EXPECT_EQ(staff.get(console_path() + "/" + id).text("status"), "entered-in-error");
}

TEST_P(DocumentsTest, NobodyElseReachesThem) {
  auto staff = desk();
  const auto id = file(staff, {}).text("id");
  auto stranger = api.browser();
  EXPECT_EQ(stranger.get(portal_path()).status, 401);
  EXPECT_EQ(stranger.get(console_path()).status, 401);
  auto neighbour = api.sign_in("duna", bela, password);
  EXPECT_EQ(neighbour.get(portal_path()).status, 404);
  EXPECT_EQ(neighbour.get(portal_path() + "/" + id + "/content").status, 404);
  const auto through_own = "/api/portal/duna/patients/" + bela_id.text() + "/documents/" + id;
  EXPECT_EQ(neighbour.get(through_own).status, 404);
  EXPECT_EQ(neighbour.get(through_own + "/content").status, 404);
  EXPECT_EQ(neighbour.get(through_own + "/pages/1").status, 404);
  auto other_desk = api.sign_in_staff("ida@tisza.example", password, "+36301110003");
  EXPECT_EQ(other_desk.get(console_path() + "/" + id).status, 404);
  EXPECT_EQ(other_desk.patch(console_path() + "/" + id, {{"version", 1}, {"patient_access", false}}).status, 404);
}

TEST_P(DocumentsTest, AnUploadIsFiledOnceByWhoMadeIt) {
  auto staff = desk();
  const auto uploaded = upload(staff, pdf(), "application/pdf", "..%2f%C3%81kos%20lelete.pdf");
  ASSERT_EQ(uploaded.status, 201) << uploaded.body;
  EXPECT_EQ(uploaded.text("file_name"), "Ákos lelete.pdf");
  EXPECT_EQ(uploaded.number("pages"), 1);
  const boost::json::object body{
      {"upload_id", uploaded.text("upload_id")}, {"type", "report"},       {"title", "Lelet"},
      {"examination_date", "2026-02-20"},        {"patient_access", true}, {"notify", boost::json::array{}}};
  EXPECT_EQ(staff.post(console_path(), body).status, 201);
  EXPECT_EQ(staff.post(console_path(), body).code(), "UPLOAD_UNKNOWN");
}

TEST_P(DocumentsTest, WrongFilingsAreRefused) {
  auto staff = desk();
  EXPECT_EQ(file(staff, {.date = "2026-03-10"}).code(), "EXAMINATION_DATE_FUTURE");
  EXPECT_EQ(file(staff, {.date = "1950-01-01"}).code(), "EXAMINATION_DATE_BEFORE_BIRTH");
  EXPECT_EQ(file(staff, {.date = "2026-02-30"}).code(), "FORMAT_DATE");
  EXPECT_EQ(file(staff, {.type = "poem"}).code(), "FORMAT_CHOICE");
  EXPECT_EQ(file(staff, {.title = "  "}).status, 422);
}

TEST_P(DocumentsTest, WhatNobodyFiledWithinADayIsGoneWithItsBytes) {
  auto staff = desk();
  const auto left = upload(staff, pdf());
  ASSERT_EQ(left.status, 201) << left.body;
  ASSERT_EQ(file(staff, {}).status, 201);
  const auto rows = [&](db::Sql count) {
    return api.database().read([&](db::Transaction& t) { return t.one<std::int64_t>(count); });
  };
  const auto files = rows("select count(*) from file");
  api.clock().advance(hours{23});
  api.services().uploads.sweep();
  EXPECT_EQ(rows("select count(*) from upload"), 2);
  api.clock().advance(hours{2});
  api.services().uploads.sweep();
  EXPECT_EQ(rows("select count(*) from upload"), 0);
  EXPECT_EQ(rows("select count(*) from file"), files - 1) << "what was filed stays";
}

TEST_P(DocumentsTest, WhatIsNotWhatItClaimsIsRefusedAndLeavesNothing) {
  auto staff = desk();
  EXPECT_EQ(upload(staff, "").code(), "FILE_EMPTY");
  EXPECT_THAT(upload(staff, "<html><script>1</script></html>").code(), StartsWith("FILE_"));
  EXPECT_THAT(upload(staff, pdf(), "image/png").code(), StartsWith("FILE_"));
  EXPECT_THAT(upload(staff, pdf().substr(0, 60)).code(), StartsWith("FILE_"));
  EXPECT_EQ(api.database().read([](db::Transaction& t) { return t.one<std::int64_t>("select count(*) from upload"); }),
            0);
  EXPECT_EQ(api.database().read([](db::Transaction& t) { return t.one<std::int64_t>("select count(*) from file"); }),
            0);
}

TEST_P(DocumentsTest, TheNoticeFollowsThePatientsSetting) {
  auto staff = desk();
  EXPECT_EQ(file(staff, {.notify = nullptr}).json().at("notified").as_array().size(), 1u) << "e-mail only";
  EXPECT_EQ(file(staff, {.notify = boost::json::array{"sms"}}).text("notice_skipped"), "NOTICE_UNREACHABLE")
      << "never raised";
  const auto record = staff.get("/api/console/contracts/" + duna.id.text() + "/patients/" + anna_id.text());
  ASSERT_EQ(staff
                .patch("/api/console/contracts/" + duna.id.text() + "/patients/" + anna_id.text(),
                       {{"version", record.number("version")}, {"notice", "email_sms"}})
                .status,
            200);
  api.run_jobs();
  EXPECT_EQ(file(staff, {.notify = nullptr}).json().at("notified").as_array().size(), 2u);
  EXPECT_EQ(api.run_jobs().size(), 2u);
}

TEST_P(DocumentsTest, StaffSeeWhatThePatientSeesAndLeaveNoTraceOfReading) {
  auto staff = desk();
  const auto shared = file(staff, {.title = "Látható"}).text("id");
  file(staff, {.title = "Rejtett", .patient_access = false});
  const auto as_patient =
      "/api/console/contracts/" + duna.id.text() + "/patients/" + anna_id.text() + "/portal-view/documents";
  EXPECT_THAT(titles(staff.get(as_patient)), ElementsAre("Látható"));
  EXPECT_EQ(staff.get(as_patient + "/" + shared).status, 200);
  api.services().journal.drain();
  EXPECT_TRUE(staff.get(console_path() + "/" + shared).text("first_viewed_at").empty());
}

TEST_P(DocumentsTest, SeeingAsThePatientIsAuditedForWhatWasSeen) {
  auto staff = desk();
  const auto shared = file(staff, {.title = "Látható"}).text("id");
  const auto before = api.audited().size();
  const auto as_patient = "/api/console/contracts/" + duna.id.text() + "/patients/" + anna_id.text() + "/portal-view";
  for (const std::string& page : {as_patient, as_patient + "/documents", as_patient + "/documents/" + shared,
                                  as_patient + "/documents/" + shared + "/content", as_patient + "/encounters"})
    EXPECT_EQ(staff.get(page).status, 200) << page;
  const auto all = api.audited();
  EXPECT_THAT(
      std::vector(all.begin() + static_cast<std::ptrdiff_t>(before), all.end()),
      ElementsAre("patient_viewed", "documents_listed", "document_viewed", "document_downloaded", "encounters_listed"));
}

}  // namespace
}  // namespace portico
