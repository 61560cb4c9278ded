#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "json/text.hpp"

namespace portico::booking {

enum class MissedConsequence { by_request, by_phone };
BOOST_DESCRIBE_ENUM(MissedConsequence, by_request, by_phone)

// From `visits` (1 to 20) missed visits within `months` (1 to 36) on, patients do not book by themselves any more.
struct MissedVisitPolicy {
  std::optional<std::int64_t> visits;  // absent: the rule is off
  std::int64_t months = 12;
  MissedConsequence consequence = MissedConsequence::by_request;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(MissedVisitPolicy, (), (visits, months, consequence, version))

// How a patient stands to that rule.
struct MissedVisits {
  std::int64_t missed = 0;            // in the last `months`, and not let pass by staff
  std::optional<std::int64_t> limit;  // absent: the rule is off
  std::int64_t months = 12;
  std::optional<MissedConsequence> consequence;  // present once the limit is reached
};
BOOST_DESCRIBE_STRUCT(MissedVisits, (), (missed, limit, months, consequence))

// The same with what only staff see.
struct MissedVisitsForStaff : MissedVisits {
  std::optional<Instant> pardoned_at;
  std::optional<std::string> pardon_reason;
};
BOOST_DESCRIBE_STRUCT(MissedVisitsForStaff, (MissedVisits), (pardoned_at, pardon_reason))

struct MissedVisitPardon {
  Text<3, 300> reason;
};
BOOST_DESCRIBE_STRUCT(MissedVisitPardon, (), (reason))

// The same day so many months earlier, or the last one of that month where it has none such.
Date months_before(Date day, std::int64_t months);

}  // namespace portico::booking
