#include <gmock/gmock.h>

#include <algorithm>
#include <deque>

#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "support/api.hpp"
#include "support/visitor.hpp"

namespace portico {
namespace {

using organization::AccessType;
using organization::Identification;
using support::Api;
using support::Chance;
using support::PhoneNetwork;
using support::Timeline;
using support::Visitor;
using Fate = PhoneNetwork::Fate;

constexpr std::uint64_t seed = 20261122;
constexpr seconds two_minutes{120};
const std::string password = "Kiralyi7";
const std::string desk_phone = "+36309990000";

// Whether the number on record is the patient's, and what else it may be.
enum class Number { right, mistyped, given_up, somebody_elses };

struct Patient {
  patients::PatientId id;
  Number number = Number::right;
  bool has_email = true;
  std::string on_record;
  std::unique_ptr<Visitor> visitor;

  bool is_in_within_two_minutes() const { return visitor->took() && *visitor->took() <= two_minutes; }
};

struct Day {
  int patients = 500;
  int first_logins_percent = 20;
  int without_email_percent = 15;
  int wrong_numbers = 5;
  seconds between_two{40};  // on average: the clinic's allowance of SMS has room for them
  support::NetworkFaults faults{};
};

// A clinic, its patients and its receptionist on one day. Only the phone network is made up: the login, the codes, the
// outbox, the receipts' route, the e-mail code as second way and the access doctor are the program's own.
class SimulatedClinicTest : public testing::TestWithParam<support::EngineKind> {
 protected:
  void open(const Day& on) {
    day = on;
    auto phones = std::make_unique<PhoneNetwork>(day.faults, seed);
    network = phones.get();
    api = std::make_unique<Api>(GetParam(), app::Mode::serve, std::move(phones));
    timeline = std::make_unique<Timeline>(api->clock());
    network->connect(*timeline, [this](const std::string& target) { outside->get(target); });
    outside = api->browser();
    duna = api->add_contract("duna", Identification::national_id, AccessType::automatic);
    api->services().sign_in_policies.change(
        app::Services::system_caller(duna.id), duna.id,
        {.version = 1, .second_factors = {organization::SecondFactor::sms, organization::SecondFactor::email}});
    api->add_staff("eva@duna.example", password, desk_phone, {{duna.id, identity::Role::administrator}});
    network->spare(desk_phone);
    network->give_handset(desk_phone, [](const PhoneNetwork::Sms&) {});
    hash = api->services().hasher.hash(password);
    desk = api->browser();
    for (int i = 0; i < day.patients; ++i) enrol(i);
  }

  void live_through_the_day() {
    Instant moment = timeline->now();
    for (auto& patient : patients) {
      moment = moment + day.between_two / 2 + seconds{chance.between(0, day.between_two.count())};
      timeline->at(moment, [&] { patient.visitor->come(); });
      timeline->at(moment + two_minutes, [&] { look_at(patient, "after two minutes"); });
      timeline->at(moment + minutes{20}, [&] { look_at(patient, "in the end"); });
    }
    timeline->run();
  }

  template <class Chosen>
  std::int64_t count(Chosen chosen) const {
    return std::ranges::count_if(patients, chosen);
  }
  void print(const std::string& name) const;

  Day day;
  std::unique_ptr<Api> api;
  std::unique_ptr<Timeline> timeline;
  PhoneNetwork* network = nullptr;
  Chance chance{seed};
  organization::Organization duna;
  std::string hash;
  std::deque<Patient> patients;
  int asked = 0, named = 0;
  std::map<std::string, int> causes{};

 private:
  std::string number() {
    for (;;) {
      static constexpr std::array operators{20, 30, 70};
      const auto drawn = fmt::format("+36{}{}", operators.at(static_cast<std::size_t>(chance.between(0, 2))),
                                     chance.between(2'000'000, 9'999'999));
      const auto parsed = phone::parse_for_sms(drawn, "HU");
      if (std::holds_alternative<phone::Number>(parsed) && numbers.insert(drawn).second) return drawn;
    }
  }
  std::string taj(int i) const {
    const auto digits = fmt::format("{:08}", 10'000'000 + 7 * i);
    int sum = 0;
    for (std::size_t at = 0; at < digits.size(); ++at) sum += (digits[at] - '0') * (at % 2 == 0 ? 3 : 7);
    return digits + std::to_string(sum % 10);
  }

