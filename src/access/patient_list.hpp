#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "access/services.hpp"
#include "json/text.hpp"

namespace portico::access {

inline constexpr std::size_t most_rows = 5000;

// A table as a clinic has it, whatever its columns and their order.
struct PatientTable {
  std::vector<std::vector<Text<0, 300>>> rows;
};
BOOST_DESCRIBE_STRUCT(PatientTable, (), (rows))

enum class NoMatch { nobody, several };
BOOST_DESCRIBE_ENUM(NoMatch, nobody, several)

struct UnmatchedRow {
  std::int64_t row = 0;  // from 1
  NoMatch why = NoMatch::nobody;
};
BOOST_DESCRIBE_STRUCT(UnmatchedRow, (), (row, why))

struct MatchedTable {
  std::vector<patients::PatientId> patients;  // each once
  std::int64_t rows = 0;                      // without the head and empty ones
  std::vector<UnmatchedRow> unmatched;
};
BOOST_DESCRIBE_STRUCT(MatchedTable, (), (patients, rows, unmatched))

// Whom the rows mean: by ID number, else e-mail address, else phone number, else name and birth date; where several
// share one, name and birth date tell them apart. Too large RUN_TOO_LARGE.
MatchedTable match_patients(Services& services, OrganizationId organization, const PatientTable& table);

}  // namespace portico::access
