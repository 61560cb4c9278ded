#include "app/routes.hpp"

#include "app/system_routes.hpp"
#include "booking/routes.hpp"
#include "delivery/routes.hpp"
#include "documents/routes.hpp"
#include "dossier/routes.hpp"
#include "feeds/routes.hpp"
#include "guests/routes.hpp"
#include "identity/permissions.hpp"
#include "notifications/routes.hpp"
#include "organization/directory_routes.hpp"
#include "organization/routes.hpp"
#include "patients/routes.hpp"
#include "proxies/routes.hpp"
#include "records/routes.hpp"
#include "registrations/routes.hpp"
#include "rosters/routes.hpp"
#include "scheduling/routes.hpp"
#include "waiting/routes.hpp"

namespace portico::app {

using identity::InContract;
using identity::Permission;

void add_all_routes(http::Router& router, Services& services, Mode mode, std::size_t largest_upload) {
  add_system_routes(router, services, mode);
  organization::add_routes(
      router, services.organizations, services.images, services.slow_pool,
      [&services](OrganizationId organization) { return services.access.doctor.count_qualifying(organization); });
  organization::add_sign_in_routes(router, services.sign_in_policies);
  organization::add_registration_routes(router, services.registration_policies);
  organization::add_guest_booking_routes(router, services.guest_booking_policies);
  organization::add_legal_routes(router, services.legal_texts);
  organization::add_directory_routes(router, services.directory);
  access::add_routes(router, services.access);
  registrations::add_routes(router, services.registrations);
  proxies::add_routes(router, *services.database, services.grants);
  patients::add_routes(router, services.patients);
  patients::add_duplicate_routes(router, {*services.database, services.journal, services.patients, services.clock});
  records::add_routes(router, services.encounters);
  documents::add_routes(router, {services.documents, services.uploads, services.page_images, *services.database,
                                 services.files, services.slow_pool, largest_upload});
  scheduling::add_routes(router, services.healthcare_services, services.schedules, services.first_calendars,
                         services.offers);
  booking::add_routes(router, services.slots, services.bookings);
  booking::add_visit_routes(router, services.bookings, services.requests, services.visits);
  booking::add_missed_routes(router, services.missed_visits);
  guests::add_routes(router, services.guests);
  waiting::add_routes(router, services.waiting_list, services.waiting_answers);
  feeds::add_routes(router, services.feeds, services.outside_calendars);
  rosters::add_routes(router, {services.rosters, services.files, services.slow_pool});
  dossier::add_routes(router, services.access_log);
  notifications::add_routes(router, services.message_log);
  delivery::add_routes(router, {.database = *services.database,
                                .deliveries = services.deliveries,
                                .reader = [&](std::string_view name) { return services.gateways.reader(name); },
                                .address = services.place.callbacks});
  // "See as this patient": the portal's reading, under the rule of the record.
  router.mount_again("/api/portal/{suffix}/patients/{patient_id}",
                     "/api/console/contracts/{organization_id}/patients/{patient_id}/portal-view",
                     InContract{"organization_id", Permission::documents_read});
}

}  // namespace portico::app
