#include "texts/message.hpp"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <stdexcept>
#include <vector>

#include "texts/locale.hpp"

namespace portico::texts {
namespace {

icu::UnicodeString wide(const std::string& text) { return icu::UnicodeString::fromUTF8(text); }

std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::Formattable formattable(const std::variant<std::string, std::int64_t>& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return icu::Formattable{*number};
  return icu::Formattable{wide(std::get<std::string>(value))};
}

std::set<std::string> names_in(const icu::MessagePattern& pattern, std::string& fault) {
  std::set<std::string> names;
  for (std::int32_t i = 0; i < pattern.countParts(); ++i) {
    const auto& part = pattern.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME) names.insert(narrow(pattern.getSubstring(part)));
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) fault = "arguments have names, not numbers";
  }
  return names;
}

}  // namespace

struct Message::Compiled {
  icu::MessageFormat format;
};

Message::Message(Language language, std::string pattern)
    : language_{language}, pattern_{std::move(pattern)}, plain_{pattern_.find_first_of("{'") == std::string::npos} {
  if (plain_) return;
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const icu::MessagePattern parsed{wide(pattern_), &where, status};
  if (U_FAILURE(status)) {
    fault_ = std::string{u_errorName(status)} + " near \"" + narrow(where.preContext) + "\"";
    return;
  }
  arguments_ = names_in(parsed, fault_);
  if (pattern_.find("'{") != std::string::npos) fault_ = "an apostrophe before a brace makes the argument plain text";
}

Message::~Message() = default;

std::string Message::fault() const { return fault_; }

std::string Message::format(const Facts& arguments) const {
  if (plain_) return pattern_;
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const std::string& name : arguments_) {
    const auto given = arguments.find(name);
    names.push_back(wide(name));
    values.push_back(given == arguments.end() ? icu::Formattable{icu::UnicodeString{}} : formattable(given->second));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  const std::lock_guard lock{mutex_};
  if (!compiled_) compiled_.reset(new Compiled{icu::MessageFormat{wide(pattern_), locale(language_), status}});
  compiled_->format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), out, status);
  if (U_FAILURE(status)) throw std::logic_error{std::string{u_errorName(status)} + " in the text \"" + pattern_ + "\""};
  return narrow(out);
}

}  // namespace portico::texts
