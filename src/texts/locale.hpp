#pragma once
#include <unicode/locid.h>

#include "base/language.hpp"

namespace portico::texts {

// English is written the European way: day before month, 24 hours.
inline icu::Locale locale(Language language) {
  switch (language) {
    case Language::hu:
      return icu::Locale{"hu", "HU"};
    case Language::es:
      return icu::Locale{"es", "ES"};
    case Language::en:
      break;
  }
  return icu::Locale{"en", "GB"};
}

}  // namespace portico::texts
