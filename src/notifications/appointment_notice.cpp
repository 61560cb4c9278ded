#include "notifications/appointment_notice.hpp"

#include <algorithm>

#include "booking/guest_store.hpp"
#include "booking/visit_key.hpp"
#include "calendar/zone.hpp"
#include "json/json.hpp"
#include "notifications/channels.hpp"
#include "notifications/reach.hpp"
#include "notifications/reminder_plan.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::notifications {
namespace {

using booking::News;
using delivery::Channel;

constexpr auto reminder_job = "appointment_reminder";
constexpr auto new_offer_job = "appointment_missed";
constexpr hours time_to_notice_a_slip{2};  // staff may have meant somebody else

// A message to come about a visit; what became of the visit meanwhile shows in its sequence.
struct Planned {
  booking::AppointmentId appointment;
  std::int64_t sequence = 0;
  std::int64_t before = 0;  // minutes
};
BOOST_DESCRIBE_STRUCT(Planned, (), (appointment, sequence, before))

const char* name_of(News::What what) {
  switch (what) {
    case News::What::moved:
      return "MOVED";
    case News::What::cancelled:
      return "CANCELLED";
    case News::What::requested:
      return "REQUESTED";
    case News::What::declined:
      return "DECLINED";
    case News::What::missed:
      return "MISSED";
    case News::What::booked:
    case News::What::accepted:
      break;
  }
  return "BOOKED";
}

bool is_to_come(News::What what) {
  return what == News::What::booked || what == News::What::moved || what == News::What::accepted;
}

// Who holds nothing any more is shown where to book.
bool leads_to_booking(std::string_view what) { return what == "CANCELLED" || what == "DECLINED" || what == "MISSED"; }

// Whether a visit has this reminder itself: it was booked in time for it.
bool is_told_with(const booking::store::Named& visit, std::int64_t before) {
  const auto steps = scheduling::reminders_of(visit.reminders);
  const auto at = reminder_time(visit.start_at, minutes{before}, visit.time_zone);
  return at && *at > visit.booked_at + hours{1} && std::ranges::find(steps, before) != steps.end();
}

// SMS with letters beyond GSM 03.38 cost twice: the moment in figures, the same in every language.
std::string in_figures(Instant moment, const std::string& time_zone) {
  return date_in_zone(moment, time_zone).text() + ' ' + texts::time_of_day(moment, time_zone, Language::en);
}

std::string place_of(const booking::store::Named& appointment) {
  std::string place = appointment.location_name;
  if (!appointment.address_line.empty())
    place += ", " + appointment.postal_code + (appointment.postal_code.empty() ? "" : " ") + appointment.city + ", " +
             appointment.address_line;
  return place;
}

}  // namespace

struct AppointmentNotice::Told {
  booking::store::Named appointment;
  patients::Patient patient;
  std::vector<booking::store::Named> same_day{};  // later ones, told of in the same message
  std::int64_t before = 0;                        // minutes, of a reminder
};

AppointmentNotice::AppointmentNotice(db::Database& database, patients::Store& patients, Relatives relatives,
                                     delivery::Outbox& outbox, const delivery::SmsBudget& budget, jobs::Queue& queue,
                                     keys::KeyRing& keys, const Clock& clock, std::string base_url)
    : database_{database},
      patients_{patients},
      relatives_{relatives},
      outbox_{outbox},
      budget_{budget},
      queue_{queue},
      keys_{keys},
      clock_{clock},
      base_url_{std::move(base_url)} {}

void AppointmentNotice::handle_jobs() {
  queue_.handle(reminder_job, [this](const jobs::Job& job) { remind(job); });
  queue_.handle(new_offer_job, [this](const jobs::Job& job) { offer_another(job); });
}

void AppointmentNotice::announce(db::Transaction& transaction, const Caller& caller, const News& news) {
  const auto contract = organization::store::by_id(transaction, caller.organization);
  const auto appointment = booking::store::named(transaction, caller.organization, news.appointment);
  const auto patient = appointment ? person_of(transaction, caller.organization, *appointment) : std::nullopt;
  if (!contract || !appointment || !patient) return;
  const Told told{*appointment, *patient};
  if (news.what == News::What::missed) return plan_new_offer(transaction, *contract, told);
  tell(transaction, *contract, told, name_of(news.what));
  if (is_to_come(news.what)) plan_reminders(transaction, *contract, told);
}

std::optional<patients::Patient> AppointmentNotice::person_of(db::Transaction& transaction, OrganizationId organization,
                                                              const booking::store::Named& appointment) {
  if (!appointment.is_guest) return patients_.find(transaction, organization, appointment.patient);
  const auto guest = booking::store::guest(transaction, keys_, organization, *appointment.guest);
  if (!guest || guest->forgotten_at) return std::nullopt;
  return booking::proved_person_of(*guest);
}

void AppointmentNotice::add_job(db::Transaction& transaction, const organization::Organization& contract,
                                const char* kind, const booking::store::Named& visit, minutes before, Instant at,
                                Instant expires_at) {
  queue_.add(transaction, {.kind = kind,
                           .organization = contract.id,
                           .payload = json::encode(Planned{visit.id, visit.sequence, before.count()}),
                           .run_at = at,
                           .expires_at = expires_at});
}

