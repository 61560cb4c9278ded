#include "booking/taking.hpp"

#include <algorithm>

#include "booking/busy.hpp"

namespace portico::booking {
namespace {

using store::Seat;
using store::Stay;

// Whoever the cells of this stay belong to: a group shares them.
Uuid owner(const Stay& stay, Uuid holder) {
  return stay.seat ? shared_holder(stay.service, stay.practitioner, stay.start_at) : holder;
}

bool is_live(const Seat& seat, Instant now) { return !seat.held_until || *seat.held_until > now; }

// The lowest place that nobody has.
std::int64_t free_seat(const std::vector<Seat>& seats, std::int64_t capacity, Uuid holder, Instant now) {
  for (std::int64_t number = 0; number < capacity; ++number) {
    const auto there = std::ranges::find(seats, number, &Seat::seat);
    if (there == seats.end() || there->holder == holder || !is_live(*there, now)) return number;
  }
  throw Lost{};
}

std::vector<RoomId> rooms_of_group(const std::vector<Seat>& seats, const std::vector<RoomId>& otherwise, Instant now) {
  for (const auto& seat : seats)
    if (is_live(seat, now) && seat.room) return {RoomId{*seat.room}};
  return otherwise;
}

void take_all(db::Transaction& transaction, OrganizationId organization, Uuid resource, Cells cells, Uuid holder,
              std::optional<Instant> held_until, Instant now) {
  if (store::take_cells(transaction, organization, resource, cells, holder, held_until, now) != cells.count())
    throw Lost{};
}

RoomId take_room(db::Transaction& transaction, OrganizationId organization, const std::vector<RoomId>& rooms,
                 Cells cells, Uuid holder, std::optional<Instant> held_until, Instant now) {
  for (const auto& room : rooms) {
    if (store::take_cells(transaction, organization, room.value, cells, holder, held_until, now) == cells.count())
      return room;
    store::release_cells(transaction, organization, room.value, cells, holder);
  }
  throw Lost{};
}

void take_seat(db::Transaction& transaction, OrganizationId organization, const Stay& stay, Uuid holder,
               std::optional<Instant> held_until, Instant now) {
  std::optional<Uuid> room;
  if (stay.room) room = stay.room->value;
  if (!store::take_seat(transaction, organization, stay.service, stay.practitioner, stay.start_at,
                        {*stay.seat, holder, room, held_until}, now))
    throw Lost{};
}

void release_seat(db::Transaction& transaction, OrganizationId organization, const Stay& stay, Uuid holder) {
  const auto shared = owner(stay, holder);
  store::release_seat(transaction, organization, stay.service, stay.practitioner, stay.start_at, holder);
  store::settle_shared_cells(transaction, organization, stay.service, stay.practitioner, stay.start_at,
                             stay.practitioner.value, stay.cells(), shared);
  if (stay.room)
    store::settle_shared_cells(transaction, organization, stay.service, stay.practitioner, stay.start_at,
                               stay.room->value, stay.cells(), shared);
}

Cells overlap(Uuid resource, Uuid other, Cells cells) { return resource == other ? cells : Cells{}; }

}  // namespace

Stay take(db::Transaction& transaction, OrganizationId organization, const scheduling::HealthcareService& service,
          const Candidate& wanted, Uuid holder, std::optional<Instant> held_until, Instant now) {
  const auto& slot = wanted.slot;
  if (!wanted.ignores_busy && store::is_busy(transaction, organization, slot.practitioner_id, wanted.cells.interval()))
    throw Lost{};
  Stay stay{slot.service_id, slot.practitioner_id, slot.location_id, std::nullopt, std::nullopt, slot.start,
            slot.end,        wanted.cells.first,   wanted.cells.last};
  auto rooms = wanted.rooms;
  if (service.capacity > 1) {
    const auto seats = store::seats(transaction, organization, stay.service, stay.practitioner, stay.start_at);
    stay.seat = free_seat(seats, service.capacity, holder, now);
    rooms = rooms_of_group(seats, rooms, now);
  }
  const auto cells_of = owner(stay, holder);
  take_all(transaction, organization, stay.practitioner.value, stay.cells(), cells_of, held_until, now);
  if (!rooms.empty()) stay.room = take_room(transaction, organization, rooms, stay.cells(), cells_of, held_until, now);
  if (stay.seat) take_seat(transaction, organization, stay, holder, held_until, now);
  return stay;
}

void keep(db::Transaction& transaction, OrganizationId organization, const Stay& held, Uuid holder, Instant now,
          std::optional<Instant> held_until) {
  const auto cells_of = owner(held, holder);
  take_all(transaction, organization, held.practitioner.value, held.cells(), cells_of, held_until, now);
  if (held.room) take_all(transaction, organization, held.room->value, held.cells(), cells_of, held_until, now);
  if (held.seat) take_seat(transaction, organization, held, holder, held_until, now);
}

void release(db::Transaction& transaction, OrganizationId organization, const Stay& stay, Uuid holder,
             const std::optional<Stay>& instead) {
  if (stay.seat) {
    // The same place of the same group is still his.
    const bool is_same = instead && instead->seat && owner(*instead, holder) == owner(stay, holder);
    if (!is_same) release_seat(transaction, organization, stay, holder);
    return;
  }
  const auto kept = instead && !instead->seat ? instead : std::nullopt;
  store::release_cells(transaction, organization, stay.practitioner.value, stay.cells(), holder,
                       kept ? overlap(stay.practitioner.value, kept->practitioner.value, kept->cells()) : Cells{});
  if (stay.room)
    store::release_cells(transaction, organization, stay.room->value, stay.cells(), holder,
                         kept && kept->room ? overlap(stay.room->value, kept->room->value, kept->cells()) : Cells{});
}

}  // namespace portico::booking
