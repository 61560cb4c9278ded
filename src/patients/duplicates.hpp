#pragma once
#include <vector>

#include "patients/patients.hpp"

namespace portico::patients {

// Those who may be the same person as a patient: the same national ID, or the same name and birth date; twenty at most.
struct Duplicates {
  std::vector<PatientRecord> items;
};
BOOST_DESCRIBE_STRUCT(Duplicates, (), (items))

struct ToldApart {
  PatientId other;
};
BOOST_DESCRIBE_STRUCT(ToldApart, (), (other))

// Table patient_told_apart: what staff have said of records that look like one person. Thread-safe.
class Duplicated {
 public:
  Duplicated(db::Database& database, audit::Journal& journal, Patients& patients, const Clock& clock)
      : database_{database}, journal_{journal}, patients_{patients}, clock_{clock} {}

  Duplicates of(OrganizationId organization, PatientId id);
  // Two people, whatever they have in common; what is left. Not found when `other` is none of those.
  Duplicates tell_apart(const Caller& caller, OrganizationId organization, PatientId id, PatientId other);

 private:
  db::Database& database_;
  audit::Journal& journal_;
  Patients& patients_;
  const Clock& clock_;
};

}  // namespace portico::patients
