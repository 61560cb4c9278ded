#pragma once
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "texts/message.hpp"

namespace portico::texts {

inline constexpr std::array languages{Language::en, Language::hu, Language::es};

// One file of the catalogue: its name is "<area>.<language>.json".
struct CatalogueFile {
  std::string_view path;
  std::string_view bytes;
};

// All messages by key. Reading never fails: what is wrong is kept in `faults`, and a language that lacks a message has
// the English one.
class Catalogue {
 public:
  explicit Catalogue(std::span<const CatalogueFile> files);

  const Message* find(Language language, std::string_view key) const;
  const std::vector<std::string>& faults() const { return faults_; }

  // The one inside this program.
  static const Catalogue& embedded();

 private:
  struct Entry {
    std::string area;
    std::array<std::unique_ptr<Message>, languages.size()> messages;
  };

  void read(const CatalogueFile& file);
  void add(const std::string& area, Language language, std::string key, std::string pattern);
  void compare(const std::string& key, const Entry& entry);

  std::map<std::string, Entry, std::less<>> entries_;
  std::vector<std::string> faults_;
};

}  // namespace portico::texts
