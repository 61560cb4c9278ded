#include "booking/availability.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace portico::booking {
namespace {

using calendar::Interval;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Instant eight{1'772'434'800'000'000};  // 2026-03-02, 08:00 in Budapest

Instant at(int minutes_after_eight) { return eight + minutes{minutes_after_eight}; }

class Availability : public testing::Test {
 protected:
  Availability() {
    service.id = HealthcareServiceId::make();
    service.duration_minutes = 30;
    service.grid_minutes = 30;
    offer = {agnes, buda, minutes{30}, {{at(0), at(120)}}, {}};
  }
  static Taken taken(Uuid resource, int from, int until, Uuid holder = Uuid::make()) {
    const auto cells = Cells::of({at(from), at(until)});
    return {resource, cells.first, cells.last, holder};
  }
  // Minutes after eight.
  std::vector<int> free(const std::vector<Taken>& busy, const std::vector<TakenSeats>& seats = {}) const {
    std::vector<int> starts;
    for (const auto& one : candidates(service, {offer}, {busy, seats}, {at(0), at(1'000)}))
      if (one.is_free) starts.push_back(static_cast<int>((one.slot.start - eight) / minutes{1}));
    return starts;
  }

  const PractitionerId agnes = PractitionerId::make();
  const LocationId buda = LocationId::make();
  scheduling::HealthcareService service;
  Offer offer;
};

TEST_F(Availability, WhatIsTakenIsNotFree) {
  EXPECT_THAT(free({}), ElementsAre(0, 30, 60, 90));
  EXPECT_THAT(free({taken(agnes.value, 30, 60)}), ElementsAre(0, 60, 90));
  EXPECT_THAT(free({taken(agnes.value, 25, 35), taken(Uuid::make(), 0, 120)}), ElementsAre(60, 90));
}

TEST_F(Availability, BuffersAreTakenTooAndMayLieOutsideTheHours) {
  service.buffer_before_minutes = 10;
  service.buffer_after_minutes = 5;
  EXPECT_THAT(free({}), ElementsAre(0, 30, 60, 90));
  EXPECT_THAT(free({taken(agnes.value, 60, 65)}), ElementsAre(0, 90));
  EXPECT_THAT(free({taken(agnes.value, -5, 0)}), ElementsAre(30, 60, 90));
}

TEST_F(Availability, OneOfTheRoomsMustBeFree) {
  const auto first = RoomId::make();
  const auto second = RoomId::make();
  offer.rooms = {first, second};
  EXPECT_THAT(free({taken(first.value, 0, 60)}), ElementsAre(0, 30, 60, 90));
  EXPECT_THAT(free({taken(first.value, 0, 60), taken(second.value, 30, 90)}), ElementsAre(0, 60, 90));
  const auto one = candidate(service, offer, {{taken(first.value, 0, 60)}, {}}, at(0));
  EXPECT_THAT(one.rooms, ElementsAre(second));
}

TEST_F(Availability, AGroupHasSeatsAndNobodyElseComesBetween) {
  service.capacity = 3;
  const auto shared = shared_holder(service.id, agnes, at(30));
  EXPECT_THAT(free({taken(agnes.value, 30, 60, shared)}, {{agnes, at(30), 2, {}}}), ElementsAre(0, 30, 60, 90));
  EXPECT_EQ(candidate(service, offer, {{taken(agnes.value, 30, 60, shared)}, {{agnes, at(30), 2, {}}}}, at(30))
                .slot.seats_left,
            1);
  EXPECT_THAT(free({taken(agnes.value, 30, 60, shared)}, {{agnes, at(30), 3, {}}}), ElementsAre(0, 60, 90));
  EXPECT_THAT(free({taken(agnes.value, 30, 60)}), ElementsAre(0, 60, 90));
}

TEST_F(Availability, WhoIsBusyElsewhereIsNotFree) {
  const auto free_beside = [&](std::vector<BusyTime> busy) {
    std::vector<int> starts;
    for (const auto& one : candidates(service, {offer}, {{}, {}, busy}, {at(0), at(1'000)})) {
      EXPECT_TRUE(one.is_untaken);
      if (one.is_free) starts.push_back(static_cast<int>((one.slot.start - at(0)) / minutes{1}));
    }
    return starts;
  };
  EXPECT_THAT(free_beside({{agnes, at(30), at(60)}}), ElementsAre(0, 60, 90));
  EXPECT_THAT(free_beside({{agnes, at(29), at(31)}}), ElementsAre(60, 90)) << "it touches two of them";
  EXPECT_THAT(free_beside({{agnes, at(-600), at(60)}, {agnes, at(90), at(9'000)}}), ElementsAre(60));
  EXPECT_THAT(free_beside({{PractitionerId::make(), at(0), at(900)}}), ElementsAre(0, 30, 60, 90)) << "another's";
}

TEST_F(Availability, NearestComeFromBothSides) {
  const auto all = candidates(service, {offer}, {{taken(agnes.value, 30, 60)}, {}}, {at(0), at(1'000)});
  std::vector<Instant> starts;
  for (const auto& slot : nearest(all, at(30), 2)) starts.push_back(slot.start);
  EXPECT_THAT(starts, ElementsAre(at(0), at(60)));
  EXPECT_THAT(nearest({}, at(0), 3), IsEmpty());
}

TEST(Cells, CoverAllThatIsTouched) {
  EXPECT_EQ(Cells::of({Instant{0}, Instant{0} + minutes{5}}), (Cells{0, 0}));
  EXPECT_EQ(Cells::of({Instant{0} + minutes{4}, Instant{0} + minutes{11}}), (Cells{0, 2}));
  EXPECT_EQ(Cells::of({Instant{0} - minutes{1}, Instant{0} + minutes{5}}), (Cells{-1, 0}));
}

struct Drawn {
  scheduling::HealthcareService service;
  std::vector<Offer> offers;
  std::vector<Taken> taken;
  std::vector<Interval> visits;  // what is taken, with whom
  std::vector<Uuid> of;
};

int fives(int from, int to) { return 5 * *rc::gen::inRange(from, to); }

Drawn drawn() {
  Drawn d;
  d.service.id = HealthcareServiceId::make();
  d.service.grid_minutes = fives(1, 13);
  d.service.buffer_before_minutes = fives(0, 5);
  d.service.buffer_after_minutes = fives(0, 5);
  const int offers = *rc::gen::inRange(1, 4);
  for (int i = 0; i < offers; ++i) {
    Offer offer{PractitionerId::make(), LocationId::make(), minutes{fives(1, 19)}, {}, {}};
    int from = fives(0, 12);
    for (int piece = *rc::gen::inRange(0, 3); piece > 0; --piece) {
      const int until = from + fives(1, 60);
      offer.open.push_back({at(from), at(until)});
      from = until + fives(0, 20);
    }
    int busy = fives(-10, 30);
    for (int visit = *rc::gen::inRange(0, 6); visit > 0; --visit) {
      const int until = busy + fives(1, 15);
      const auto cells = Cells::of({at(busy), at(until)});
      d.taken.push_back({offer.practitioner.value, cells.first, cells.last, Uuid::make()});
      d.visits.push_back({at(busy), at(until)});
      d.of.push_back(offer.practitioner.value);
      busy = until + fives(0, 20);
    }
    d.offers.push_back(std::move(offer));
  }
  return d;
}

RC_GTEST_PROP(AvailabilityProperty, AFreeSlotTouchesNothingAndLiesInsideTheHours, ()) {
  const auto d = drawn();
  const auto all = candidates(d.service, d.offers, {d.taken, {}}, {at(-1'000), at(10'000)});
  for (const auto& one : all) {
    const auto offer = std::ranges::find(d.offers, one.slot.practitioner_id, &Offer::practitioner);
    const Interval visit{one.slot.start, one.slot.end};
    RC_ASSERT(visit.length() == offer->duration);
    RC_ASSERT(std::ranges::any_of(offer->open, [&](const Interval& open) { return open.contains(visit); }));
    const Interval whole{visit.start - minutes{d.service.buffer_before_minutes},
                         visit.end + minutes{d.service.buffer_after_minutes}};
    bool touches = false;
    for (std::size_t i = 0; i < d.visits.size(); ++i)
      touches = touches || (d.of[i] == one.slot.practitioner_id.value && d.visits[i].overlaps(whole));
    RC_ASSERT(one.is_free == !touches);
  }
  RC_ASSERT(std::ranges::is_sorted(all, {}, [](const Candidate& one) { return one.slot.start; }));
}

}  // namespace
}  // namespace portico::booking
