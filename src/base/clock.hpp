#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portico {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// A moment: microseconds since 1970-01-01T00:00Z, as both databases store it.
struct Instant {
  std::int64_t microseconds = 0;

  auto operator<=>(const Instant&) const = default;
  Instant operator+(std::chrono::microseconds d) const { return {microseconds + d.count()}; }
  Instant operator-(std::chrono::microseconds d) const { return {microseconds - d.count()}; }
  std::chrono::microseconds operator-(Instant other) const {
    return std::chrono::microseconds{microseconds - other.microseconds};
  }

  std::string rfc3339() const;  // UTC, "2026-11-21T20:05:00Z"; fraction only where there is one
  // RFC 3339 with offset or Z, fraction of up to 6 digits kept; anything else is nothing.
  static std::optional<Instant> parse(std::string_view text);
};

// A calendar day without a zone. Always valid, years 1 to 9999.
class Date {
 public:
  Date() = default;  // 1970-01-01
  static std::optional<Date> make(int year, unsigned month, unsigned day);
  static std::optional<Date> parse(std::string_view text);  // YYYY-MM-DD only

  int year() const { return year_; }
  unsigned month() const { return month_; }
  unsigned day() const { return day_; }
  std::string text() const;  // YYYY-MM-DD
  Date plus_days(int count) const;
  int days_since(Date other) const;
  auto operator<=>(const Date&) const = default;

 private:
  std::int16_t year_ = 1970;
  std::uint8_t month_ = 1;
  std::uint8_t day_ = 1;
};

// Full years between; a 29 February birthday is reached on 1 March in common years.
int age_in_years(Date birth, Date today);

// What a clock on the wall shows, to the minute.
struct WallTime {
  Date date;
  int hour = 0;
  int minute = 0;
};
// In an IANA zone. Throws std::runtime_error for an unknown one.
WallTime wall_time(Instant moment, std::string_view zone);
Date date_in_zone(Instant moment, std::string_view zone);
bool is_time_zone(std::string_view zone);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() const override;
};

}  // namespace portico
