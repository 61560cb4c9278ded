#include "base/clock.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <stdexcept>

namespace portico {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days as_days(const Date& date) {
  return sys_days{std::chrono::year{date.year()} / static_cast<int>(date.month()) / static_cast<int>(date.day())};
}

std::optional<Date> as_date(sys_days moment) {
  const year_month_day day{moment};
  return Date::make(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// `value` in decimal, as wide as said.
void put_digits(char* to, int width, unsigned value) {
  for (int i = width - 1; i >= 0; --i, value /= 10) to[i] = static_cast<char>('0' + value % 10);
}

// Takes fixed-width numbers and signs off the front of a text; once something did not fit, `ok` stays false.
struct Scanner {
  std::string_view rest;
  bool ok = true;

  int number(std::size_t width) {
    int value = 0;
    ok = ok && rest.size() >= width;
    for (std::size_t i = 0; ok && i < width; ++i) {
      ok = rest[i] >= '0' && rest[i] <= '9';
      value = value * 10 + (rest[i] - '0');
    }
    if (ok) rest.remove_prefix(width);
    return value;
  }
  bool take(std::string_view any_of) {
    if (!ok || rest.empty() || any_of.find(rest.front()) == std::string_view::npos) return false;
    rest.remove_prefix(1);
    return true;
  }
  void expect(std::string_view any_of) { ok = take(any_of) && ok; }
};

std::optional<Date> scan_date(Scanner& in) {
  const int year = in.number(4);
  in.expect("-");
  const int month = in.number(2);
  in.expect("-");
  const int day = in.number(2);
  if (!in.ok) return std::nullopt;
  return Date::make(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

// Microseconds of ".123", nothing when there is no fraction; digits past the sixth are dropped.
std::int64_t scan_fraction(Scanner& in) {
  if (!in.take(".")) return 0;
  std::int64_t value = 0;
  int count = 0;
  for (; !in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9'; ++count) {
    if (count < 6) value = value * 10 + (in.rest.front() - '0');
    in.rest.remove_prefix(1);
  }
  in.ok = in.ok && count > 0;
  for (; count < 6; ++count) value *= 10;
  return value;
}

// Minutes east of Greenwich.
int scan_offset(Scanner& in) {
  if (in.take("Zz")) return 0;
  const bool west = !in.rest.empty() && in.rest.front() == '-';
  in.expect("+-");
  const int hour = in.number(2);
  in.expect(":");
  const int minute = in.number(2);
  in.ok = in.ok && hour < 24 && minute < 60;
  return (west ? -1 : 1) * (hour * 60 + minute);
}

}  // namespace

std::string Instant::rfc3339() const {
  const std::chrono::sys_time<std::chrono::microseconds> moment{std::chrono::microseconds{microseconds}};
  const auto midnight = std::chrono::floor<days>(moment);
  const std::chrono::hh_mm_ss time{moment - midnight};
  const year_month_day day{midnight};
  char text[] = "0000-00-00T00:00:00.000000Z";
  const int year = static_cast<int>(day.year());
  put_digits(text, 4, static_cast<unsigned>(year));
  put_digits(text + 5, 2, static_cast<unsigned>(day.month()));
  put_digits(text + 8, 2, static_cast<unsigned>(day.day()));
  put_digits(text + 11, 2, static_cast<unsigned>(time.hours().count()));
  put_digits(text + 14, 2, static_cast<unsigned>(time.minutes().count()));
  put_digits(text + 17, 2, static_cast<unsigned>(time.seconds().count()));
  put_digits(text + 20, 6, static_cast<unsigned>(time.subseconds().count()));
  std::string_view shown{text, 26};
  shown = time.subseconds().count() == 0 ? shown.substr(0, 19) : shown.substr(0, shown.find_last_not_of('0') + 1);
  std::string out;
  out.reserve(27);
  if (year < 0 || year > 9999) {
    out += std::to_string(year);
    shown.remove_prefix(4);
  }
  return out.append(shown) += 'Z';
}

std::optional<Instant> Instant::parse(std::string_view text) {
  Scanner in{text};
  const auto day = scan_date(in);
  in.expect("Tt");
  const int hour = in.number(2);
  in.expect(":");
  const int minute = in.number(2);
  in.expect(":");
  const int second = in.number(2);
  const std::int64_t fraction = scan_fraction(in);
  const int offset = scan_offset(in);
  if (!in.ok || !in.rest.empty() || !day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto moment = as_days(*day).time_since_epoch() + hours{hour} + minutes{minute - offset} + seconds{second};
  return Instant{std::chrono::duration_cast<std::chrono::microseconds>(moment).count() + fraction};
}

std::optional<Date> Date::make(int year, unsigned month, unsigned day) {
  if (year < 1 || year > 9999) return std::nullopt;
  if (!(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)).ok() || month > 12 || day > 31)
    return std::nullopt;
  Date date;
  date.year_ = static_cast<std::int16_t>(year);
  date.month_ = static_cast<std::uint8_t>(month);
  date.day_ = static_cast<std::uint8_t>(day);
  return date;
}

std::optional<Date> Date::parse(std::string_view text) {
  Scanner in{text};
  const auto date = scan_date(in);
  return in.rest.empty() ? date : std::nullopt;
}

std::string Date::text() const {
  std::string out = "0000-00-00";
  put_digits(out.data(), 4, static_cast<unsigned>(year_));
  put_digits(out.data() + 5, 2, month_);
  put_digits(out.data() + 8, 2, day_);
  return out;
}

Date Date::plus_days(int count) const {
  const auto date = as_date(as_days(*this) + days{count});
  if (!date) throw std::out_of_range{"a date outside the years 1 to 9999"};
  return *date;
}

int Date::days_since(Date other) const { return static_cast<int>((as_days(*this) - as_days(other)).count()); }

int age_in_years(Date birth, Date today) {
  const bool before_birthday =
      today.month() < birth.month() || (today.month() == birth.month() && today.day() < birth.day());
  return today.year() - birth.year() - (before_birthday ? 1 : 0);
}

WallTime wall_time(Instant moment, std::string_view zone) {
  const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds{moment.microseconds}};
  const auto local = date::locate_zone(std::string{zone})->to_local(time);
  const auto midnight = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss clock{std::chrono::floor<minutes>(local - midnight)};
  const auto day = as_date(sys_days{midnight.time_since_epoch()});
  if (!day) throw std::out_of_range{"a date outside the years 1 to 9999"};
  return {*day, static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count())};
}

Date date_in_zone(Instant moment, std::string_view zone) { return wall_time(moment, zone).date; }

bool is_time_zone(std::string_view zone) {
  try {
    return date::locate_zone(std::string{zone}) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

Instant SystemClock::now() const {
  return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace portico
