#pragma once
#include <map>
#include <span>
#include <vector>

#include "booking/busy.hpp"
#include "booking/slot.hpp"

// Which times are free: pure calculation, without a database or a clock of its own.
namespace portico::booking {

// What is taken, by resource.
class Occupancy {
 public:
  Occupancy() = default;
  Occupancy(const std::vector<Taken>& taken, const std::vector<TakenSeats>& seats,
            const std::vector<BusyTime>& busy = {});

  // Cells of the holder itself do not count.
  bool is_free(Uuid resource, Cells cells, Uuid holder = {}) const;
  const TakenSeats* seats(PractitionerId practitioner, Instant start) const;
  // Elsewhere.
  bool is_busy(PractitionerId practitioner, const calendar::Interval& when) const;

 private:
  std::map<Uuid, std::vector<Taken>> taken_;  // by first cell
  std::map<std::pair<PractitionerId, Instant>, TakenSeats> seats_;
  std::map<PractitionerId, std::vector<BusyTime>> busy_;  // by start; they do not overlap
};

// How long a service takes with one practitioner at one institution, and when there are hours.
struct Offer {
  PractitionerId practitioner;
  LocationId location;
  minutes duration{0};
  std::vector<calendar::Interval> open;
  std::vector<RoomId> rooms;  // one of them is taken too; empty: none is needed
};

struct Candidate {
  Slot slot;
  Cells cells;
  std::vector<RoomId> rooms;  // free ones
  bool is_free = false;
  bool is_untaken = false;    // nobody is booked, though the practitioner may be busy elsewhere
  bool ignores_busy = false;  // whoever takes it knows that
};

// Every start that the rules give within [from, until), in order of time; each says whether it is free.
std::vector<Candidate> candidates(const scheduling::HealthcareService& service, const std::vector<Offer>& offers,
                                  const Occupancy& occupancy, const calendar::Interval& window);
// One start of one offer, whether the rules give it or not.
Candidate candidate(const scheduling::HealthcareService& service, const Offer& offer, const Occupancy& occupancy,
                    Instant start);

// At most `count` free ones, those nearest to the moment first; of two equally near the earlier.
std::vector<Slot> nearest(const std::vector<Candidate>& candidates, Instant moment, std::size_t count);

}  // namespace portico::booking
