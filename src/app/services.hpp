#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "access/routes.hpp"
#include "access/services.hpp"
#include "app/gateways.hpp"
#include "app/settings.hpp"
#include "audit/seal.hpp"
#include "base/bounded_pool.hpp"
#include "booking/bookings.hpp"
#include "booking/missed_visits.hpp"
#include "booking/requests.hpp"
#include "booking/slots.hpp"
#include "booking/visits.hpp"
#include "delivery/deliveries.hpp"
#include "delivery/outbox.hpp"
#include "delivery/sms_budget.hpp"
#include "demo/demo.hpp"
#include "documents/documents.hpp"
#include "documents/page_images.hpp"
#include "documents/text_documents.hpp"
#include "documents/uploads.hpp"
#include "dossier/access_log.hpp"
#include "feeds/feeds.hpp"
#include "feeds/outside_calendars.hpp"
#include "fhir/import.hpp"
#include "files/files.hpp"
#include "guests/routes.hpp"
#include "http/idempotency.hpp"
#include "jobs/jobs.hpp"
#include "keys/keys.hpp"
#include "notifications/appointment_notice.hpp"
#include "notifications/document_notice.hpp"
#include "notifications/sent_messages.hpp"
#include "notifications/sms_alarms.hpp"
#include "organization/branding.hpp"
#include "organization/directory.hpp"
#include "organization/guest_booking.hpp"
#include "organization/legal.hpp"
#include "organization/organizations.hpp"
#include "organization/registration.hpp"
#include "organization/sign_in.hpp"
#include "patients/patients.hpp"
#include "proxies/grants.hpp"
#include "records/encounters.hpp"
#include "registrations/routes.hpp"
#include "rosters/rosters.hpp"
#include "sandbox/sandbox.hpp"
#include "scheduling/first_calendar.hpp"
#include "scheduling/healthcare_services.hpp"
#include "scheduling/offers.hpp"
#include "scheduling/schedules.hpp"
#include "waiting/answers.hpp"
#include "waiting/waiting_list.hpp"

namespace portico::app {

enum class Mode { serve, demo };
// Several processes on one PostgreSQL agree on when a lease has run out only by the database's clock; one process needs
// its own.
enum class Leases { process_clock, database_clock };

// Where things are and how they are reached; what the settings say, resolved once.
struct Place {
  std::filesystem::path data;
  std::string database_url;
  std::filesystem::path key_file;
  std::string security_contact;
  std::string base_url;   // without a slash at the end
  std::string callbacks;  // the same as gateways reach it
  bool is_sqlite = true;

  static Place of(const Configuration& configuration);
};

// Everything that lives as long as the process, each with what it needs, in the order it is made. Nothing runs yet:
// `serve` starts the queue, the sealer and the server.
class Services {
 public:
  // Opens (and migrates) the database. Throws with what to do when something is missing. `phones`: takes the SMS in
  // place of what the settings name.
  Services(const Configuration& configuration, const Clock& clock, Mode mode, Leases leases = Leases::process_clock,
           std::unique_ptr<delivery::SmsGateway> phones = nullptr);
  ~Services();

  // The threads of the server: jobs, the audit sealer, the sweeping of what has run out. Ended before the services end.
  void start_duties(http::IdempotencyStore& replies, int workers);
  void stop_duties();

  fhir::ImportServices import_services();
  demo::Services demo_services();
  std::filesystem::path heads_file() const { return place.data / "audit-head" / "heads.ndjson"; }
  // Caller of commands and of the demonstration's making.
  static Caller system_caller(OrganizationId organization);

  const Place place;
  const Clock& clock;
  const std::unique_ptr<db::Database> database;
  const std::unique_ptr<keys::KeyRing> keys;
  audit::Journal journal;
  audit::Sealer sealer;
  const std::unique_ptr<Clock> lease_clock;
  jobs::Queue queue;
  files::Store files;
  sandbox::Sandbox sandbox;
  ChosenGateways gateways;
  delivery::Outbox outbox;
  delivery::Deliveries deliveries;
  delivery::SmsBudget sms_budget;

  organization::Organizations organizations;
  organization::SignInPolicies sign_in_policies;
  organization::RegistrationPolicies registration_policies;
  organization::GuestBookingPolicies guest_booking_policies;
  organization::LegalTexts legal_texts;
  organization::Images images;
  organization::Directory directory;
  identity::HashPool hash_pool;
  identity::PasswordHasher hasher;
  identity::Accounts accounts;
  identity::StaffAccounts staff;
  identity::Sessions sessions;
  identity::Flows flows;
  identity::Throttles throttles;
  identity::Devices devices;
  identity::Authenticators authenticators;
  identity::Passkeys passkeys;
  patients::Patients patients;
  proxies::Grants grants;
  scheduling::HealthcareServices healthcare_services;
  scheduling::Schedules schedules;
  scheduling::FirstCalendars first_calendars;
  scheduling::Offers offers;
  notifications::DocumentNotice document_notice;
  notifications::AppointmentNotice appointment_notice;
  notifications::MessageLog message_log;
  notifications::SmsAlarms sms_alarms;
  booking::Slots slots;
  booking::Bookings bookings;
  booking::Requests requests;
  booking::Visits visits;
  booking::MissedVisitRule missed_visits;
  waiting::Letters waiting_letters;
  waiting::Offers waiting_offers;
  waiting::Answers waiting_answers;
  waiting::WaitingList waiting_list;
  feeds::Feeds feeds;
  feeds::OutsideCalendars outside_calendars;
  records::Encounters encounters;
  documents::Documents documents;
  documents::Uploads uploads;
  documents::PageImages page_images;
  documents::TextDocuments text_documents;
  rosters::Rosters rosters;
  access::Services access_services;
  access::Verbs access;
  registrations::Verbs registrations;
  guests::Verbs guests;
  dossier::AccessLog access_log;
  BoundedPool slow_pool;  // checks uploads, reads lists and draws pages
};

}  // namespace portico::app
