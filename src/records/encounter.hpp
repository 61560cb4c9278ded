#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/spelling.hpp"
#include "organization/organization.hpp"
#include "patients/patient.hpp"

namespace portico::records {

using EncounterId = Id<struct EncounterTag>;

// http://hl7.org/fhir/R4/valueset-encounter-status.html
enum class EncounterStatus {
  planned,
  arrived,
  triaged,
  in_progress,
  onleave,
  finished,
  cancelled,
  entered_in_error,
  unknown
};
BOOST_DESCRIBE_ENUM(EncounterStatus, planned, arrived, triaged, in_progress, onleave, finished, cancelled,
                    entered_in_error, unknown)

// As it is stored. The names are what the source wrote, used where no location or practitioner of ours stands for it.
struct Encounter {
  EncounterId id;
  patients::PatientId patient;
  EncounterStatus status = EncounterStatus::unknown;
  std::string class_code;
  std::string title;
  std::string reason;
  std::optional<Instant> started_at;
  std::optional<Instant> ended_at;
  std::optional<organization::LocationId> location;
  std::optional<organization::PractitionerId> practitioner;
  std::string location_name;
  std::string practitioner_name;
};

// As a list shows it.
struct EncounterRow {
  EncounterId id;
  EncounterStatus status = EncounterStatus::unknown;
  std::string class_;  // "class" in JSON
  std::string title;
  std::string reason;
  std::optional<Instant> started_at;
  std::optional<Instant> ended_at;
  std::string location;
  std::string practitioner;
};
BOOST_DESCRIBE_STRUCT(EncounterRow, (),
                      (id, status, class_, title, reason, started_at, ended_at, location, practitioner))

struct EncounterList {
  std::vector<EncounterRow> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(EncounterList, (), (items, next_cursor))

struct EncounterListQuery {
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(EncounterListQuery, (), (limit, cursor))

}  // namespace portico::records

namespace portico {
template <>
inline constexpr bool spelled_with_hyphens<records::EncounterStatus> = true;
}
