#pragma once
#include <filesystem>
#include <string>

#include "audit/audit.hpp"
#include "db/database.hpp"
#include "files/files.hpp"
#include "identity/account.hpp"
#include "identity/password_hash.hpp"
#include "identity/staff.hpp"
#include "keys/keys.hpp"
#include "patients/patients.hpp"
#include "proxies/grants.hpp"

namespace portico::demo {

// What making the clinic takes; app/ owns all of it.
struct Services {
  db::Database& database;
  const Clock& clock;
  keys::KeyRing& keys;
  audit::Journal& journal;
  files::Store& files;
  const identity::PasswordHasher& hasher;
  identity::Accounts& accounts;
  identity::StaffAccounts& staff;
  proxies::Grants& grants;
  patients::Patients& patients;
  std::filesystem::path data;  // the data folder
};

// Makes the demonstration clinic where it was not made before, and writes `<data>/demo/logins.json`.
void prepare(const Services& services, const std::string& base_url);

// Whether this data folder has the logins of an earlier start.
bool was_prepared(const std::filesystem::path& data);

// Where to go and as whom, on standard output.
void print_logins(const std::filesystem::path& data, const std::string& base_url);

}  // namespace portico::demo
