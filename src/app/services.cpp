#include "app/services.hpp"

#include "access/invitation_store.hpp"
#include "access/notices.hpp"
#include "access/qr.hpp"
#include "access/store.hpp"
#include "access/subjects.hpp"
#include "app/sms_settings.hpp"
#include "booking/guest_store.hpp"
#include "db/migrations.hpp"
#include "db/server_clock.hpp"
#include "scheduling/store.hpp"

namespace portico::app {
namespace {

constexpr std::size_t slow_queue = 64;

std::string port_of(const std::string& listen) { return listen.substr(listen.rfind(':') + 1); }

std::optional<feeds::FetchLimits> calendar_limits(const Configuration& configuration) {
  const auto from = configuration.text("calendars.fetch");
  if (from == "no") return std::nullopt;
  return feeds::FetchLimits{.local = from == "local"};
}

std::unique_ptr<db::Database> opened(const Configuration& configuration, const Place& place, const Clock& clock) {
  auto database = db::Database::open({.url = place.database_url,
                                      .connections = static_cast<int>(configuration.number("database.connections")),
                                      .silence_timeout = milliseconds{configuration.number("database.silence_ms")}});
  db::migrate(*database, db::migrations(), clock.now());
  return database;
}

// Where all messages are caught nothing costs; the countries stay, since people are told of them.
delivery::SmsLimits free_of_charge(const Configuration& configuration) {
  auto limits = sms_limits(configuration);
  limits.day = limits.hour = limits.prefix_hour = 1'000'000;
  limits.prefixes = delivery::Prefixes::free;
  return limits;
}

// A clock that tells what another one tells.
class SameClock : public Clock {
 public:
  explicit SameClock(const Clock& clock) : clock_{clock} {}
  Instant now() const override { return clock_.now(); }

