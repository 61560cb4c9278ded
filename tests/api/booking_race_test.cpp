#include <gmock/gmock.h>

#include <barrier>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "booking/store.hpp"
#include "support/api.hpp"
#include "support/clinic.hpp"

namespace portico {
namespace {

using booking::AppointmentId;
using patients::PatientId;

// RACE_ROUNDS=1000 and RACE_STEPS=3125 make the long runs of a release: 1,000 slots, 100,000 deeds.
int how_many(const char* variable, int usual) {
  const char* wanted = std::getenv(variable);
  return wanted ? std::stoi(wanted) : usual;
}

// Many at once at the verbs themselves: what wins is decided in the database.
class BookingRaceTest : public support::Clinic {
 protected:
  static constexpr int clients = 64;

  static Caller caller(OrganizationId organization, int client) {
    Caller made;
    made.kind = Caller::Kind::patient;
    made.actor = Uuid::make();
    made.organization = organization;
    made.address = "2001:db8:0:" + std::to_string(client) + "::1";  // a network of one's own
    return made;
  }
  booking::ChosenSlot slot(organization::PractitionerId who, Instant start) const {
    return {service.id, who, buda, start, {}, {}};
  }
  // As a client does who is told to try again.
  template <class Work>
  static std::string outcome(Work&& work) {
    for (;;) {
      try {
        work();
        return "won";
      } catch (const Refused& refused) {
        return refused.code();
      } catch (const db::Unavailable&) {
      } catch (const db::Retryable&) {
      }
    }
  }
  // Slots of the coming weeks, in order.
  std::vector<booking::Slot> slots(const std::string& from, const std::string& to) {
    return api.services().slots.find("duna", {service.id, {}, {}, Text<0, 40>{from}, Text<0, 40>{to}, {}}).items;
  }
  template <class Row, class... Args>
  std::vector<Row> all(db::Sql sql, const Args&... args) {
    return api.database().read([&](db::Transaction& transaction) { return transaction.all<Row>(sql, args...); });
  }
};
PORTICO_EACH_ENGINE(BookingRaceTest);

TEST_P(BookingRaceTest, OfSixtyFourExactlyOneGetsTheSlot) {
  const int rounds = how_many("RACE_ROUNDS", 100);
  service.horizon_days = 200;
  store_service();
  set_hours(agnes, 8 * 60, 20 * 60);
  std::vector<booking::Slot> open;
  for (Date day = Date::parse("2026-03-03").value(); open.size() < static_cast<std::size_t>(rounds);
       day = day.plus_days(1)) {
    ASSERT_LT(day.text(), "2026-09-01") << "too few slots";
    std::ranges::copy(slots(day.text(), day.text()), std::back_inserter(open));
  }
  std::vector<PatientId> people;
  for (int i = 0; i < clients; ++i)
    people.push_back(api.add_patient(duna.id, {.family = "Páciens" + std::to_string(i), .phone = "", .email = ""}));

  std::vector<std::map<std::string, int>> outcomes(static_cast<std::size_t>(rounds));
  std::mutex mutex;
  std::barrier together{clients};
  std::vector<std::thread> threads;
  for (int client = 0; client < clients; ++client)
    threads.emplace_back([&, client] {
      auto me = caller(duna.id, client);
      for (int round = 0; round < rounds; ++round) {
        me.address = fmt::format("2001:db8:{:x}:{:x}::1", round, client);  // nobody holds too much
        const auto wanted = slot(agnes, open[static_cast<std::size_t>(round)].start);
        together.arrive_and_wait();
        const auto result = outcome([&] {
          // Every other round the slot is held, and booked at once in the others.
          if (round % 2 == 0)
            api.services().slots.hold(me, "duna", {wanted});
          else
            api.services().bookings.book(me, people[static_cast<std::size_t>(client)],
                                         booking::NewAppointment{{}, wanted, {}});
        });
        const std::lock_guard lock{mutex};
        ++outcomes[static_cast<std::size_t>(round)][result];
      }
    });
  for (auto& thread : threads) thread.join();

  for (int round = 0; round < rounds; ++round) {
    const auto& of = outcomes[static_cast<std::size_t>(round)];
    EXPECT_EQ(of, (std::map<std::string, int>{{"won", 1}, {"SLOT_TAKEN", clients - 1}})) << round;
  }
  EXPECT_EQ(all<std::int64_t>("select count(*) from slot_cell").front(), rounds * 8);
  EXPECT_EQ(all<std::int64_t>("select count(*) from appointment").front(), rounds / 2);
}

struct Visit {
  AppointmentId id;
  Uuid practitioner;
  std::optional<Uuid> room;
  std::int64_t first_cell = 0;
  std::int64_t last_cell = 0;
  Instant start_at;
};
BOOST_DESCRIBE_STRUCT(Visit, (), (id, practitioner, room, first_cell, last_cell, start_at))

struct CellRow {
  Uuid resource;
  std::int64_t cell = 0;
  Uuid holder;
};
BOOST_DESCRIBE_STRUCT(CellRow, (), (resource, cell, holder))

// What one client was told, in its own order.
class Client {
 public:
  Client(app::Services& services, Caller me, PatientId patient, unsigned seed)
      : services_{services}, me_{std::move(me)}, patient_{patient}, random_{seed} {}