void AppointmentNotice::plan_reminders(db::Transaction& transaction, const organization::Organization& contract,
                                       const Told& told) {
  const auto& visit = told.appointment;
  for (const auto before : scheduling::reminders_of(visit.reminders)) {
    const auto at = reminder_time(visit.start_at, minutes{before}, visit.time_zone);
    if (at && *at > clock_.now() + hours{1})
      add_job(transaction, contract, reminder_job, visit, minutes{before}, *at, visit.start_at);
  }
}

void AppointmentNotice::plan_new_offer(db::Transaction& transaction, const organization::Organization& contract,
                                       const Told& told) {
  const auto& visit = told.appointment;
  const auto at = by_day(clock_.now() + time_to_notice_a_slip, visit.time_zone);
  add_job(transaction, contract, new_offer_job, visit, minutes{0}, at, at + hours{48});
}

// Several visits of a day are told of in one message, with the first of them.
void AppointmentNotice::remind(const jobs::Job& job) {
  const auto planned = json::decode<Planned>(job.payload);
  database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, job.organization);
    const auto visit = booking::store::named(transaction, job.organization, planned.appointment);
    if (!contract || !visit || visit->sequence != planned.sequence ||
        visit->status != booking::AppointmentStatus::booked)
      return;
    const auto patient = person_of(transaction, job.organization, *visit);
    if (!patient) return;
    const calendar::Zone zone{visit->time_zone};
    const Date day = zone.date_of(visit->start_at);
    Told told{*visit, *patient, {}, planned.before};
    for (auto& other : booking::store::booked_in(transaction, job.organization, visit->patient,
                                                 {zone.start_at(day, 0), zone.start_at(day.plus_days(1), 0)})) {
      const bool is_earlier = std::pair{other.start_at, other.id} < std::pair{visit->start_at, visit->id};
      if (is_earlier && is_told_with(other, planned.before)) return;
      if (!is_earlier && other.id != visit->id) told.same_day.push_back(std::move(other));
    }
    tell(transaction, *contract, told, "REMINDER");
  });
}

void AppointmentNotice::offer_another(const jobs::Job& job) {
  const auto planned = json::decode<Planned>(job.payload);
  database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, job.organization);
    const auto visit = booking::store::named(transaction, job.organization, planned.appointment);
    if (!contract || !visit || visit->sequence != planned.sequence ||
        visit->status != booking::AppointmentStatus::noshow)
      return;
    if (const auto patient = person_of(transaction, job.organization, *visit))
      tell(transaction, *contract, {*visit, *patient}, "MISSED");
  });
}

// E-mail where there is one; SMS as well, where the patient's setting says so.
void AppointmentNotice::tell(db::Transaction& transaction, const organization::Organization& contract, const Told& told,
                             const std::string& what) {
  if (told.patient.deceased) return;
  const auto phone = sms_number(told.patient, contract);
  const auto reach = relatives_.judge(transaction, contract, told.patient, phone, proxies::Scope::appointments);
  const auto made = plan({.patient_access = true,
                          .may_enter = true,
                          .chosen = {},
                          .setting = told.patient.notice,
                          .has_email = told.patient.email.has_value() && reach.email,
                          .has_phone = phone.has_value() && reach.phone});
  for (const auto channel : made.channels)
    send(transaction, contract, told, what, channel, channel == Channel::sms ? *phone : *told.patient.email);
}

void AppointmentNotice::send(db::Transaction& transaction, const organization::Organization& contract, const Told& told,
                             const std::string& what, Channel channel, const std::string& to) {
  const auto& visit = told.appointment;
  const auto language = told.patient.language;
  const bool is_sms = channel == Channel::sms;
  const auto when = [&](const booking::store::Named& one) {
    return is_sms ? in_figures(one.start_at, one.time_zone)
                  : texts::moment_in_full(one.start_at, one.time_zone, language);
  };
  std::string visits = is_sms ? when(visit) : when(visit) + '\n' + place_of(visit);
  for (const auto& other : told.same_day)
    visits += is_sms ? ", " + texts::time_of_day(other.start_at, other.time_zone, Language::en)
                     : "\n\n" + when(other) + '\n' + place_of(other);
  const auto page = leads_to_booking(what) ? "booking" : "visit#" + booking::visit_key(keys_, contract.id, visit.id);
  const Facts facts{{"clinic", contract.name},
                    {"when", when(visit)},
                    {"visits", visits},
                    {"place", place_of(visit)},
                    {"phone", phone::international_format(visit.phone)},
                    {"link", base_url_ + "/p/" + contract.suffix + "/" + page}};
  delivery::Message message;
  message.channel = channel;
  message.to = to;
  message.purpose = "appointment";
  message.idempotency_key = "appointment-" + visit.id.text() + "-" + std::to_string(visit.sequence) + "-" + what +
                            (told.before > 0 ? "-" + std::to_string(told.before) : "") + "-" + spelling(channel);
  if (is_sms) {
    if (budget_.admit(transaction, contract.id, contract.country, to, delivery::SmsUse::notice)) return;
    message.text = texts::text(language, "APPOINTMENT_" + what + "_SMS", facts);
  } else {
    message.subject = texts::text(language, "APPOINTMENT_" + what + "_SUBJECT", facts);
    message.text = texts::text(language, "APPOINTMENT_" + what + "_TEXT", facts);
  }
  outbox_.enqueue(transaction, contract.id, std::move(message), told.patient.id.value);
}

}  // namespace portico::notifications
