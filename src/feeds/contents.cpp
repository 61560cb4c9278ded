#include "feeds/contents.hpp"

#include "booking/choosing.hpp"
#include "booking/ics.hpp"
#include "texts/texts.hpp"

namespace portico::feeds {
namespace {

using booking::AppointmentStatus;
using booking::CalendarEvent;
using organization::Organization;

// Only where one has to be there.
template <class Row>
std::string place_of(const Row& row) {
  if (row.modality != scheduling::Modality::in_person) return {};
  auto place = row.location_name;
  for (const auto& part : {row.address_line, row.postal_code + " " + row.city})
    if (part.size() > 1) place += ", " + part;
  return place;
}

std::string description_of(const Organization& contract, Language language, const booking::store::Named& row,
                           const std::string& bookings_page) {
  auto text = texts::text(language, "FEED_DESCRIPTION", {{"address", bookings_page}});
  if (const auto phone = booking::phone_to_call(contract, row.phone); !phone.empty()) text += "\n" + phone;
  return text;
}

CalendarEvent event_of(const Organization& contract, Language language, const booking::store::Named& row,
                       const std::string& bookings_page) {
  return {.uid = row.id.text() + "@portico",
          .sequence = row.sequence,
          .made_at = row.updated_at,
          .start = row.start_at,
          .end = row.end_at,
          .time_zone = row.time_zone,
          .summary = texts::text(language, "CALENDAR_SUMMARY", {{"clinic", contract.name}}),
          .description = description_of(contract, language, row, bookings_page),
          .location = place_of(row),
          .is_cancelled = row.status == AppointmentStatus::cancelled,
          .is_tentative = row.status == AppointmentStatus::pending};
}

}  // namespace

std::string patient_calendar(const Organization& contract, Language language,
                             const std::vector<booking::store::Named>& appointments, const std::string& bookings_page) {
  std::vector<CalendarEvent> events;
  for (const auto& row : appointments) events.push_back(event_of(contract, language, row, bookings_page));
  return booking::ics(events, texts::text(language, "FEED_NAME", {{"clinic", contract.name}}));
}

std::string busy_calendar(const Organization& contract, Language language, const std::string& practitioner_name,
                          organization::PractitionerId practitioner,
                          const std::vector<booking::store::Engagement>& engagements) {
  std::vector<CalendarEvent> events;
  for (const auto& row : engagements)
    events.push_back({.uid = booking::shared_holder(row.service, practitioner, row.start_at).text() + "@portico",
                      .sequence = row.sequence,
                      .made_at = row.updated_at,
                      .start = row.start_at,
                      .end = row.end_at,
                      .time_zone = row.time_zone,
                      .summary = texts::text(language, "FEED_BUSY"),
                      .description = {},
                      .location = place_of(row)});
  return booking::ics(events, texts::text(language, "FEED_BUSY_NAME",
                                          {{"practitioner", practitioner_name}, {"clinic", contract.name}}));
}

}  // namespace portico::feeds
