#include "app/settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

#include "app/sms_settings.hpp"

extern char** environ;

namespace portico::app {
namespace {

using Kind = Setting::Kind;

const Setting* find_setting(std::string_view name) {
  const auto& all = all_settings();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Setting& s) { return s.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> parts;
  std::istringstream in{std::string{text}};
  for (std::string part; std::getline(in, part, ',');) {
    const auto first = part.find_first_not_of(" \t");
    if (first == std::string::npos) continue;
    parts.push_back(part.substr(first, part.find_last_not_of(" \t") - first + 1));
  }
  return parts;
}

bool is_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= 0;
}

// Empty when the value suits the setting.
std::string fault_of(const Setting& setting, std::string_view value) {
  switch (setting.kind) {
    case Kind::number:
    case Kind::seconds:
    case Kind::bytes:
      return is_number(value) ? "" : "must be a whole number, not negative";
    case Kind::choice: {
      const auto allowed = cut(setting.choices);
      if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return "";
      return fmt::format("must be one of: {}", setting.choices);
    }
    case Kind::text:
    case Kind::list:
    case Kind::path:
      return "";
  }
  return "";
}

std::string upper_name(std::string_view name) {
  std::string upper{"PORTICO_"};
  for (const char c : name) upper += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return upper;
}

std::string toml_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  if (const auto* array = node.as_array()) {
    std::vector<std::string> parts;
    for (const auto& item : *array) parts.push_back(toml_text(item));
    return fmt::format("{}", fmt::join(parts, ","));
  }
  return "";
}

struct Found {
  std::string name;
  std::string value;
  std::string origin;
};

void read_file(const std::filesystem::path& file, std::vector<Found>& found, std::vector<std::string>& faults) {
  if (file.empty()) return;
  try {
    const auto document = toml::parse_file(file.string());
    for (const auto& [section, node] : document) {
      const auto* table = node.as_table();
      if (!table) {
        faults.push_back(fmt::format("{}: \"{}\" stands outside a section", file.string(), section.str()));
        continue;
      }
      for (const auto& [key, value] : *table)
        found.push_back({fmt::format("{}.{}", section.str(), key.str()), toml_text(value), file.string()});
    }
  } catch (const toml::parse_error& error) {
    faults.push_back(fmt::format("{}:{}: {}", file.string(), error.source().begin.line, error.description()));
  }
}

void read_environment(const std::map<std::string, std::string>& environment, std::vector<Found>& found,
                      std::vector<std::string>& faults) {
  for (const auto& [variable, value] : environment) {
    if (variable.rfind("PORTICO_", 0) != 0 || variable.rfind("PORTICO_TEST_", 0) == 0) continue;
    const bool from_file = variable.size() > 5 && variable.ends_with("_FILE") &&
                           std::none_of(all_settings().begin(), all_settings().end(),
                                        [&](const Setting& s) { return upper_name(s.name) == variable; });
    const std::string wanted = from_file ? variable.substr(0, variable.size() - 5) : variable;
    const auto& all = all_settings();
    const auto setting =
        std::find_if(all.begin(), all.end(), [&](const Setting& s) { return upper_name(s.name) == wanted; });
    if (setting == all.end()) {
      faults.push_back(fmt::format("environment: unknown setting {}", variable));
      continue;
    }
    std::string text = value;
    if (from_file) {
      std::ifstream in{value};
      if (!in) {
        faults.push_back(fmt::format("environment: {} names {}, which cannot be read", variable, value));
        continue;
      }
      std::getline(in, text);
    }
    found.push_back({std::string{setting->name}, text, "environment " + variable});
  }
}

}  // namespace

