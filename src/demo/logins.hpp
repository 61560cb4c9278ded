#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "patients/patient.hpp"

namespace portico::demo {

struct StaffLogin {
  std::string role;
  std::string email;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(StaffLogin, (), (role, email, password))

struct PatientLogin {
  patients::PatientId patient_id;
  std::string name;
  std::string identifier;
  std::string phone;
  std::string password;
  std::vector<patients::PatientId> acts_for;
};
BOOST_DESCRIBE_STRUCT(PatientLogin, (), (patient_id, name, identifier, phone, password, acts_for))

struct Logins {
  std::string base_url;
  std::string suffix;
  OrganizationId organization_id;
  std::vector<StaffLogin> staff;
  std::vector<PatientLogin> patients;
};
BOOST_DESCRIBE_STRUCT(Logins, (), (base_url, suffix, organization_id, staff, patients))

// `<data>/demo/logins.json`, for its owner only; replaced at once.
void write_logins(const std::filesystem::path& data, const Logins& logins);
bool has_logins(const std::filesystem::path& data);
Logins read_logins(const std::filesystem::path& data);

// For a person to read.
std::string as_table(const Logins& logins);

}  // namespace portico::demo
