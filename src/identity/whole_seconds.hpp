#pragma once
#include "base/clock.hpp"

// Moments as a stranger is shown them: in whole seconds, since a fraction's length would differ from answer to answer.
namespace portico::identity {

constexpr std::int64_t microseconds_of_a_second = 1'000'000;

// Not before the moment.
inline Instant rounded_up(Instant moment) {
  return {(moment.microseconds + microseconds_of_a_second - 1) / microseconds_of_a_second * microseconds_of_a_second};
}
// Not after it.
inline Instant rounded_down(Instant moment) {
  return {moment.microseconds / microseconds_of_a_second * microseconds_of_a_second};
}

}  // namespace portico::identity
