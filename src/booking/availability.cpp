#include "booking/availability.hpp"

#include <algorithm>
#include <tuple>

namespace portico::booking {

Occupancy::Occupancy(const std::vector<Taken>& taken, const std::vector<TakenSeats>& seats,
                     const std::vector<BusyTime>& busy) {
  for (const auto& one : taken) taken_[one.resource].push_back(one);
  for (auto& [resource, pieces] : taken_) std::ranges::sort(pieces, {}, &Taken::first_cell);
  for (const auto& one : seats) seats_.insert_or_assign({one.practitioner, one.start_at}, one);
  for (const auto& one : busy) busy_[one.practitioner].push_back(one);
  for (auto& [practitioner, stretches] : busy_) std::ranges::sort(stretches, {}, &BusyTime::start_at);
}

bool Occupancy::is_free(Uuid resource, Cells cells, Uuid holder) const {
  const auto found = taken_.find(resource);
  if (found == taken_.end()) return true;
  // Pieces never overlap, so that the order of their ends is that of their beginnings.
  auto piece = std::ranges::lower_bound(found->second, cells.first, {}, &Taken::last_cell);
  for (; piece != found->second.end() && piece->first_cell <= cells.last; ++piece)
    if (piece->holder != holder) return false;
  return true;
}

const TakenSeats* Occupancy::seats(PractitionerId practitioner, Instant start) const {
  const auto found = seats_.find({practitioner, start});
  return found == seats_.end() ? nullptr : &found->second;
}

bool Occupancy::is_busy(PractitionerId practitioner, const calendar::Interval& when) const {
  const auto found = busy_.find(practitioner);
  if (found == busy_.end()) return false;
  const auto first = std::ranges::upper_bound(found->second, when.start, {}, &BusyTime::end_at);
  return first != found->second.end() && first->start_at < when.end;
}

namespace {

// A group stays in the room where its first one is.
std::vector<RoomId> free_rooms(const Offer& offer, const Occupancy& occupancy, Cells cells, Uuid holder,
                               const TakenSeats* seats) {
  if (seats && seats->room) return {RoomId{*seats->room}};
  std::vector<RoomId> rooms;
  for (const auto& room : offer.rooms)
    if (occupancy.is_free(room.value, cells, holder)) rooms.push_back(room);
  return rooms;
}

}  // namespace

Candidate candidate(const scheduling::HealthcareService& service, const Offer& offer, const Occupancy& occupancy,
                    Instant start) {
  const Instant end = start + offer.duration;
  Candidate made;
  made.slot = {service.id, offer.practitioner, offer.location, start, end, std::nullopt};
  made.cells = Cells::of({start - minutes{service.buffer_before_minutes}, end + minutes{service.buffer_after_minutes}});
  const bool is_group = service.capacity > 1;
  const Uuid holder = is_group ? shared_holder(service.id, offer.practitioner, start) : Uuid{};
  const auto* seats = is_group ? occupancy.seats(offer.practitioner, start) : nullptr;
  if (is_group) made.slot.seats_left = service.capacity - (seats ? seats->seats : 0);
  made.rooms = free_rooms(offer, occupancy, made.cells, holder, seats);
  made.is_untaken = occupancy.is_free(offer.practitioner.value, made.cells, holder) &&
                    (offer.rooms.empty() || !made.rooms.empty()) && (!is_group || *made.slot.seats_left > 0);
  made.is_free = made.is_untaken && !occupancy.is_busy(offer.practitioner, made.cells.interval());
  return made;
}

std::vector<Candidate> candidates(const scheduling::HealthcareService& service, const std::vector<Offer>& offers,
                                  const Occupancy& occupancy, const calendar::Interval& window) {
  std::vector<Candidate> all;
  for (const auto& offer : offers)
    for (const auto& open : offer.open)
      for (const auto start : calendar::starts_in(open, minutes{service.grid_minutes}, offer.duration))
        if (window.start <= start && start < window.end) all.push_back(candidate(service, offer, occupancy, start));
  const auto place = [](const Candidate& one) {
    return std::tie(one.slot.start, one.slot.practitioner_id, one.slot.location_id);
  };
  std::ranges::sort(all, {}, place);
  return all;
}

std::vector<Slot> nearest(const std::vector<Candidate>& candidates, Instant moment, std::size_t count) {
  std::vector<Slot> free;
  for (const auto& one : candidates)
    if (one.is_free) free.push_back(one.slot);
  std::ranges::stable_sort(free, {}, [&](const Slot& slot) {
    const auto away = slot.start - moment;
    return away < microseconds{0} ? -away : away;
  });
  if (free.size() > count) free.resize(count);
  return free;
}

}  // namespace portico::booking
