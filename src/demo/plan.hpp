#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "demo/data.hpp"
#include "demo/people.hpp"

namespace portico::demo {

// Somebody was at the clinic; `kind` says for what.
struct Visit {
  std::size_t person = 0;
  std::size_t kind = 0;
  std::size_t location = 0;
  Date day;
  int minute = 0;  // of the day, on the clinic's clock
  int length = 0;  // minutes
  bool is_cancelled = false;

  bool operator==(const Visit&) const = default;
};

// A document that a visit left behind.
struct Paper {
  std::size_t visit = 0;
  std::size_t kind = 0;
  std::uint64_t seed = 0;  // of its values
  int earlier_values = 0;  // rows, in lab reports
  bool patient_access = false;
  bool is_viewed = false;

  bool operator==(const Paper&) const = default;
};

// All that the demonstration clinic holds, before anything of it is stored. Places in the lists stand for ids.
struct Plan {
  std::vector<Person> people;
  std::vector<Visit> visits;
  std::vector<Paper> papers;
};

// The same every time but for what depends on the day.
Plan make_plan(const data::Clinic& clinic, const data::Documents& documents, std::vector<Person> people, Date today);

}  // namespace portico::demo
