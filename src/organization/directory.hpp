#pragma once
#include <boost/describe.hpp>

#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "db/database.hpp"
#include "json/text.hpp"
#include "organization/organization.hpp"

namespace portico::organization {

// Who is no longer there, or where nobody works any more, becomes inactive: what was done there stays.
struct LocationSettings {
  Text<0, 120> name;
  Text<0, 200> address_line;
  Text<0, 100> city;
  Text<0, 20> postal_code;
  Text<0, 40> phone;  // may be empty: then the contract's is told
  Standing status = Standing::active;
};
BOOST_DESCRIBE_STRUCT(LocationSettings, (), (name, address_line, city, postal_code, phone, status))

struct PractitionerSettings {
  Text<0, 120> name;
  Text<0, 120> specialty;
  Standing status = Standing::active;
};
BOOST_DESCRIBE_STRUCT(PractitionerSettings, (), (name, specialty, status))

// The institutions and practitioners of a contract: adding and changing them by hand. Thread-safe.
class Directory {
 public:
  Directory(db::Database& database, audit::Journal& journal) : database_{database}, journal_{journal} {}

  // NAME_NEEDED, FORMAT_PHONE and what else is wrong with a phone.
  Location add(const Caller& caller, const LocationSettings& wanted);
  Location change(const Caller& caller, LocationId id, const LocationSettings& wanted);
  Practitioner add(const Caller& caller, const PractitionerSettings& wanted);
  Practitioner change(const Caller& caller, PractitionerId id, const PractitionerSettings& wanted);

 private:
  enum class Expected { absent, present };
  Location put(const Caller& caller, LocationId id, const LocationSettings& wanted, Expected expected);
  Practitioner put(const Caller& caller, PractitionerId id, const PractitionerSettings& wanted, Expected expected);
  void journal(db::Transaction& transaction, const Caller& caller, const char* type, Uuid entity);

  db::Database& database_;
  audit::Journal& journal_;
};

}  // namespace portico::organization
