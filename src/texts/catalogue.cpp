#include "texts/catalogue.hpp"

#include <boost/json/parse.hpp>

#include "base/spelling.hpp"
#include "embedded/catalogue.hpp"

namespace portico::texts {

Catalogue::Catalogue(std::span<const CatalogueFile> files) {
  for (const CatalogueFile& file : files) read(file);
  for (const auto& [key, entry] : entries_) compare(key, entry);
}

void Catalogue::read(const CatalogueFile& file) {
  const auto first_dot = file.path.find('.');
  const auto last_dot = file.path.rfind('.');
  const auto language = first_dot < last_dot
                            ? from_spelling<Language>(file.path.substr(first_dot + 1, last_dot - first_dot - 1))
                            : std::nullopt;
  if (!language || file.path.substr(last_dot) != ".json") {
    faults_.push_back(std::string{file.path} + ": the name is not <area>.<language>.json");
    return;
  }
  boost::system::error_code error;
  const auto parsed = boost::json::parse(file.bytes, error);
  if (error || !parsed.is_object()) {
    faults_.push_back(std::string{file.path} + ": not a JSON object");
    return;
  }
  for (const auto& [key, value] : parsed.as_object()) {
    if (value.is_string()) {
      add(std::string{file.path.substr(0, first_dot)}, *language, key, value.as_string().c_str());
    } else {
      faults_.push_back(std::string{file.path} + ": " + std::string{key} + " is not a string");
    }
  }
}

void Catalogue::add(const std::string& area, Language language, std::string key, std::string pattern) {
  Entry& entry = entries_[key];
  if (entry.area.empty()) entry.area = area;
  if (entry.area != area) {
    faults_.push_back(key + ": stands in " + entry.area + " and in " + area);
    return;
  }
  auto& message = entry.messages[static_cast<std::size_t>(language)];
  message = std::make_unique<Message>(language, std::move(pattern));
  if (!message->fault().empty())
    faults_.push_back(area + "." + spelling(language) + ": " + key + ": " + message->fault());
}

void Catalogue::compare(const std::string& key, const Entry& entry) {
  const auto& english = entry.messages[static_cast<std::size_t>(Language::en)];
  for (const Language language : languages) {
    const auto& message = entry.messages[static_cast<std::size_t>(language)];
    const std::string place = entry.area + "." + spelling(language) + ": " + key;
    if (!message) {
      faults_.push_back(place + " is missing");
    } else if (english && message->arguments() != english->arguments()) {
      faults_.push_back(place + " has other arguments than in English");
    }
  }
}

const Message* Catalogue::find(Language language, std::string_view key) const {
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return nullptr;
  const auto& own = entry->second.messages[static_cast<std::size_t>(language)];
  return own ? own.get() : entry->second.messages[static_cast<std::size_t>(Language::en)].get();
}

const Catalogue& Catalogue::embedded() {
  static const Catalogue catalogue = [] {
    std::vector<CatalogueFile> files;
    for (const auto& file : portico::embedded::catalogue()) files.push_back({file.path, file.bytes});
    return Catalogue{files};
  }();
  return catalogue;
}

}  // namespace portico::texts
