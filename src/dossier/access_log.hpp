#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/caller.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"
#include "patients/patient.hpp"

namespace portico::dossier {

struct LogEntry {
  Instant at;
  std::string action;      // code
  std::string text;        // in the caller's language
  std::string actor_kind;  // patient, staff, system
  std::string actor_name;  // empty for the system and for strangers
  std::string outcome;     // success, or a code
};
BOOST_DESCRIBE_STRUCT(LogEntry, (), (at, action, text, actor_kind, actor_name, outcome))

struct LogPage {
  std::vector<LogEntry> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(LogPage, (), (items, next_cursor))

struct LogQuery {
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(LogQuery, (), (limit, cursor))

// Newest first. Thread-safe.
class AccessLog {
 public:
  explicit AccessLog(db::Database& database) : database_{database} {}

  LogPage of_patient(OrganizationId organization, patients::PatientId patient, const LogQuery& query,
                     Language language);
  LogPage of_contract(OrganizationId organization, const LogQuery& query, Language language);

 private:
  db::Database& database_;
};

}  // namespace portico::dossier