 private:
  const Clock& clock_;
};

std::unique_ptr<Clock> clock_of(Leases leases, db::Database& database, const Clock& process) {
  if (leases == Leases::database_clock) return std::make_unique<db::ServerClock>(database, process);
  return std::make_unique<SameClock>(process);
}

}  // namespace

Place Place::of(const Configuration& configuration) {
  Place place;
  place.data = std::filesystem::absolute(configuration.text("data.folder")).lexically_normal();
  place.database_url = configuration.text("database.url");
  if (place.database_url.empty()) place.database_url = "sqlite:" + (place.data / "portico.sqlite").string();
  place.is_sqlite = place.database_url.starts_with("sqlite:");
  place.key_file = configuration.text("keys.file");
  if (place.key_file.empty()) place.key_file = place.data.parent_path() / (place.data.filename().string() + ".key");
  place.base_url = configuration.text("server.base_url");
  if (place.base_url.empty()) place.base_url = "http://localhost:" + port_of(configuration.text("server.listen"));
  place.security_contact = configuration.text("server.security_contact");
  while (place.base_url.ends_with('/')) place.base_url.pop_back();
  place.callbacks = callback_base(configuration, place.base_url);
  return place;
}

Services::Services(const Configuration& configuration, const Clock& the_clock, Mode mode, Leases leases,
                   std::unique_ptr<delivery::SmsGateway> phones)
    : place{Place::of(configuration)},
      clock{the_clock},
      database{opened(configuration, place, clock)},
      keys{keys::KeyRing::open(place.key_file, *database, true)},
      journal{*database, clock, keys->installation_key(keys::Purpose::audit_mac)},
      sealer{*database, clock, keys->installation_key(keys::Purpose::audit_signature), heads_file()},
      lease_clock{clock_of(leases, *database, clock)},
      queue{*database, *keys, *lease_clock},
      files{place.data / "files", *keys, clock},
      sandbox{static_cast<int>(configuration.number("sandbox.parallel"))},
      gateways{configuration, place.data, place.base_url, clock, std::move(phones)},
      outbox{*database, queue, *keys, clock, gateways.gateways()},
      deliveries{clock},
      sms_budget{*keys, queue, clock, mode == Mode::demo ? free_of_charge(configuration) : sms_limits(configuration)},
      organizations{*database, journal, clock, place.base_url, scheduling::store::has_services},
      sign_in_policies{*database, journal},
      registration_policies{*database, journal},
      guest_booking_policies{*database, journal},
      legal_texts{*database, journal, clock},
      images{*database, journal, files, sandbox},
      directory{*database, journal},
      hasher{keys->installation_key(keys::Purpose::password_pepper)},
      accounts{*keys, clock},
      staff{*keys, journal, clock},
      sessions{*keys, journal, clock},
      flows{*keys, clock},
      throttles{*keys, clock},
      devices{journal, clock},
      authenticators{*keys, clock},
      passkeys{place.base_url, clock},
      patients{
          *database,
          journal,
          *keys,
          accounts,
          clock,
          [this](db::Transaction& transaction, const organization::Organization& contract, identity::AccountId account,
                 const std::optional<std::string>& former_email, const std::string& former_phone) {
            access::Notices{access_services}.keys_changed(
                transaction, contract, account, access::Notice::keys_changed_by_clinic, former_email, former_phone);
          }},
      grants{clock},
      healthcare_services{*database, journal, clock},
      schedules{*database, journal, clock},
      first_calendars{*database, journal, clock},
      offers{*database},
      document_notice{patients.store(), {grants, accounts, clock}, outbox, sms_budget, place.base_url},
      appointment_notice{*database, patients.store(), {grants, accounts, clock}, outbox, sms_budget, queue, *keys,
                         clock,     place.base_url},
      message_log{*database, *keys, clock, patients.store(), deliveries, sms_budget},
      sms_alarms{*database, staff, outbox, journal},
      slots{*database, throttles, clock},
      bookings{*database,
               journal,
               *keys,
               patients.store(),
               clock,
               [this](db::Transaction& transaction, const Caller& caller, const booking::News& news) {
                 appointment_notice.announce(transaction, caller, news);
                 waiting_offers.heard(transaction, caller, news);
               }},
      requests{*database, *keys, bookings, clock},
      visits{*database, journal, *keys,
             bookings,  clock,   [](const std::string& text) { return access::qr_code(text).rows; }},
      missed_visits{*database, journal, *keys, patients.store(), clock},
      waiting_letters{grants, accounts, outbox, sms_budget, clock, place.base_url},
      waiting_offers{*database, journal, queue, bookings, waiting_letters, patients.store(), clock},
      waiting_answers{*database, journal, bookings, waiting_offers, clock},
      waiting_list{*database, journal, bookings, waiting_offers, waiting_letters, patients.store(), clock},
      feeds{*database, journal, grants, accounts, throttles, clock, place.base_url},
      outside_calendars{*database, journal, *keys, queue, sandbox, clock, calendar_limits(configuration)},
      encounters{*database},
      documents{*database, journal, clock,
                [this](db::Transaction& transaction, const Caller& caller, const documents::Filed& filed) {
                  return document_notice.announce(transaction, caller, filed);
                }},
      uploads{*database, journal, clock, files, sandbox},
      page_images{*database, files, sandbox},
      text_documents{*database, files, queue},
      rosters{*database, journal, *keys, files, queue, patients, clock},
      access_services{.database = *database,
                      .clock = clock,
                      .keys = *keys,
                      .journal = journal,
                      .pool = hash_pool,
                      .hasher = hasher,
                      .accounts = accounts,
                      .staff = staff,
                      .sessions = sessions,
                      .flows = flows,
                      .throttles = throttles,
                      .devices = devices,
                      .authenticators = authenticators,
                      .passkeys = passkeys,
                      .grants = grants,
                      .patients = patients.store(),
                      .people = patients,
                      .outbox = outbox,
                      .sms_budget = sms_budget,
                      .deliveries = deliveries,
                      .base_url = place.base_url,
                      .limits = mode == Mode::demo ? access::Limits::of_demonstration() : access::Limits{}},
      access{access_services},
      registrations{access_services, access.sessions, access.invitations},
      guests{access_services, bookings},
      access_log{*database},
      slow_pool{static_cast<int>(configuration.number("sandbox.parallel")), slow_queue} {
  text_documents.handle_jobs();
  rosters.handle_jobs();
  sms_alarms.handle_jobs(queue);
  appointment_notice.handle_jobs();
  waiting_offers.handle_jobs();
  outside_calendars.handle_jobs();
  queue.handle("invite", [this](const jobs::Job&) {
    access.invitation_runs.go_on();
    access.invitations.follow_up();
  });
  queue.handle("appointment_requests", [this](const jobs::Job&) { requests.end_unanswered(); });
  queue.handle("grant_birthdays", [this](const jobs::Job&) { access.grant_notices.tell_of_birthdays(); });
}

Services::~Services() {
  queue.stop();
  journal.drain();
}

void Services::start_duties(http::IdempotencyStore& replies, int workers) {
  queue.handle("sweep", [this, &replies](const jobs::Job&) {
    uploads.sweep();
    rosters.sweep();
    files.sweep(*database);
    replies.forget(clock.now() - hours{24});
    database->write([&](db::Transaction& transaction) {
      sessions.sweep(transaction);
      flows.sweep(transaction);
      throttles.sweep(transaction);
      slots.sweep(transaction);
      waiting::store::sweep(transaction, clock.now());
      devices.sweep(transaction);
      passkeys.sweep(transaction);
      access::store::sweep_freeze_tokens(transaction, clock.now());
      access::store::sweep_invitation_keys(transaction, clock.now());
      registrations.queue.sweep(transaction);
      booking::store::forget_guests(transaction, clock.now());
      deliveries.sweep(transaction);
      sms_budget.sweep(transaction);
    });
  });
  queue.every("sweep", hours{1});
  queue.every("invite", minutes{1});
  queue.every("waiting_look_everywhere", waiting::Offers::how_often);
  queue.every(feeds::OutsideCalendars::job, feeds::OutsideCalendars::how_often);
  queue.every("grant_birthdays", hours{1});
  queue.every("appointment_requests", minutes{5});
  queue.start(workers);
  sealer.start();
}

void Services::stop_duties() {
  queue.stop();
  journal.drain();
  sealer.stop();
}

fhir::ImportServices Services::import_services() {
  return {*database, journal, clock, *keys, files, sandbox, queue, patients};
}

demo::Services Services::demo_services() {
  return {*database, clock, *keys, journal, files, hasher, accounts, staff, grants, patients, place.data};
}

Caller Services::system_caller(OrganizationId organization) {
  Caller caller;
  caller.kind = Caller::Kind::system;
  caller.organization = organization;
  caller.request_id = "command";
  return caller;
}

}  // namespace portico::app