  void enrol(int i) {
    static constexpr std::array wrong{Number::mistyped, Number::given_up, Number::given_up, Number::mistyped,
                                      Number::somebody_elses};
    Patient patient;
    const bool is_first_login = chance.percent(day.first_logins_percent);
    patient.has_email = !chance.percent(day.without_email_percent);
    const auto every = day.patients / day.wrong_numbers;
    if (i % every == every / 2) patient.number = wrong.at(static_cast<std::size_t>(i / every) % wrong.size());
    Api::Person person{.family = fmt::format("Páciens{}", i),
                       .given = "Anna",
                       .birth_date = fmt::format("19{:02}-0{}-1{}", chance.between(30, 99), chance.between(1, 9),
                                                 chance.between(0, 9)),
                       .phone = number(),
                       .email = patient.has_email ? fmt::format("p{}@example.com", i) : "",
                       .taj = taj(i)};
    patient.on_record = person.phone;
    patient.id = api->add_patient(duna.id, person);
    if (!is_first_login) give_account(patient.id);
    // The record is one digit off; the patient types his own number.
    if (patient.number == Number::mistyped) person.phone = number();
    patient.visitor =
        std::make_unique<Visitor>(Visitor::Clinic{*api, *timeline, *network, chance, "duna", password}, person,
                                  is_first_login ? Visitor::Errand::first_login : Visitor::Errand::sign_in,
                                  fmt::format("10.{}.{}.7", i / 250, i % 250));
    if (patient.number == Number::given_up) network->take_handset(patient.on_record);
    if (patient.number == Number::somebody_elses)
      network->give_handset(patient.on_record, [](const PhoneNetwork::Sms&) {});
    patients.push_back(std::move(patient));
  }

  // As a first login leaves it, with a hash that was computed once.
  void give_account(patients::PatientId id) {
    auto& services = api->services();
    api->database().write([&](db::Transaction& transaction) {
      const auto record = services.patients.store().find(transaction, duna.id, id);
      const auto account = services.accounts.create(transaction, duna.id,
                                                    {.identifiers = {*access::identifier_of(duna, *record)},
                                                     .phone = *record->phone,
                                                     .email = record->email,
                                                     .language = record->language});
      services.accounts.set_password(transaction, duna.id, account, hash);
      services.grants.give(transaction, duna.id, {.account = account, .patient = id});
    });
  }

  support::Reply tab(const Patient& patient) {
    const auto path = "/api/console/contracts/" + duna.id.text() + "/patients/" + patient.id.text() + "/portal-access";
    auto reply = desk.get(path);
    if (reply.status != 401) return reply;
    desk = api->browser();
    EXPECT_EQ(desk.post("/api/console/login", {{"email", "eva@duna.example"}, {"password", password}}).status, 200);
    api->services().queue.run_due();
    const auto& text = network->newest_to(desk_phone)->text;
    desk.post("/api/console/login/code", {{"code", text.substr(text.rfind('#') + 1, 6)}});
    return desk.get(path);
  }

  // What the doctor must say, from what the phone network knows and the program does not.
  std::string true_cause(const Patient& patient) const {
    if (patient.number == Number::mistyped) return "PHONE_MISMATCH";
    const auto* sms = network->newest_to(patient.on_record);
    if (!sms || sms->sent_at < patient.visitor->last_sms_asked()) return "CODE_NOT_SENT";
    if (sms->fate == Fate::refused) return "CODE_REFUSED";
    if (patient.number == Number::somebody_elses && sms->fate == Fate::prompt) return "CODE_NOT_ENTERED";
    if (sms->fate == Fate::late && sms->arrives_at <= timeline->now()) return "CODE_LATE";
    return sms->fate == Fate::prompt ? "" : "CODE_UNCONFIRMED";
  }

  void look_at(const Patient& patient, const std::string& when) {
    if (patient.visitor->is_in()) return;
    const auto cause = true_cause(patient);
    const auto view = tab(patient).json();
    const auto said = [&](const char* member) -> std::string {
      const auto* found = view.as_object().if_contains(member);
      if (!found) return "";
      EXPECT_FALSE(found->at("detail").as_string().empty());
      return std::string{found->at("reason").as_string()};
    };
    const auto doctor = said("failed_code") + said("failed_try");
    EXPECT_EQ(doctor, cause) << patient.visitor->person().family << ' ' << when;
    ++asked;
    named += doctor == cause && !cause.empty() ? 1 : 0;
    ++causes[cause + ' ' + when];
  }

