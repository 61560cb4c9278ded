#include <gmock/gmock.h>

#include <thread>

#include "support/api.hpp"

namespace portico {
namespace {

using identity::Role;
using rosters::State;
using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

const std::string password = "Kiralyi7";
const std::string heading = "Név;Születési dátum;Telefon;E-mail;TAJ;Megjegyzés\n";

class RostersTest : public support::EachApi {
 protected:
  RostersTest() { api.add_staff("eva@duna.example", password, "+36301110001", {{duna.id, Role::administrator}}); }

  std::string contract() const { return "/api/console/contracts/" + duna.id.text(); }
  std::string lists() const { return contract() + "/patient-lists"; }
  support::Api::Browser administrator() { return api.sign_in_staff("eva@duna.example", password, "+36301110001"); }

  // Uploaded and looked at, as its headings say; its address.
  std::string checked(support::Api::Browser& staff, const std::string& rows) {
    const auto made = staff.send_raw("POST", lists(), heading + rows, "text/csv");
    EXPECT_EQ(made.status, 201) << made.body;
    const auto list = lists() + "/" + made.text("id");
    EXPECT_EQ(staff.put(list + "/columns", columns_of(made)).status, 200);
    api.run_jobs();
    return list;
  }
  static boost::json::value columns_of(const support::Reply& made) {
    boost::json::array fields;
    const auto body = made.json();
    for (const auto& column : body.at("columns").as_array()) {
      const auto* field = column.as_object().if_contains("field");
      fields.push_back(field ? *field : boost::json::value(""));
    }
    return {{"fields", fields}};
  }
  void import(support::Api::Browser& staff, const std::string& list) {
    EXPECT_EQ(staff.post(list + "/import").status, 200);
    api.run_jobs();
  }
  void undo(support::Api::Browser& staff, const std::string& list) {
    EXPECT_EQ(staff.post(list + "/undo").status, 200);
    api.run_jobs();
  }

  static std::map<std::string, int> counts(support::Api::Browser& staff, const std::string& list,
                                           const char* of = "verdicts") {
    std::map<std::string, int> counts;
    const auto body = staff.get(list).json();
    for (const auto& [name, count] : body.at(of).as_object())
      if (count.as_int64() != 0) counts[name] = static_cast<int>(count.as_int64());
    return counts;
  }
  // "3: birth_date DATE_UNREAD" of every row that is so.
  static std::vector<std::string> faults(support::Api::Browser& staff, const std::string& list,
                                         const std::string& verdict) {
    std::vector<std::string> faults;
    const auto body = staff.get(list + "/rows?limit=100&verdict=" + verdict).json();
    for (const auto& row : body.at("items").as_array())
      for (const auto& fault : row.at("faults").as_array())
        faults.push_back(std::to_string(row.at("number").as_int64()) + ": " +
                         std::string{fault.at("field").as_string()} + " " + std::string{fault.at("code").as_string()});
    return faults;
  }
  boost::json::value record(support::Api::Browser& staff, const std::string& query) {
    const auto found = staff.post(contract() + "/patients/searches", {{"query", query}}).json();
    const auto& items = found.at("items").as_array();
    if (items.size() != 1) return {};
    return staff.get(contract() + "/patients/" + std::string{items[0].at("id").as_string()}).json();
  }
  std::int64_t patients() {
    static constexpr db::Sql count{"select count(*) from patient"};
    return api.services().database->read(
        [&](db::Transaction& transaction) { return transaction.one<std::int64_t>(count); });
  }

