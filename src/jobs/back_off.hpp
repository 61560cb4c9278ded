#pragma once
#include "base/clock.hpp"

namespace portico::jobs {

// How long to wait after the `attempt`th try (from 1) failed: at least a second, at most 1, 2, 4 … seconds up to an
// hour, spread evenly by `chance` in [0, 1), so that what failed together does not come back together.
microseconds back_off(std::int64_t attempt, double chance);

}  // namespace portico::jobs
