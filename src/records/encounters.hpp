#pragma once
#include "db/database.hpp"
#include "records/encounter.hpp"

namespace portico::records {

enum class Reader { patient, staff };

// Visits of a patient, newest first. Thread-safe.
class Encounters {
 public:
  explicit Encounters(db::Database& database) : database_{database} {}

  // For a patient without what was entered in error.
  EncounterList list(OrganizationId organization, patients::PatientId patient, const EncounterListQuery& query,
                     Reader reader);

 private:
  db::Database& database_;
};

}  // namespace portico::records