namespace {

std::vector<Setting> with(std::vector<Setting> settings, const std::vector<Setting>& more) {
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

}  // namespace

const std::vector<Setting>& all_settings() {
  static const std::vector<Setting> basic{
      {"server.listen", Kind::text, "127.0.0.1:8080", "", false, "address and port of the portal and console"},
      {"server.management_listen", Kind::text, "127.0.0.1:9080", "", false,
       "address and port of /metrics; \"off\" for none"},
      {"server.base_url", Kind::text, "", "", false,
       "address that people use, such as https://portal.example.hu; empty: http://localhost:<port>"},
      {"server.security_contact", Kind::text, "mailto:security@localhost", "", false,
       "where to report a weakness, for security.txt"},
      {"server.trusted_proxies", Kind::list, "", "", false, "addresses or CIDRs whose X-Forwarded-* are believed"},
      {"server.workers", Kind::number, "0", "", false,
       "threads that run requests; 0: 8, and with SQLite two more than there are cores"},
      {"server.max_connections", Kind::number, "10000", "", false, "open connections, beyond it new ones wait"},
      {"data.folder", Kind::path, "/var/lib/portico", "", false, "files, control socket, audit heads, SQLite database"},
      {"database.url", Kind::text, "", "", true, "sqlite:PATH or postgresql://…; empty: sqlite in the data folder"},
      {"database.silence_ms", Kind::number, "500", "", false,
       "PostgreSQL answers nothing for so long: requests are refused until it does"},
      {"database.connections", Kind::number, "8", "", false,
       "reading connections (SQLite) or all of them (PostgreSQL)"},
      {"keys.file", Kind::path, "", "", false,
       "the key file (32 bytes, mode 0400); empty: portico.key beside the data folder"},
      {"messages.gateway", Kind::choice, "capture", "capture,live", false,
       "live sends; capture writes every message to a file in the data folder"},
      {"smtp.host", Kind::text, "", "", false, "mail relay"},
      {"smtp.port", Kind::number, "587", "", false, "its port"},
      {"smtp.security", Kind::choice, "starttls", "starttls,tls,none", false, "none only on this machine"},
      {"smtp.user", Kind::text, "", "", false, "user name for the relay; empty: no authentication"},
      {"smtp.password", Kind::text, "", "", true, "its password"},
      {"smtp.from", Kind::text, "", "", false, "sender address"},
      {"smtp.certificates", Kind::path, "", "", false, "a bundle of your own authorities; empty: the system's"},
      {"smtp.from_name", Kind::text, "Portico", "", false, "sender name"},
      {"uploads.max_bytes", Kind::bytes, "20971520", "", false, "largest upload"},
      {"jobs.workers", Kind::number, "2", "", false, "threads that send messages and do other later work"},
      {"sandbox.parallel", Kind::number, "2", "", false, "uploads looked at at the same time"},
      {"calendars.fetch", Kind::choice, "internet", "internet,no,local", false,
       "practitioners' own calendars are read from the internet, or not at all; local: also from this machine, for "
       "tests"},
      {"log.level", Kind::choice, "info", "debug,info,warn,error", false, "what is logged to standard error"},
  };
  static const std::vector<Setting> settings = with(basic, sms_settings());
  return settings;
}

ConfigurationError::ConfigurationError(std::vector<std::string> all)
    : std::runtime_error{fmt::format("{}", fmt::join(all, "\n"))}, faults{std::move(all)} {}

Configuration Configuration::load(const Source& source) {
  std::vector<Found> found;
  std::vector<std::string> faults;
  read_file(source.file, found, faults);
  read_environment(source.environment, found, faults);
  for (const auto& [name, value] : source.flags) found.push_back({name, value, "flag"});

  Configuration configuration;
  for (const auto& setting : all_settings())
    configuration.values_[std::string{setting.name}] = {std::string{setting.fallback}, "default"};
  for (const auto& [name, value, origin] : found) {
    const auto* setting = find_setting(name);
    if (!setting) {
      faults.push_back(fmt::format("{}: unknown setting {}", origin, name));
      continue;
    }
    if (const auto fault = fault_of(*setting, value); !fault.empty())
      faults.push_back(fmt::format("{}: {} {}", origin, name, fault));
    configuration.values_[name] = {value, origin};
  }
  if (!faults.empty()) throw ConfigurationError{std::move(faults)};
  return configuration;
}

const std::string& Configuration::text(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) throw std::logic_error{fmt::format("no setting is called {}", name)};
  return found->second.text;
}

std::int64_t Configuration::number(std::string_view name) const { return std::stoll(text(name)); }

std::chrono::seconds Configuration::duration(std::string_view name) const { return std::chrono::seconds{number(name)}; }

std::vector<std::string> Configuration::list(std::string_view name) const { return cut(text(name)); }

std::vector<Configuration::Shown> Configuration::shown() const {
  std::vector<Shown> lines;
  for (const auto& setting : all_settings()) {
    const auto& value = values_.find(setting.name)->second;
    lines.push_back(
        {std::string{setting.name}, setting.secret && !value.text.empty() ? "(set)" : value.text, value.origin});
  }
  return lines;
}

std::map<std::string, std::string> process_environment() {
  std::map<std::string, std::string> environment;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view line{*entry};
    if (const auto equals = line.find('='); equals != std::string_view::npos)
      environment.emplace(line.substr(0, equals), line.substr(equals + 1));
  }
  return environment;
}

}  // namespace portico::app
