#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "proxies/rules.hpp"

namespace portico::proxies {

// A grant as it was given, with what its patient's age and the contract's ages make of it. Pure calculation: it is done
// anew at every request, so that a birthday needs no job to take effect.
struct Terms {
  Basis basis = Basis::self;
  std::string scopes;  // "appointments,documents"
  Instant valid_from;
  std::optional<Instant> valid_until;
  std::optional<Date> birth_date;  // the patient's
  std::int64_t end_age = 0;        // of the contract, as the next three
  std::optional<std::int64_t> narrow_age;
  std::string narrow_scopes;
  std::string time_zone;

  // A parent's or guardian's.
  bool is_of_law() const { return basis == Basis::parental_responsibility || basis == Basis::guardianship; }
  // The birthday that ends it. Parental responsibility always ends on it, every other grant that began before it: what
  // was arranged for a minor is not what the adult has agreed to.
  std::optional<Date> last_birthday() const;
  // From when parents and guardians keep only `narrow_scopes`.
  std::optional<Instant> narrows_at() const;
  // When it ends, by its date or by the birthday.
  std::optional<Instant> ends_at() const;
  // Whether that moment has passed: it will never hold again.
  bool is_over(Instant now) const;
  // The last day on which it holds, in the contract's zone.
  std::optional<Date> last_day() const;
  // What may be done under it now; empty when nothing.
  std::string scopes_at(Instant now) const;
};
BOOST_DESCRIBE_STRUCT(Terms, (),
                      (basis, scopes, valid_from, valid_until, birth_date, end_age, narrow_age, narrow_scopes,
                       time_zone))

// That birthday; of who was born on 29 February, in common years 1 March, as base/clock counts years.
Date birthday(Date birth, std::int64_t age);
// The first moment of the day there; where clocks skip midnight, the moment after.
Instant start_of_day(Date day, const std::string& time_zone);

}  // namespace portico::proxies
