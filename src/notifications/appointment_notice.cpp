#include "notifications/appointment_notice.hpp"

#include <algorithm>

#include "booking/store.hpp"
#include "calendar/zone.hpp"
#include "json/json.hpp"
#include "notifications/channels.hpp"
#include "notifications/reach.hpp"
#include "organization/store.hpp"
#include "phone/phone.hpp"
#include "texts/texts.hpp"

namespace portico::notifications {
namespace {

using booking::News;
using delivery::Channel;

constexpr int day_begins = 8 * 60;
constexpr int day_ends = 20 * 60;
constexpr auto reminder_job = "appointment_reminder";

struct Reminder {
  booking::AppointmentId appointment;
  std::int64_t sequence = 0;
};
BOOST_DESCRIBE_STRUCT(Reminder, (), (appointment, sequence))

std::string name_of(News::What what) {
  return what == News::What::booked ? "BOOKED" : what == News::What::moved ? "MOVED" : "CANCELLED";
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
};

Instant reminder_time(Instant visit, const std::string& time_zone) {
  const calendar::Zone zone{time_zone};
  const auto wall = wall_time(visit - hours{24}, time_zone);
  const int minute = wall.hour * 60 + wall.minute;
  if (minute < day_begins) return zone.start_at(wall.date, day_begins);
  if (minute > day_ends) return zone.start_at(wall.date, day_ends);
  return visit - hours{24};
}

AppointmentNotice::AppointmentNotice(db::Database& database, patients::Store& patients, Relatives relatives,
                                     delivery::Outbox& outbox, const delivery::SmsBudget& budget, jobs::Queue& queue,
                                     const Clock& clock, std::string base_url)
    : database_{database},
      patients_{patients},
      relatives_{relatives},
      outbox_{outbox},
      budget_{budget},
      queue_{queue},
      clock_{clock},
      base_url_{std::move(base_url)} {}

void AppointmentNotice::handle_jobs() {
  queue_.handle(reminder_job, [this](const jobs::Job& job) { remind(job); });
}

void AppointmentNotice::announce(db::Transaction& transaction, const Caller& caller, const News& news) {
  const auto contract = organization::store::by_id(transaction, caller.organization);
  const auto appointment = booking::store::named(transaction, caller.organization, news.appointment);
  const auto patient = patients_.find(transaction, caller.organization, news.patient);
  if (!contract || !appointment || !patient) return;
  const Told told{*appointment, *patient};
  tell(transaction, *contract, told, name_of(news.what));
  if (news.what != News::What::cancelled) plan_reminder(transaction, *contract, told);
}

// Moved or cancelled meanwhile, it is about a visit that there is no longer: the sequence tells.
void AppointmentNotice::plan_reminder(db::Transaction& transaction, const organization::Organization& contract,
                                      const Told& told) {
  const Instant at = reminder_time(told.appointment.start_at, told.appointment.time_zone);
  if (at <= clock_.now() + hours{1}) return;
  queue_.add(transaction, {.kind = reminder_job,
                           .organization = contract.id,
                           .payload = "{\"appointment\":\"" + told.appointment.id.text() +
                                      "\",\"sequence\":" + std::to_string(told.appointment.sequence) + "}",
                           .run_at = at,
                           .expires_at = told.appointment.start_at});
}

void AppointmentNotice::remind(const jobs::Job& job) {
  const auto reminder = json::decode<Reminder>(job.payload);
  database_.write([&](db::Transaction& transaction) {
    const auto contract = organization::store::by_id(transaction, job.organization);
    const auto appointment = booking::store::named(transaction, job.organization, reminder.appointment);
    if (!contract || !appointment || appointment->sequence != reminder.sequence ||
        appointment->status != booking::AppointmentStatus::booked)
      return;
    const auto patient = patients_.find(transaction, job.organization, appointment->patient);
    if (patient) tell(transaction, *contract, {*appointment, *patient}, "REMINDER");
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
  const Facts facts{{"clinic", contract.name},
                    {"when", is_sms ? in_figures(visit.start_at, visit.time_zone)
                                    : texts::moment_in_full(visit.start_at, visit.time_zone, language)},
                    {"place", place_of(visit)},
                    {"phone", phone::international_format(visit.phone)},
                    {"link", base_url_ + "/p/" + contract.suffix + "/bookings/" + visit.id.text()}};
  delivery::Message message;
  message.channel = channel;
  message.to = to;
  message.purpose = "appointment";
  message.idempotency_key =
      "appointment-" + visit.id.text() + "-" + std::to_string(visit.sequence) + "-" + what + "-" + spelling(channel);
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
