#include "sandbox/worker/calendar.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace portico::sandbox {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;
// Of one rule: a day has 1,440 minutes, and nobody's calendar says them one by one.
constexpr int most_steps = 20'000;
constexpr std::int64_t steps_together = 200'000;

struct IcalDeleter {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Component = std::unique_ptr<icalcomponent, IcalDeleter>;
using Steps = std::unique_ptr<icalrecur_iterator, IcalDeleter>;

struct TooMany {};

// A time as the file says it.
struct Moment {
  icaltimetype time = icaltime_null_time();
  icaltimezone* zone = nullptr;  // described in the file, or UTC
  std::string name{};            // of one that is not

  bool is_set() const { return !icaltime_is_null_time(time) && icaltime_is_valid_time(time); }
  bool is_absolute() const { return zone != nullptr && !time.is_date; }
  // Since 1970: of UTC, or of a clock as if it showed that.
  std::int64_t seconds() const {
    return is_absolute() ? icaltime_as_timet_with_zone(time, zone) : icaltime_as_timet(time);
  }
  Moment at(icaltimetype other) const { return {other, zone, name}; }
};

// Both in the order of the file's times; a date stands for its whole day.
using Excluded = std::set<std::pair<bool, std::int64_t>>;

std::pair<bool, std::int64_t> date_of(const Moment& moment) {
  auto date = moment.time;
  date.is_date = 1;
  date.hour = date.minute = date.second = 0;
  return {true, icaltime_as_timet(date)};
}
std::pair<bool, std::int64_t> exactly(const Moment& moment) {
  return moment.time.is_date ? date_of(moment) : std::pair{false, moment.seconds()};
}

std::string text_of(icalproperty* property) {
  if (property == nullptr) return {};
  const char* text = icalproperty_get_value_as_string(property);
  return text == nullptr ? std::string{} : std::string{text};
}

class Reader {
 public:
  explicit Reader(const BusyWindow& window) : from_{window.from - day}, until_{window.until + day} {}

  void read(icalcomponent* calendar) {
    calendar_ = calendar;
    note_replaced();
    each(calendar, ICAL_VEVENT_COMPONENT, [&](icalcomponent* event) { read_event(event); });
    each(calendar, ICAL_VFREEBUSY_COMPONENT, [&](icalcomponent* list) { read_free_busy(list); });
  }

  std::vector<BusyStretch> take() { return std::move(stretches_); }

 private:
  template <class Work>
  static void each(icalcomponent* parent, icalcomponent_kind kind, Work&& work) {
    for (auto* one = icalcomponent_get_first_component(parent, kind); one != nullptr;
         one = icalcomponent_get_next_component(parent, kind))
      work(one);
  }
  template <class Work>
  static void each_property(icalcomponent* component, icalproperty_kind kind, Work&& work) {
    for (auto* one = icalcomponent_get_first_property(component, kind); one != nullptr;
         one = icalcomponent_get_next_property(component, kind))
      work(one);
  }

  static std::string uid_of(icalcomponent* event) {
    return text_of(icalcomponent_get_first_property(event, ICAL_UID_PROPERTY));
  }

  // By the zone of the property's TZID, as far as the file describes it.
  Moment moment_of(icalproperty* property, icaltimetype time) const {
    if (icaltime_is_utc(time)) return {time, icaltimezone_get_utc_timezone(), {}};
    Moment moment{time, nullptr, {}};
    auto* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char* name = parameter != nullptr ? icalparameter_get_tzid(parameter) : nullptr;
    if (name == nullptr || time.is_date) return moment;
    moment.zone = icalcomponent_get_timezone(calendar_, name);
    if (moment.zone != nullptr)
      icaltime_set_timezone(&moment.time, moment.zone);
    else
      moment.name = name;
    return moment;
  }
  Moment first_moment(icalcomponent* event, icalproperty_kind kind, icaltimetype (*get)(const icalproperty*)) const {
    auto* property = icalcomponent_get_first_property(event, kind);
    return property == nullptr ? Moment{} : moment_of(property, get(property));
  }

  // Occurrences that stand in the file by themselves: their series goes without them.
  void note_replaced() {
    replaced_.clear();
    each(calendar_, ICAL_VEVENT_COMPONENT, [&](icalcomponent* event) {
      const auto which = first_moment(event, ICAL_RECURRENCEID_PROPERTY, icalproperty_get_recurrenceid);
      if (which.is_set()) replaced_[uid_of(event)].insert(exactly(which));
    });
  }

  static bool is_free(icalcomponent* event) {
    auto* transparency = icalcomponent_get_first_property(event, ICAL_TRANSP_PROPERTY);
    if (transparency != nullptr && icalproperty_get_transp(transparency) != ICAL_TRANSP_OPAQUE &&
        icalproperty_get_transp(transparency) != ICAL_TRANSP_OPAQUENOCONFLICT)
      return true;
    auto* status = icalcomponent_get_first_property(event, ICAL_STATUS_PROPERTY);
    if (status != nullptr && icalproperty_get_status(status) == ICAL_STATUS_CANCELLED) return true;
    bool said = false;
    each_property(event, ICAL_X_PROPERTY, [&](icalproperty* property) {
      const char* name = icalproperty_get_x_name(property);
      if (name != nullptr && std::string_view{name} == "X-MICROSOFT-CDO-BUSYSTATUS" && text_of(property) == "FREE")
        said = true;
    });
    return said;
  }

  std::int64_t length_of(icalcomponent* event, const Moment& start) const {
    const auto end = first_moment(event, ICAL_DTEND_PROPERTY, icalproperty_get_dtend);
    if (end.is_set() && end.is_absolute() == start.is_absolute()) return end.seconds() - start.seconds();
    auto* duration = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
    if (duration != nullptr) return icaldurationtype_as_int(icalproperty_get_duration(duration));
    return start.time.is_date ? day : 0;
  }

