#include "texts/texts.hpp"

#include <stdexcept>

#include "texts/catalogue.hpp"

namespace portico::texts {

std::string text(Language language, std::string_view key, const Facts& arguments) {
  const Message* message = Catalogue::embedded().find(language, key);
  if (message == nullptr) throw std::logic_error{"no text for " + std::string{key}};
  return message->format(arguments);
}

bool has_text(std::string_view key) { return Catalogue::embedded().find(Language::en, key) != nullptr; }

std::vector<std::string> catalogue_faults() { return Catalogue::embedded().faults(); }

}  // namespace portico::texts