  std::optional<Api::Browser> outside;
  Api::Browser desk{nullptr};
  std::set<std::string> numbers{};
};
PORTICO_EACH_ENGINE(SimulatedClinicTest);

void SimulatedClinicTest::print(const std::string& name) const {
  std::vector<std::int64_t> waits;
  for (const auto& patient : patients)
    if (patient.visitor->is_in()) waits.push_back(patient.visitor->took()->count());
  std::ranges::sort(waits);
  const auto fate = [&](Fate wanted) { return std::ranges::count(network->sent(), wanted, &PhoneNetwork::Sms::fate); };
  std::cout << fmt::format(
      "{}: {} patients, {} in (median {} s, 95 % {} s, longest {} s), {} by e-mail; {} SMS: {} lost, {} late, {} "
      "refused; the doctor was asked {} times and named the cause {} times\n",
      name, patients.size(), waits.size(), waits.at(waits.size() / 2), waits.at(waits.size() * 95 / 100), waits.back(),
      count([](const Patient& p) { return p.visitor->is_in() && p.visitor->asked_by_email(); }), network->sent().size(),
      fate(Fate::lost), fate(Fate::late), fate(Fate::refused), asked, named);
  for (const auto& [cause, times] : causes) std::cout << fmt::format("  {} × {}\n", times, cause);
}

bool has_second_way(const Patient& patient) {
  return patient.number == Number::right && patient.has_email && patient.visitor->errand() == Visitor::Errand::sign_in;
}

// The refusal in plain words with the clinic's number, or where the SMS is, and something to do about it.
void expect_told(const Patient& patient, const PhoneNetwork& network) {
  const auto& visitor = *patient.visitor;
  if (patient.number == Number::mistyped) {
    if (visitor.errand() == Visitor::Errand::first_login) return;  // strangers get a step like anybody's
    EXPECT_EQ(visitor.told(), "LOGIN_MISMATCH");
    EXPECT_NE(visitor.words().find("+36 1 234 5678"), std::string::npos) << visitor.words();
    return;
  }
  EXPECT_TRUE(visitor.had_next_step());
  if (visitor.errand() == Visitor::Errand::first_login) return;
  const auto* sms = network.newest_to(patient.on_record);
  const bool has_left = sms && sms->sent_at >= visitor.last_sms_asked();
  EXPECT_EQ(visitor.delivery(), !has_left                    ? "failed"
                                : sms->fate == Fate::refused ? "rejected"
                                : sms->fate == Fate::prompt  ? "delivered"
                                                             : "with_operator");
}

TEST_P(SimulatedClinicTest, WhoHasARightNumberIsInWithinTwoMinutes) {
  open({.faults = {.lost_percent = 5, .late_percent = 5, .doubled_percent = 3}});
  live_through_the_day();
  print("a usual day");

  const auto with_second_way = count(has_second_way);
  const auto of_those =
      count([](const Patient& patient) { return has_second_way(patient) && patient.is_in_within_two_minutes(); });
  std::cout << fmt::format("  with a right number and a second way: {} of {} within two minutes\n", of_those,
                           with_second_way);
  EXPECT_GE(with_second_way, 300);
  EXPECT_GE(of_those * 100, with_second_way * 99);

  const auto right = count([](const Patient& patient) { return patient.number == Number::right; });
  const auto right_and_in = count(
      [](const Patient& patient) { return patient.number == Number::right && patient.is_in_within_two_minutes(); });
  std::cout << fmt::format("  with a right number, SMS alone and first logins included: {} of {}\n", right_and_in,
                           right);
  EXPECT_GE(right_and_in * 100, right * 99);

  for (const auto& patient : patients)
    if (!patient.visitor->is_in()) expect_told(patient, *network);
  EXPECT_EQ(named, asked);
}

TEST_P(SimulatedClinicTest, OnABadDayTheDoctorNamesEveryCause) {
  open({.patients = 120,
        .without_email_percent = 100,
        .wrong_numbers = 12,
        .between_two = seconds{120},
        .faults = {.lost_percent = 40, .late_percent = 20, .doubled_percent = 3}});
  network->break_down(timeline->now() + minutes{30}, timeline->now() + minutes{60});
  live_through_the_day();
  print("a bad day");
  for (const auto& patient : patients)
    if (!patient.visitor->is_in()) expect_told(patient, *network);
  EXPECT_EQ(named, asked);
  for (const auto* cause : {"PHONE_MISMATCH", "CODE_REFUSED", "CODE_LATE", "CODE_UNCONFIRMED", "CODE_NOT_SENT"})
    EXPECT_TRUE(std::ranges::any_of(causes, [&](const auto& one) { return one.first.starts_with(cause); })) << cause;
}

}  // namespace
}  // namespace portico