  void read_event(icalcomponent* event) {
    const auto uid = uid_of(event);
    if (uid.ends_with("@portico") || is_free(event)) return;
    const auto start = first_moment(event, ICAL_DTSTART_PROPERTY, icalproperty_get_dtstart);
    if (!start.is_set()) return;
    const auto length = length_of(event, start);
    if (length <= 0) return;
    const bool stands_alone = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != nullptr ||
                              (icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) == nullptr &&
                               icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY) == nullptr);
    if (stands_alone) return add(start, length);
    auto excluded = replaced_[uid];
    each_property(event, ICAL_EXDATE_PROPERTY, [&](icalproperty* property) {
      const auto moment = moment_of(property, icalproperty_get_exdate(property));
      if (moment.is_set()) excluded.insert(exactly(moment));
    });
    const auto add_unless = [&](const Moment& moment, std::int64_t lasts) {
      if (!excluded.contains(exactly(moment)) && !excluded.contains(date_of(moment))) add(moment, lasts);
    };
    // The series begins with its first one, whatever the rule says of it.
    add_unless(start, length);
    each_property(event, ICAL_RRULE_PROPERTY,
                  [&](icalproperty* property) { expand(icalproperty_get_rrule(property), start, length, add_unless); });
    each_property(event, ICAL_RDATE_PROPERTY, [&](icalproperty* property) {
      const auto value = icalproperty_get_rdate(property);
      const bool is_period = icaltime_is_null_time(value.time);
      const auto moment = moment_of(property, is_period ? value.period.start : value.time);
      if (moment.is_set()) add_unless(moment, is_period ? length_of(value.period, length) : length);
    });
  }

  static std::int64_t length_of(const icalperiodtype& period, std::int64_t otherwise) {
    if (!icaltime_is_null_time(period.end)) return icaltime_as_timet(period.end) - icaltime_as_timet(period.start);
    return icaldurationtype_is_null_duration(period.duration) ? otherwise : icaldurationtype_as_int(period.duration);
  }

  template <class Add>
  void expand(const icalrecurrencetype& rule, const Moment& start, std::int64_t length, const Add& add_one) {
    const Steps steps{icalrecur_iterator_new(rule, start.time)};
    if (!steps) return;
    // What counts its occurrences has to be counted from the first.
    const std::int64_t wanted = from_ - length - day;
    if (rule.count == 0 && start.seconds() < wanted) {
      auto late = icaltime_from_timet_with_zone(wanted, 0, start.is_absolute() ? start.zone : nullptr);
      late.is_date = start.time.is_date;
      if (start.is_absolute()) icaltime_set_timezone(&late, start.zone);
      icalrecur_iterator_set_start(steps.get(), late);
    }
    for (int step = 0;; ++step) {
      const auto time = icalrecur_iterator_next(steps.get());
      if (icaltime_is_null_time(time)) return;
      const auto moment = start.at(time);
      if (moment.seconds() > until_) return;
      if (step >= most_steps || ++steps_ > steps_together) throw TooMany{};
      if (moment.seconds() != start.seconds()) add_one(moment, length);
    }
  }

  void read_free_busy(icalcomponent* list) {
    each_property(list, ICAL_FREEBUSY_PROPERTY, [&](icalproperty* property) {
      auto* type = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
      if (type != nullptr && icalparameter_get_fbtype(type) == ICAL_FBTYPE_FREE) return;
      const auto period = icalproperty_get_freebusy(property);
      const Moment start{period.start, icaltimezone_get_utc_timezone(), {}};
      if (start.is_set()) add(start, length_of(period, 0));
    });
  }

  void add(const Moment& moment, std::int64_t length) {
    const auto start = moment.seconds();
    if (length <= 0 || start > until_ || start + length < from_) return;
    if (stretches_.size() >= most_busy_stretches) throw TooMany{};
    const auto times = moment.is_absolute() ? BusyStretch::Times::utc : BusyStretch::Times::clock;
    stretches_.push_back({times, std::max(start, from_), std::min(start + length, until_), moment.name});
  }

  const std::int64_t from_;
  const std::int64_t until_;
  icalcomponent* calendar_ = nullptr;
  std::map<std::string, Excluded> replaced_;
  std::int64_t steps_ = 0;
  std::vector<BusyStretch> stretches_;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_alike(std::string_view text, std::string_view upper) {
  return std::ranges::equal(text, upper, [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == b; });
}

// Whole: a part of a calendar would make the rest free.
bool is_whole(std::string_view text) {
  constexpr std::string_view begin = "BEGIN:VCALENDAR", end = "END:VCALENDAR";
  return text.size() > begin.size() + end.size() && is_alike(text.substr(0, begin.size()), begin) &&
         is_alike(text.substr(text.size() - end.size()), end) && text.find('\0') == text.npos;
}

}  // namespace

BusyTimes read_busy(BytesView calendar, const BusyWindow& window) {
  const std::string text{trimmed(as_text(calendar))};
  if (!is_whole(text)) return {"CALENDAR_UNREADABLE", {}};
  icalerror_set_errors_are_fatal(0);
  const Component root{icalparser_parse_string(text.c_str())};
  if (!root) return {"CALENDAR_UNREADABLE", {}};
  Reader reader{window};
  try {
    if (icalcomponent_isa(root.get()) == ICAL_VCALENDAR_COMPONENT) {
      reader.read(root.get());
    } else {
      for (auto* one = icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT); one != nullptr;
           one = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT))
        reader.read(one);
    }
  } catch (const TooMany&) {
    return {"CALENDAR_TOO_MANY", {}};
  }
  return {{}, reader.take()};
}

}  // namespace portico::sandbox