  organization::Organization duna =
      api.add_contract("duna", organization::Identification::email, organization::AccessType::manual);
};
PORTICO_EACH_ENGINE(RostersTest);

TEST_P(RostersTest, looks_at_every_row_and_writes_nothing) {
  api.add_patient(duna.id, {.family = "Kovács", .given = "Anna", .birth_date = "1958-03-02", .taj = "111111110"});
  auto staff = administrator();
  const auto list = checked(staff,
                            "Kovács Anna;1958-03-02;06 20 555 1234;;;\n"      // 2 her new phone
                            "Nagy Béla;1970. 01. 02.;;bela@example.com;;x\n"  // 3 new
                            "Nagy Béla;1970-01-02;;;;\n"                      // 4 again
                            "Kiss Éva;tegnap;123;nem cím;999999999;\n"        // 5 wrong all over
                            "Szabó Ida;1990-05-05;;;111 111 110;\n"           // 6 Anna's number
                            "Kovács Anna;;+36301234567;;;\n"                  // 7 alike, but is it she?
                            ";;;;;\n"                                         // 8 blank
                            "Egyszavas;1980-01-01;;;;\n");                    // 9
  EXPECT_THAT(counts(staff, list),
              UnorderedElementsAre(Pair("addition", 1), Pair("change", 1), Pair("doubtful", 3), Pair("faulty", 2)));
  EXPECT_THAT(faults(staff, list, "doubtful"),
              ElementsAre("4: row TWICE_IN_FILE", "6: row ID_OF_SOMEBODY_ELSE", "7: row ALIKE_IN_DATABASE"));
  EXPECT_THAT(faults(staff, list, "faulty"),
              ElementsAre("5: birth_date DATE_UNREAD", "5: phone FORMAT_PHONE", "5: email FORMAT_EMAIL",
                          "5: national_id FORMAT_TAJ_CHECK_DIGIT", "9: name NAME_OF_ONE_WORD"));
  const auto change = staff.get(list + "/rows?verdict=change").json().at("items").at(0).at("changes").as_array();
  ASSERT_EQ(change.size(), 1U);
  EXPECT_EQ(change[0].at("from").as_string(), "+36301234567");
  EXPECT_EQ(change[0].at("to").as_string(), "+36205551234");
  EXPECT_EQ(patients(), 1);
}

TEST_P(RostersTest, takes_what_is_wanted_and_takes_it_back) {
  api.add_patient(duna.id, {});
  auto staff = administrator();
  const auto before = record(staff, "kovacs anna");
  const auto list = checked(staff,
                            "Kovács Anna;1958-03-02;06 20 555 1234;;111111110;\n"
                            "Nagy Béla;1970-01-02;;bela@example.com;;\n"
                            "Kis Ida;1971-01-02;;;;\n");
  EXPECT_EQ(staff.put(list + "/rows/4", {{"wanted", false}}).status, 204);
  EXPECT_EQ(staff.put(list + "/rows/40", {{"wanted", false}}).code(), "NOT_FOUND");
  import(staff, list);
  EXPECT_THAT(counts(staff, list, "outcomes"), UnorderedElementsAre(Pair("created", 1), Pair("changed", 1)));
  EXPECT_EQ(record(staff, "nagy bela").at("email").as_string(), "bela@example.com");
  EXPECT_TRUE(record(staff, "kis ida").is_null());
  const auto changed = record(staff, "kovacs anna");
  EXPECT_EQ(changed.at("phone").as_string(), "+36205551234");
  EXPECT_EQ(changed.at("national_id").as_string(), "111111110");
  EXPECT_EQ(changed.at("email"), before.at("email")) << "an empty cell says nothing";
  EXPECT_EQ(staff.post(list + "/import").code(), "ROSTER_STATE");
  EXPECT_EQ(staff.put(list + "/rows/4", {{"wanted", true}}).code(), "ROSTER_STATE");

  undo(staff, list);
  EXPECT_THAT(counts(staff, list, "outcomes"), ElementsAre(Pair("undone", 2)));
  EXPECT_TRUE(record(staff, "nagy bela").is_null());
  auto after = record(staff, "kovacs anna").as_object();
  auto as_it_was = before.as_object();
  for (auto* one : {&after, &as_it_was}) one->erase("version"), one->erase("updated_at");
  EXPECT_TRUE(after == as_it_was) << "all but version and moment";
  EXPECT_EQ(staff.post(list + "/undo").code(), "ROSTER_STATE");
}

TEST_P(RostersTest, what_somebody_has_worked_with_since_is_kept) {
  api.add_patient(duna.id, {});
  auto staff = administrator();
  const auto list = checked(staff,
                            "Kovács Anna;1958-03-02;06 20 555 1234;uj@example.com;;\n"
                            "Nagy Béla;1970-01-02;+36305551111;bela@example.com;;\n"
                            "Kis Ida;1971-01-02;;;;\n"
                            "Bíró Zoé;1972-01-02;;;;\n");
  import(staff, list);
  const auto change = [&](const std::string& who, const char* field, const char* value) {
    const auto now = record(staff, who);
    const auto id = std::string{now.at("id").as_string()};
    EXPECT_EQ(staff.patch(contract() + "/patients/" + id, {{"version", now.at("version")}, {field, value}}).status,
              200);
    return id;
  };
  change("kovacs anna", "phone", "+36309998888");
  change("kis ida", "phone", "+36307776666");
  const auto bela = patients::PatientId::parse(std::string{record(staff, "nagy bela").at("id").as_string()}).value();
  api.activate(duna, bela, password);

  undo(staff, list);
  EXPECT_THAT(counts(staff, list, "outcomes"), UnorderedElementsAre(Pair("undone", 1), Pair("kept", 3)));
  EXPECT_TRUE(record(staff, "biro zoe").is_null()) << "nobody has touched it";
  EXPECT_EQ(record(staff, "kis ida").at("phone").as_string(), "+36307776666");
  EXPECT_EQ(record(staff, "nagy bela").at("email").as_string(), "bela@example.com") << "has an account by now";
  const auto anna = record(staff, "kovacs anna");
  EXPECT_EQ(anna.at("phone").as_string(), "+36309998888") << "changed since";
  EXPECT_EQ(anna.at("email").as_string(), "anna@example.com") << "not changed since";
}

TEST_P(RostersTest, what_people_have_typed_and_what_one_signs_in_with_becomes_a_suggestion) {
  const auto anna = api.add_patient(duna.id, {});
  api.activate(duna, anna, password);
  auto staff = administrator();
  const auto now = record(staff, "kovacs anna");
  EXPECT_EQ(staff.patch(contract() + "/patients/" + anna.text(), {{"version", now.at("version")}, {"gender", "female"}})
                .status,
            200);
  const auto list = checked(staff, "Kovács Anna;1958-03-02;06 20 555 1234;uj@example.com;;\n");
  import(staff, list);
  const auto after = record(staff, "kovacs anna");
  EXPECT_EQ(after.at("phone").as_string(), "+36301234567") << "no list changes where the codes go";
  EXPECT_EQ(after.at("email").as_string(), "anna@example.com");
  EXPECT_EQ(after.at("suggestions").as_array().size(), 2U);
  undo(staff, list);
  EXPECT_EQ(record(staff, "kovacs anna").at("suggestions").as_array().size(), 2U)
      << "it changed nothing, so nothing is undone";
}

TEST_P(RostersTest, of_many_rows_exactly_the_faulty_ones_are_left) {
  std::string rows;
  constexpr int all = 1200;
  for (int i = 0; i < all; ++i) {
    const auto date = Date::make(1950, 1, 1)->plus_days(i * 7);
    rows += "Teszt" + std::to_string(i) + " Elek;" + (i % 20 == 7 ? "1950-13-01" : date.text()) + ";;;;\n";
  }
  auto staff = administrator();
  const auto list = checked(staff, rows);
  EXPECT_THAT(counts(staff, list), UnorderedElementsAre(Pair("addition", all - all / 20), Pair("faulty", all / 20)));
  const auto first = staff.get(list + "/rows?verdict=faulty&limit=40").json();
  ASSERT_EQ(first.at("items").as_array().size(), 40U);
  const auto rest =
      staff.get(list + "/rows?verdict=faulty&limit=40&after=" + std::to_string(first.at("next").as_int64())).json();
  EXPECT_EQ(rest.at("items").as_array().size(), static_cast<std::size_t>(all / 20 - 40));
  EXPECT_EQ(first.at("items").at(0).at("number").as_int64(), 9) << "as a spreadsheet counts";
  import(staff, list);
  EXPECT_EQ(patients(), all - all / 20);
  undo(staff, list);
  EXPECT_EQ(patients(), 0);
  EXPECT_EQ(staff.del(list).status, 204);
  EXPECT_EQ(staff.get(list).code(), "NOT_FOUND");
}

TEST_P(RostersTest, broken_off_it_goes_on_and_two_at_once_do_nothing_twice) {
  std::string rows;
  for (int i = 0; i < 700; ++i)
    rows += "Teszt" + std::to_string(i) + " Elek;" + Date::make(1950, 1, 1)->plus_days(i * 7).text() + ";;;;\n";
  auto staff = administrator();
  const auto made = staff.send_raw("POST", lists(), heading + rows, "text/csv");
  const auto id = rosters::RosterId::parse(made.text("id")).value();
  const auto list = lists() + "/" + id.text();
  auto& rosters = api.services().rosters;
  const auto caller = app::Services::system_caller(duna.id);

  EXPECT_EQ(staff.put(list + "/columns", columns_of(made)).status, 200);
  EXPECT_THROW(rosters.work(caller, id, [](std::int64_t) { throw std::runtime_error{"killed"}; }), std::runtime_error);
  EXPECT_EQ(rosters.find(duna.id, id).done, 500);
  rosters.work(caller, id);
  EXPECT_THAT(counts(staff, list), ElementsAre(Pair("addition", 700)));

  ASSERT_EQ(staff.post(list + "/import").status, 200);
  const auto until = [&](State state) {
    while (rosters.find(duna.id, id).state != state) rosters.work(caller, id);
  };
  std::thread other{[&] { until(State::taken); }};
  until(State::taken);
  other.join();
  EXPECT_THAT(counts(staff, list, "outcomes"), ElementsAre(Pair("created", 700)));
  EXPECT_EQ(patients(), 700);
}

TEST_P(RostersTest, a_file_that_is_no_table_is_refused_and_leaves_nothing) {
  auto staff = administrator();
  EXPECT_EQ(staff.send_raw("POST", lists(), "", "text/csv").code(), "FILE_EMPTY");
  EXPECT_EQ(staff.send_raw("POST", lists(), "Név\n", "text/csv").code(), "CSV_EMPTY");
  EXPECT_EQ(staff.send_raw("POST", lists(), ";;\n", "text/csv").code(), "CSV_EMPTY");
  EXPECT_EQ(staff.send_raw("POST", lists(), std::string{"PK\x03\x04\0\0\0\0", 8}, "text/csv").code(), "CSV_NO_TEXT");
  EXPECT_TRUE(staff.get(lists()).json().at("items").as_array().empty());

  const auto made = staff.send_raw("POST", lists(), "Telefon;Név\n1;Nagy Anna\n", "text/csv");
  const auto list = lists() + "/" + made.text("id");
  const auto choose = [&](const boost::json::array& fields) {
    return staff.put(list + "/columns", {{"fields", fields}}).code();
  };
  EXPECT_EQ(choose({"phone", ""}), "COLUMNS_NEED_NAME");
  EXPECT_EQ(choose({"name", "name"}), "COLUMN_TWICE");
  EXPECT_EQ(choose({"name"}), "COLUMNS_MISCOUNTED");
  EXPECT_EQ(choose({"shoe_size", "name"}), "COLUMN_UNKNOWN");
  EXPECT_EQ(staff.post(list + "/import").code(), "ROSTER_STATE");
}

TEST_P(RostersTest, is_forgotten_after_thirty_days_and_reception_has_no_part_in_it) {
  auto staff = administrator();
  const auto list = checked(staff, "Nagy Béla;1970-01-02;;;;\n");
  import(staff, list);
  api.clock().advance(hours{24 * 30});
  api.services().rosters.sweep();
  EXPECT_EQ(api.services().rosters.list(duna.id).items.size(), 1U);
  api.clock().advance(seconds{1});
  api.services().rosters.sweep();
  EXPECT_TRUE(api.services().rosters.list(duna.id).items.empty());
  EXPECT_EQ(patients(), 1) << "what it brought stays";

  api.add_staff("reception@duna.example", password, "+36301110002", {{duna.id, Role::receptionist}});
  auto reception = api.sign_in_staff("reception@duna.example", password, "+36301110002");
  EXPECT_EQ(reception.get(lists()).status, 403);
}

}  // namespace
}  // namespace portico
