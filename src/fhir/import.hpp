#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "files/files.hpp"
#include "jobs/jobs.hpp"
#include "keys/keys.hpp"
#include "organization/organization.hpp"
#include "patients/patients.hpp"
#include "sandbox/sandbox.hpp"

namespace portico::fhir {

struct ImportOrder {
  organization::Organization organization;
  std::string source;                        // names the sending system
  bool patient_access = false;               // whether imported documents are at once visible to patients
  std::vector<std::filesystem::path> paths;  // files (.json, .ndjson) or folders of them
};

struct RefusedResource {
  std::string file;
  std::string type;
  std::string id;
  std::string reason;  // stable code
};
BOOST_DESCRIBE_STRUCT(RefusedResource, (), (file, type, id, reason))

// By resource type; `kept`: stored whole for features to come. A patient whose phone is no number is taken, and counted
// in `remarks`.
struct ImportReport {
  std::map<std::string, std::int64_t> taken;
  std::map<std::string, std::int64_t> unchanged;
  std::map<std::string, std::int64_t> kept;
  std::vector<RefusedResource> refused;
  std::map<std::string, std::int64_t> remarks;  // PHONE_INVALID, NATIONAL_ID_INVALID, EMAIL_INVALID, OTHER_FORMATS
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (taken, unchanged, kept, refused, remarks))

struct ImportProgress {
  std::size_t files_done = 0;
  std::size_t files = 0;
  std::size_t resources = 0;
  std::string file;
};

struct ImportServices {
  db::Database& database;
  audit::Journal& journal;
  const Clock& clock;
  keys::KeyRing& keys;
  files::Store& files;
  sandbox::Sandbox& sandbox;
  jobs::Queue& queue;
  patients::Patients& patients;
};

// Reads FHIR R4 into the contract. The same input twice changes nothing. Each batch is one transaction: a resource and
// all that belongs to it are written together or not at all. Throws what the database throws, and std::runtime_error
// for a path that is not there.
ImportReport import(const ImportServices& services, const Caller& caller, const ImportOrder& order,
                    const std::function<void(const ImportProgress&)>& progress);

}  // namespace portico::fhir
