#pragma once
#include <boost/describe.hpp>
#include <string>

#include "base/id.hpp"
#include "base/language.hpp"

namespace portico {

// Who asks. Made by the authorizer for each request, handed openly to every verb; ids are opaque here.
struct Caller {
  enum class Kind { stranger, flow, patient, staff, system };
  BOOST_DESCRIBE_NESTED_ENUM(Kind, stranger, flow, patient, staff, system)

  Kind kind = Kind::stranger;
  Uuid actor;                   // account (patient) or staff account; nil for strangers and the system
  Uuid session;                 // public id of the session row, nil without one
  OrganizationId organization;  // the contract acted in; nil where there is none
  Uuid patient;                 // the patient acted for (on_patient routes); nil otherwise
  Language language = Language::en;
  std::string address;     // the client's IP after trusted proxies
  std::string user_agent;  // cut to 200 bytes
  std::string request_id;
};

}  // namespace portico