  template <class Outcome>
  void act(const std::vector<booking::ChosenSlot>& slots, Outcome&& outcome) {
    const auto& slot = slots[random_() % slots.size()];
    switch (next_deed()) {
      case Deed::hold:
        outcome([&] { holds_.push_back(services_.slots.hold(me_, "duna", {slot}).hold_id); });
        break;
      case Deed::release: {
        const auto hold = taken(holds_);
        outcome([&] { services_.slots.release("duna", hold); });
        break;
      }
      case Deed::book_held: {
        const auto hold = taken(holds_);
        outcome([&] { note(services_.bookings.book(me_, patient_, booking::NewAppointment{hold, {}, {}})); });
        break;
      }
      case Deed::book:
        outcome([&] { note(services_.bookings.book(me_, patient_, booking::NewAppointment{{}, slot, {}})); });
        break;
      case Deed::cancel: {
        const auto id = any_booked();
        if (outcome([&] { services_.bookings.cancel(me_, patient_, id, {}); }) == "won") booked_.erase(id);
        break;
      }
      case Deed::move: {
        const auto id = any_booked();
        outcome([&] { note(services_.bookings.reschedule(me_, patient_, id, booking::Rescheduling{{}, slot})); });
      }
    }
  }
  int answers() const { return answers_; }
  // What stands by all that was answered.
  const std::map<AppointmentId, Instant>& booked() const { return booked_; }

 private:
  enum class Deed { hold, release, book_held, book, cancel, move };
  // Of what there is something to do it with.
  Deed next_deed() {
    const auto deed = static_cast<Deed>(random_() % 6);
    if ((deed == Deed::release || deed == Deed::book_held) && holds_.empty()) return Deed::hold;
    if ((deed == Deed::cancel || deed == Deed::move) && booked_.empty()) return Deed::book;
    return deed;
  }
  void note(const booking::Appointment& appointment) {
    booked_[appointment.id] = appointment.start;
    ++answers_;
  }
  AppointmentId any_booked() {
    return std::next(booked_.begin(), static_cast<std::ptrdiff_t>(random_() % booked_.size()))->first;
  }
  booking::HoldId taken(std::vector<booking::HoldId>& from) {
    const auto id = from.back();
    from.pop_back();
    return id;
  }

  app::Services& services_;
  const Caller me_;
  const PatientId patient_;
  std::mt19937 random_;
  std::vector<booking::HoldId> holds_;
  std::map<AppointmentId, Instant> booked_;
  int answers_ = 0;
};

TEST_P(BookingRaceTest, ManyHistoriesLeaveNoDoubleLostOrStuckBooking) {
  constexpr int actors = 32;
  const int steps = how_many("RACE_STEPS", 40);
  add_doctor(organization::PractitionerId::make(), "Dr. Szűcs Előd");
  add_room(scheduling::RoomId::make());
  service.grid_minutes = 10;
  service.buffer_before_minutes = 5;
  store_service();
  std::vector<booking::ChosenSlot> wanted;
  for (const auto& one : slots("2026-03-04", "2026-03-20")) wanted.push_back(slot(one.practitioner_id, one.start));
  std::vector<Client> people;
  for (int i = 0; i < actors; ++i)
    people.emplace_back(api.services(), caller(duna.id, i),
                        api.add_patient(duna.id, {.family = "Páciens" + std::to_string(i), .phone = "", .email = ""}),
                        static_cast<unsigned>(i + 1));
  std::vector<std::thread> threads;
  for (auto& person : people)
    threads.emplace_back([&] {
      for (int step = 0; step < steps; ++step)
        person.act(wanted, [](auto&& work) { return outcome(std::forward<decltype(work)>(work)); });
    });
  for (auto& thread : threads) thread.join();
  // Ten minutes later what was only held is free.
  api.clock().advance(minutes{11});
  const auto now = api.clock().now();

  std::map<AppointmentId, Instant> told;
  int answers = 0;
  for (const auto& person : people) {
    told.insert(person.booked().begin(), person.booked().end());
    answers += person.answers();
  }
  std::map<AppointmentId, Instant> stored;
  std::map<std::pair<Uuid, std::int64_t>, Uuid> taken;
  for (const auto& visit : all<Visit>("select id, practitioner, room, first_cell, last_cell, start_at from appointment "
                                      "where status = 'booked'")) {
    stored[visit.id] = visit.start_at;
    ASSERT_TRUE(visit.room);
    for (auto cell = visit.first_cell; cell <= visit.last_cell; ++cell)
      for (const auto& resource : {visit.practitioner, *visit.room})
        EXPECT_TRUE(taken.insert({{resource, cell}, visit.id.value}).second) << "booked twice";
  }
  EXPECT_EQ(stored, told) << "what was answered is what is stored";
  EXPECT_GT(answers, 2 * actors) << "many were booked or moved meanwhile";
  std::map<std::pair<Uuid, std::int64_t>, Uuid> live;
  for (const auto& row : all<CellRow>("select resource, cell, holder from slot_cell where held_until is null or "
                                      "held_until > $1",
                                      now))
    live[{row.resource, row.cell}] = row.holder;
  EXPECT_EQ(live, taken) << "no cell is stuck, and none is missing";
}

}  // namespace
}  // namespace portico
