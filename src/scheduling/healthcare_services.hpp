#pragma once
#include "audit/audit.hpp"
#include "base/caller.hpp"
#include "base/refused.hpp"
#include "db/database.hpp"
#include "scheduling/shapes.hpp"

namespace portico::scheduling {

// What is wrong with settings, all of it; who and which rooms there are is not looked at.
std::vector<FieldError> faults_of(const ServiceSettings& wanted);
// Of settings without faults.
HealthcareService service_of(HealthcareServiceId id, const ServiceSettings& wanted);

// What a clinic offers, and its rooms: setting it up. Thread-safe.
class HealthcareServices {
 public:
  HealthcareServices(db::Database& database, audit::Journal& journal, const Clock& clock)
      : database_{database}, journal_{journal}, clock_{clock} {}

  ServiceList list(OrganizationId organization);
  ServiceView find(OrganizationId organization, HealthcareServiceId id);
  ServiceView create(const Caller& caller, const ServiceSettings& wanted);
  // Conflict VERSION_CHANGED when somebody was quicker.
  ServiceView change(const Caller& caller, HealthcareServiceId id, const ServiceChange& wanted);

  RoomList rooms(OrganizationId organization);
  Room add_room(const Caller& caller, const RoomSettings& wanted);
  Room change_room(const Caller& caller, RoomId id, const RoomSettings& wanted);

 private:
  void link(db::Transaction& transaction, OrganizationId organization, HealthcareServiceId id,
            const ServiceSettings& wanted);
  void journal(db::Transaction& transaction, const Caller& caller, const char* type, Uuid entity);

  db::Database& database_;
  audit::Journal& journal_;
  const Clock& clock_;
};

}  // namespace portico::scheduling
