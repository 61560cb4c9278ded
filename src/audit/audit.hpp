#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/caller.hpp"
#include "base/clock.hpp"
#include "db/database.hpp"

namespace portico::audit {

// What was done; closed list, FHIR AuditEvent.subtype. Spelled in the database as here.
enum class Action {
  none,
  login_submitted,
  login_code_sent,
  login_code_failed,
  login_throttled,
  session_started,
  session_ended,
  password_set,
  staff_login_submitted,
  staff_session_started,
  staff_session_ended,
  desk_code_issued,
  portal_access_changed,
  portal_access_viewed,
  patient_listed,
  patient_searched,
  patient_viewed,
  patient_created,
  patient_changed,
  patient_imported,
  contract_listed,
  contract_viewed,
  contract_created,
  settings_changed,
  branding_changed,
  staff_created,
  profiles_viewed,
  documents_listed,
  document_viewed,
  document_page_viewed,
  document_downloaded,
  document_uploaded,
  document_filed,
  document_changed,
  encounters_listed,
  access_log_viewed,
  resource_imported,
  message_sent,
  message_failed,
  audit_viewed,
  backup_made,
  authorization_denied,
  request_rejected,
  recovery_submitted,
  password_disabled,
  account_frozen,
  account_unfrozen,
  proof_renewed,
  phone_proof_sent,
  phone_proved,
  phone_changed,
  email_changed,
  device_revoked,
  factor_added,
  factor_removed,
  legal_accepted,
  legal_published,
  staff_listed,
  staff_invited,
  staff_changed,
  staff_password_set,
  sms_budget_reached,
  patient_invited,
  invitation_opened,
  invitation_revoked,
  registration_submitted,
  registration_confirmed,
  registration_approved,
  registration_declined,
  registrations_viewed,
  related_persons_viewed,
  grant_given,
  grant_changed,
  grant_revoked,
  grant_ended,
  grant_invited,
  grant_accepted,
  grant_declined,
  profile_switched,
  patient_removed,
  roster_viewed,
  roster_made,
  roster_taken,
  roster_undone,
  roster_removed,
  scheduling_changed,
  appointments_listed,
  appointment_viewed,
  appointment_booked,
  appointment_moved,
  appointment_cancelled,
  appointment_changed,
  missed_visits_pardoned,
  waiting_list_viewed,
  waiting_entered,
  waiting_changed,
  waiting_withdrawn,
  waiting_offered,
  waiting_accepted,
  waiting_declined,
  calendar_subscribed,
  calendar_unsubscribed,
  calendar_fed,
};
// Three lists, joined by the parts of BOOST_DESCRIBE_ENUM: the macro itself takes 52 enumerators at most.
// clang-format off
BOOST_DESCRIBE_MAYBE_UNUSED BOOST_DESCRIBE_ENUM_BEGIN(Action)
BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_ENUM_ENTRY, Action, none, login_submitted, login_code_sent, login_code_failed,
                           login_throttled, session_started, session_ended, password_set, staff_login_submitted,
                           staff_session_started, staff_session_ended, desk_code_issued, portal_access_changed,
                           portal_access_viewed, patient_listed, patient_searched, patient_viewed, patient_created,
                           patient_changed, patient_imported, contract_listed, contract_viewed, contract_created,
                           settings_changed, branding_changed, staff_created, profiles_viewed, documents_listed,
                           document_viewed, document_page_viewed, document_downloaded, document_uploaded,
                           document_filed, document_changed, encounters_listed, access_log_viewed, resource_imported,
                           message_sent, message_failed, audit_viewed, backup_made, authorization_denied,
                           request_rejected)
BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_ENUM_ENTRY, Action, recovery_submitted, password_disabled, account_frozen,
                           account_unfrozen, proof_renewed, phone_changed, email_changed, device_revoked, factor_added,
                           factor_removed, legal_accepted, legal_published, staff_listed, staff_invited, staff_changed,
                           staff_password_set, sms_budget_reached, patient_invited, invitation_opened,
                           invitation_revoked, registration_submitted, registration_confirmed, registration_approved,
                           registration_declined, registrations_viewed, related_persons_viewed, grant_given,
                           grant_changed, grant_revoked, grant_ended, grant_invited, grant_accepted, grant_declined,
                           profile_switched, phone_proof_sent, phone_proved,
                           patient_removed, roster_viewed, roster_made, roster_taken, roster_undone, roster_removed)
BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_ENUM_ENTRY, Action, scheduling_changed, appointments_listed, appointment_viewed,
                           appointment_booked, appointment_moved, appointment_cancelled, appointment_changed,
                           missed_visits_pardoned, waiting_list_viewed, waiting_entered, waiting_changed,
                           waiting_withdrawn, waiting_offered, waiting_accepted, waiting_declined,
                           calendar_subscribed, calendar_unsubscribed, calendar_fed)
BOOST_DESCRIBE_ENUM_END(Action)
static_assert(std::is_enum_v<Action>);
// clang-format on

// One event. `detail` is a small JSON object of codes and field names: never names of people, texts or values.
struct Event {
  Action action = Action::none;
  std::optional<Uuid> patient{};  // whose record; absent: the one the caller acts for
  std::string entity_type{};      // FHIR type of what was touched, or empty
  std::optional<Uuid> entity{};
  std::string outcome = "success";  // success, or the refusal's code
  std::string detail = "{}";
};

// Appends events. Each row carries a MAC made with a key that is not in the database. On SQLite it is chained to the
// row before in its own transaction, elsewhere by a leased sealer (seal.hpp) afterwards. Thread-safe.
class Journal {
 public:
  Journal(db::Database& database, const Clock& clock, BytesView mac_key);

  // In the caller's own transaction: the change and its row are committed together or not at all.
  void write(db::Transaction& transaction, const Caller& caller, const Event& event);

  // For reads: queued with those of concurrent requests and committed together (one fsync for all). `done(true)` is
  // called, on the committing thread, once the row is safe; `done(false)` when it could not be written: then the data
  // must not be served. Never blocks for the disk. A full queue answers done(false) at once.
  void record(const Caller& caller, const Event& event, std::function<void(bool)> done);

  // Small work that may ride along in the transaction of the next group commit (a session's last use), so that a read
  // costs none of its own. It must bear running twice, and being dropped: it never makes a record fail.
  void along(std::function<void(db::Transaction&)> work);

  // Waits for what was queued; called at shutdown.
  void drain();
  ~Journal();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace portico::audit
