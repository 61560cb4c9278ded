#include "booking/ics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

namespace portico::booking {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line break (RFC 5545 3.1)

// "20260303T080000" of 2026-03-03T08:00:00Z.
std::string compact(Instant moment) {
  const auto text = moment.rfc3339();
  return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2) + 'T' + text.substr(11, 2) + text.substr(14, 2) +
         text.substr(17, 2);
}

std::string utc(Instant moment) { return compact(moment) + 'Z'; }

std::string local(const calendar::Zone& zone, Instant moment) { return compact(moment + zone.offset_at(moment).ahead); }

// "+0100"
std::string offset_text(seconds ahead) {
  const auto total = std::chrono::duration_cast<minutes>(ahead).count();
  const auto size = total < 0 ? -total : total;
  return fmt::format("{}{:02}{:02}", total < 0 ? '-' : '+', size / 60, size % 60);
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

class Lines {
 public:
  // Folded between characters, never within one.
  void add(const std::string& line) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size();) {
      std::size_t next = i + 1;
      while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0) == 0x80) ++next;
      if (width + (next - i) > longest_line) {
        text_ += "\r\n ";
        width = 1;
      }
      text_ += line.substr(i, next - i);
      width += next - i;
      i = next;
    }
    text_ += "\r\n";
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

// One stretch of a zone in which clocks stand as they do then. What has no beginning began in 1970.
void add_observance(Lines& lines, const calendar::Zone& zone, const calendar::Zone::Offset& now) {
  const bool has_beginning = now.valid.start > Instant{};
  const auto before = has_beginning ? zone.offset_at(now.valid.start - seconds{1}).ahead : now.ahead;
  const std::string kind = now.is_daylight ? "DAYLIGHT" : "STANDARD";
  lines.add("BEGIN:" + kind);
  lines.add("DTSTART:" + (has_beginning ? compact(now.valid.start + before) : std::string{"19700101T000000"}));
  lines.add("TZOFFSETFROM:" + offset_text(before));
  lines.add("TZOFFSETTO:" + offset_text(now.ahead));
  lines.add("TZNAME:" + now.abbreviation);
  lines.add("END:" + kind);
}

// As clocks stand from the first moment to the last, and the change after that.
void add_zone(Lines& lines, const calendar::Zone& zone, const calendar::Interval& range) {
  lines.add("BEGIN:VTIMEZONE");
  lines.add("TZID:" + zone.name());
  for (auto now = zone.offset_at(range.start);; now = zone.offset_at(now.valid.end)) {
    add_observance(lines, zone, now);
    if (now.valid.start > range.end || now.valid.end == Instant{std::numeric_limits<std::int64_t>::max()}) break;
  }
  lines.add("END:VTIMEZONE");
}

void add_zones(Lines& lines, const std::vector<CalendarEvent>& events) {
  std::map<std::string, calendar::Interval> ranges;
  for (const auto& event : events) {
    const auto [range, is_first] = ranges.try_emplace(event.time_zone, calendar::Interval{event.start, event.start});
    if (is_first) continue;
    range->second.start = std::min(range->second.start, event.start);
    range->second.end = std::max(range->second.end, event.start);
  }
  for (const auto& [zone, range] : ranges) add_zone(lines, calendar::Zone{zone}, range);
}

const char* status_of(const CalendarEvent& event) {
  return event.is_cancelled ? "CANCELLED" : event.is_tentative ? "TENTATIVE" : "CONFIRMED";
}

void add_event(Lines& lines, const CalendarEvent& event) {
  const calendar::Zone zone{event.time_zone};
  lines.add("BEGIN:VEVENT");
  lines.add("UID:" + event.uid);
  lines.add("SEQUENCE:" + std::to_string(event.sequence));
  lines.add("DTSTAMP:" + utc(event.made_at));
  lines.add("DTSTART;TZID=" + zone.name() + ":" + local(zone, event.start));
  lines.add("DTEND;TZID=" + zone.name() + ":" + local(zone, event.end));
  lines.add("SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) lines.add("DESCRIPTION:" + escaped(event.description));
  if (!event.location.empty()) lines.add("LOCATION:" + escaped(event.location));
  lines.add(std::string{"STATUS:"} + status_of(event));
  lines.add("CLASS:PRIVATE");
  lines.add("TRANSP:OPAQUE");
  lines.add("END:VEVENT");
}

std::string calendar_of(const std::vector<CalendarEvent>& events, const std::vector<std::string>& head) {
  Lines lines;
  lines.add("BEGIN:VCALENDAR");
  lines.add("VERSION:2.0");
  lines.add("PRODID:-//Portico//Appointments//EN");
  lines.add("CALSCALE:GREGORIAN");
  lines.add("METHOD:PUBLISH");
  for (const auto& line : head) lines.add(line);
  add_zones(lines, events);
  for (const auto& event : events) add_event(lines, event);
  lines.add("END:VCALENDAR");
  return lines.take();
}

}  // namespace

std::string ics(const CalendarEvent& event) { return calendar_of({event}, {}); }

std::string ics(const std::vector<CalendarEvent>& events, const std::string& name) {
  return calendar_of(events,
                     {"X-WR-CALNAME:" + escaped(name), "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"});
}

}  // namespace portico::booking
