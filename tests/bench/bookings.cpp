// bookings DATA [URL]    bookings a second of 32 at once, two of them after each time, against bare transactions of the
//                        same statements, just as many and as contested: {"floor": n, "measured": n}. In the
//                        demonstration clinic of a folder (and database) that no server has open.
#include <fmt/format.h>

#include <atomic>
#include <iostream>
#include <thread>

#include "bench/calendar_clinic.hpp"
#include "booking/missed_store.hpp"
#include "booking/taking.hpp"

namespace portico::bench {
namespace {

using booking::Candidate;

constexpr int clients = 32, rounds = 3;
constexpr std::size_t times_of_round = 160, tries_of_time = 2;

constexpr db::Sql some_patients{"select id from patient where organization = $1 order by id limit 200"};

class Contest {
 public:
  explicit Contest(const CalendarClinic& clinic) : clinic_{clinic} {
    clinic.services().database->snapshot([&](db::Transaction& transaction) {
      people_ = transaction.all<patients::PatientId>(some_patients, clinic.contract().id);
      const auto plan = booking::plan_of(transaction, clinic.contract().id, {.service = clinic.service()},
                                         clinic.window(), clinic.now());
      for (auto& one : plan->in(clinic.window()))
        if (one.is_free && one.slot.start > clinic.now() + hours{24}) free_.push_back(std::move(one));
    });
    if (free_.size() < 2 * rounds * times_of_round) throw std::runtime_error{"too few free times"};
  }

  // Won a second.
  double run(const std::function<void(const Candidate&, patients::PatientId)>& book) {
    std::atomic<std::size_t> next = 0;
    std::atomic<int> won = 0;
    const auto started = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client)
      threads.emplace_back([&] {
        for (auto number = next++; number < times_of_round * tries_of_time; number = next++) try {
            book(free_[first_ + number / tries_of_time], people_[number % people_.size()]);
            ++won;
          } catch (const Refused&) {
          } catch (const booking::Lost&) {
          }
      });
    for (auto& thread : threads) thread.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    first_ += times_of_round;
    if (won != times_of_round) throw std::runtime_error{fmt::format("{} won of {}", won.load(), times_of_round)};
    return won / took.count();
  }

 private:
  const CalendarClinic& clinic_;
  std::vector<patients::PatientId> people_;
  std::vector<Candidate> free_;
  std::size_t first_ = 0;
};

Caller patient_of(const CalendarClinic& clinic, patients::PatientId who) {
  Caller caller;
  caller.kind = Caller::Kind::patient;
  caller.actor = Uuid::make();
  caller.organization = clinic.contract().id;
  caller.patient = who.value;
  return caller;
}

void by_the_verb(const CalendarClinic& clinic, const Candidate& wanted, patients::PatientId who) {
  const auto& slot = wanted.slot;
  const booking::ChosenSlot chosen{slot.service_id, slot.practitioner_id, slot.location_id, slot.start, {}, {}};
  clinic.services().bookings.book(patient_of(clinic, who), who, booking::NewAppointment{{}, chosen, {}});
}

// What the verb asks of the database, without its rules.
void by_statements(const CalendarClinic& clinic, const Candidate& wanted, patients::PatientId who) {
  auto& services = clinic.services();
  const auto& contract = clinic.contract();
  const auto& slot = wanted.slot;
  const auto caller = patient_of(clinic, who);
  const auto id = booking::AppointmentId::make();
  const auto contract_again = [&](db::Transaction& transaction) {
    organization::store::by_id(transaction, contract.id);
  };
  services.database->read(contract_again);
  const auto service = services.database->snapshot([&](db::Transaction& transaction) {
    clinic.read_plan(transaction, {slot.start - hours{1}, slot.start + hours{1}});
    return scheduling::store::service(transaction, contract.id, clinic.service()).value();
  });
  const auto win = [&](db::Transaction& transaction) {
    booking::store::find(transaction, contract.id, id);
    booking::store::is_engaged(transaction, contract.id, who, {slot.start, slot.end}, std::nullopt);
    services.patients.store().find(transaction, contract.id, who);
    booking::store::too_many_missed(transaction, contract, who, clinic.now());
    booking::store::StoredAppointment made;
    static_cast<booking::store::Stay&>(made) =
        booking::take(transaction, contract.id, service, wanted, id.value, std::nullopt, clinic.now());
    made.id = id;
    made.patient = who;
    made.booked_at = clinic.now();
    booking::store::insert(transaction, contract.id, made);
    services.journal.write(transaction, caller,
                           {.action = audit::Action::appointment_booked,
                            .patient = who.value,
                            .entity_type = "Appointment",
                            .entity = id.value});
    services.appointment_notice.announce(transaction, caller, {booking::News::What::booked, id, who});
  };
  try {
    services.database->write(win);
  } catch (const booking::Lost&) {
    // The loser is told what is near.
    services.database->snapshot([&](db::Transaction& transaction) {
      clinic.read_plan(transaction, {slot.start - hours{3 * 24}, slot.start + hours{14 * 24}});
    });
    throw;
  }
  services.database->read(contract_again);
  services.database->read([&](db::Transaction& transaction) { booking::store::named(transaction, contract.id, id); });
}

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

void run(const std::string& data, const std::string& url) {
  const SystemClock clock;
  app::Services services{configuration_of(data, url), clock, app::Mode::demo};
  const CalendarClinic clinic{services};
  Contest contest{clinic};
  std::vector<double> floor, measured;
  for (int round = 0; round < rounds; ++round) {
    floor.push_back(contest.run([&](const auto& wanted, auto who) { by_statements(clinic, wanted, who); }));
    measured.push_back(contest.run([&](const auto& wanted, auto who) { by_the_verb(clinic, wanted, who); }));
  }
  fmt::print("{{\"floor\":{},\"measured\":{}}}\n", median_of(floor), median_of(measured));
}

}  // namespace portico::bench

int main(int count, char** arguments) {
  if (count < 2 || count > 3) {
    std::cerr << "usage: bookings DATA [URL]\n";
    return 2;
  }
  portico::bench::run(arguments[1], count == 3 ? arguments[2] : "");
}
