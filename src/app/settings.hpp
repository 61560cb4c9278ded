#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace portico::app {

// One setting: the only place that knows its name, kind, default and meaning.
struct Setting {
  enum class Kind { text, number, choice, seconds, bytes, list, path };
  std::string_view name;  // section.key
  Kind kind;
  std::string_view fallback;
  std::string_view choices;  // of a choice, comma-separated
  bool secret;
  std::string_view meaning;
};

// Every setting, in the order `config show` prints them.
const std::vector<Setting>& all_settings();

// All faults of a configuration at once, a line each, saying which source and what to do.
class ConfigurationError : public std::runtime_error {
 public:
  explicit ConfigurationError(std::vector<std::string> faults);
  std::vector<std::string> faults;
};

// Values by name with where each came from. Order: defaults < TOML file < environment (PORTICO_SECTION_KEY, or
// PORTICO_SECTION_KEY_FILE naming a file that holds the value) < flags.
class Configuration {
 public:
  struct Source {
    std::filesystem::path file{};  // empty: none
    std::map<std::string, std::string> environment{};
    std::map<std::string, std::string> flags{};  // by setting name
  };
  static Configuration load(const Source& source);

  const std::string& text(std::string_view name) const;
  std::int64_t number(std::string_view name) const;  // number, bytes; seconds as seconds
  std::chrono::seconds duration(std::string_view name) const;
  std::vector<std::string> list(std::string_view name) const;  // comma-separated, blanks cut

  struct Shown {
    std::string name;
    std::string value;  // secrets as "(set)"
    std::string origin;
  };
  std::vector<Shown> shown() const;

 private:
  struct Value {
    std::string text;
    std::string origin;
  };
  std::map<std::string, Value, std::less<>> values_;
};

// The environment of this process as a map.
std::map<std::string, std::string> process_environment();

}  // namespace portico::app
