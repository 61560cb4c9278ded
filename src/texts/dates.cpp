#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <mutex>
#include <stdexcept>

#include "texts/catalogue.hpp"
#include "texts/locale.hpp"
#include "texts/texts.hpp"

namespace portico::texts {
namespace {

// Formats what a clock on the wall shows, so that only one time zone database is ever asked: the system's.
class WallFormat {
 public:
  WallFormat(Language language, const icu::UnicodeString& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    format_ = std::make_unique<icu::SimpleDateFormat>(pattern, locale(language), status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU's date data are missing"};
    format_->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  }
  std::string operator()(const WallTime& time) {
    const double milliseconds = 86'400'000.0 * time.date.days_since(Date{}) + 60'000.0 * (60 * time.hour + time.minute);
    icu::UnicodeString wide;
    std::string out;
    const std::lock_guard lock{mutex_};
    return format_->format(milliseconds, wide).toUTF8String(out);
  }

 private:
  std::mutex mutex_;  // ICU's formats change inside while they format
  std::unique_ptr<icu::SimpleDateFormat> format_;
};

icu::UnicodeString date_pattern(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator{
      icu::DateTimePatternGenerator::createInstance(locale(language), status)};
  if (U_FAILURE(status)) throw std::runtime_error{"ICU's date data are missing"};
  return generator->getBestPattern(u"yMMMMd", status);
}

icu::UnicodeString moment_pattern(Language language) {
  switch (language) {
    case Language::hu:
      return u"y. MMMM d., EEEE, HH:mm";
    case Language::es:
      return u"EEEE, d 'de' MMMM 'de' y, 'a las' HH:mm";
    case Language::en:
      break;
  }
  return u"EEEE, d MMMM y 'at' HH:mm";
}

using Patterns = icu::UnicodeString (*)(Language);

std::array<WallFormat, languages.size()> in_all_languages(Patterns pattern) {
  return {WallFormat{Language::en, pattern(Language::en)}, WallFormat{Language::hu, pattern(Language::hu)},
          WallFormat{Language::es, pattern(Language::es)}};
}

}  // namespace

std::string date_in_full(Date date, Language language) {
  static auto formats = in_all_languages(date_pattern);
  return formats[static_cast<std::size_t>(language)]({date, 0, 0});
}

std::string date_in_full(Instant moment, std::string_view zone, Language language) {
  return date_in_full(date_in_zone(moment, zone), language);
}

std::string moment_in_full(Instant moment, std::string_view zone, Language language) {
  static auto formats = in_all_languages(moment_pattern);
  return formats[static_cast<std::size_t>(language)](wall_time(moment, zone));
}

std::string time_of_day(Instant moment, std::string_view zone, Language language) {
  static auto formats = in_all_languages([](Language) { return icu::UnicodeString{u"HH:mm"}; });
  return formats[static_cast<std::size_t>(language)](wall_time(moment, zone));
}

}  // namespace portico::texts
