#include "jobs/back_off.hpp"

#include <algorithm>

namespace portico::jobs {

microseconds back_off(std::int64_t attempt, double chance) {
  constexpr microseconds least = seconds{1};
  constexpr microseconds most = hours{1};
  constexpr std::int64_t doublings_to_most = 12;
  const auto doublings = std::clamp<std::int64_t>(attempt - 1, 0, doublings_to_most);
  const microseconds longest = std::min(most, least * (std::int64_t{1} << doublings));
  return least + microseconds{static_cast<std::int64_t>(static_cast<double>((longest - least).count()) * chance)};
}

}  // namespace portico::jobs
