#include "scheduling/healthcare_service.hpp"

#include <algorithm>
#include <functional>

#include "json/json.hpp"

namespace portico::scheduling {
namespace {

struct InThree {
  const std::string& en;
  const std::string& hu;
  const std::string& es;

  const std::string& of(Language language) const {
    return language == Language::hu ? hu : language == Language::es ? es : en;
  }
  const std::string& shown(Language reader, Language contract) const {
    for (const auto language : {reader, contract, Language::en, Language::hu})
      if (!of(language).empty()) return of(language);
    return es;
  }
};

}  // namespace

const std::string& HealthcareService::name(Language reader, Language contract) const {
  return InThree{name_en, name_hu, name_es}.shown(reader, contract);
}

const std::string& HealthcareService::preparation(Language reader, Language contract) const {
  return InThree{preparation_en, preparation_hu, preparation_es}.shown(reader, contract);
}

std::string reminders_text(std::vector<std::int64_t> minutes_before) {
  std::ranges::sort(minutes_before, std::greater{});
  const auto [first, last] = std::ranges::unique(minutes_before);
  minutes_before.erase(first, last);
  return json::encode(minutes_before);
}

std::vector<std::int64_t> reminders_of(const std::string& text) {
  return json::decode<std::vector<std::int64_t>>(text);
}

}  // namespace portico::scheduling
