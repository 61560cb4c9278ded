#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace portico::app {

// What the words on the command line say.
struct Invocation {
  std::string command{};  // "serve", "import fhir"…
  std::filesystem::path config_file{};
  std::map<std::string, std::string> flags{};  // settings given as flags, by name

  std::string contract{};  // suffix
  std::string source{};
  bool create_contract = false;
  bool patient_access = false;
  std::filesystem::path report{};
  std::string list{};  // id of an imported list
  std::vector<std::filesystem::path> paths{};
  std::string email{};
  std::string name{};
  std::string phone{};
  std::string password{};  // not a flag: from standard input, or made
  bool dry_run = false;
  bool origin = false;
};

// Declares every command and option once; after `app.parse(…)` `invocation` says what was asked.
void declare(CLI::App& app, Invocation& invocation);

}  // namespace portico::app
