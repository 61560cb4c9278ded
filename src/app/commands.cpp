#include "app/commands.hpp"

#include <sodium.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <iostream>

#include "app/folder_lock.hpp"

namespace portico::app {
namespace {

constexpr int usage_error = 2;

Configuration configuration_of(const Invocation& invocation) {
  return Configuration::load(
      {.file = invocation.config_file, .environment = process_environment(), .flags = invocation.flags});
}

// A line of standard input when it is no terminal.
std::string password_from_input() {
  std::string line;
  if (!::isatty(STDIN_FILENO)) std::getline(std::cin, line);
  return line;
}

// The words of a command with what only this process knows: absolute paths, the password.
std::vector<std::string> words_for_server(const Invocation& invocation) {
  std::vector<std::string> words;
  std::istringstream command{invocation.command};
  for (std::string word; command >> word;) words.push_back(word);
  const auto option = [&](const char* name, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {name, value});
  };
  option("--contract", invocation.contract);
  option("--source", invocation.source);
  if (invocation.create_contract) words.emplace_back("--create-contract");
  if (invocation.patient_access) words.emplace_back("--patient-access");
  if (!invocation.report.empty()) option("--report", std::filesystem::absolute(invocation.report).string());
  option("--email", invocation.email);
  option("--name", invocation.name);
  option("--phone", invocation.phone);
  if (invocation.dry_run) words.push_back("--dry-run");
  if (!invocation.list.empty()) words.push_back(invocation.list);
  for (const auto& path : invocation.paths) words.push_back(std::filesystem::absolute(path).string());
  if (!invocation.password.empty()) words.insert(words.begin(), {"--password", invocation.password});
  return words;
}

int run_data_command(const Invocation& invocation, const Configuration& configuration, Console& console) {
  const auto place = Place::of(configuration);
  std::filesystem::create_directories(place.data);
  std::optional<FolderLock> lock;
  if (place.is_sqlite) {
    lock = FolderLock::take(place.data);
    if (!lock) {
      if (const auto status = run_through_server(place.data, words_for_server(invocation), console)) return *status;
      console.say("Another process works with " + place.data.string() +
                  " and does not answer. Try again when it has ended.");
      return 1;
    }
  }
  SystemClock clock;
  Services services{configuration, clock, Mode::serve};
  const int status = run_with_services(invocation, services, console);
  services.journal.drain();
  services.sealer.run();
  return status;
}

int dispatch(const Invocation& invocation, const Configuration& configuration, Console& console) {
  const auto& command = invocation.command;
  if (command == "serve") return serve(configuration, Mode::serve);
  if (command == "demo") return serve(configuration, Mode::demo);
  if (command == "migrate") return migrate(invocation, configuration, console);
  if (command == "openapi") return print_openapi(console);
  if (command == "config show") return show_configuration(invocation, configuration, console);
  if (command == "doctor") return examine(configuration, console);
  if (command == "healthcheck") return ask_health(configuration, console);
  return run_data_command(invocation, configuration, console);
}

}  // namespace

int run_with_services(const Invocation& invocation, Services& services, Console& console) {
  const auto& command = invocation.command;
  if (command == "import fhir") return import_fhir(invocation, services, console);
  if (command == "import patients") return import_patients(invocation, services, console);
  if (command == "import undo") return undo_import(invocation, services, console);
  if (command == "admin create") return create_administrator(invocation, services, console);
  if (command == "audit verify") return verify_audit(services, console);
  if (command == "verify") return verify_data(services, console);
  throw std::logic_error{"no such command: " + command};
}

int run_words(const std::vector<std::string>& words, Services& services, Console& console) {
  Invocation invocation;
  CLI::App app{"portico"};
  declare(app, invocation);
  app.add_option("--password", invocation.password);
  std::vector<std::string> reversed{words.rbegin(), words.rend()};  // as CLI11 takes them
  app.parse(reversed);
  return run_with_services(invocation, services, console);
}

int run(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  Invocation invocation;
  CLI::App app{"Portico, a patient portal", "portico"};
  declare(app, invocation);
  TerminalConsole console;
  try {
    app.parse(argc, argv);
    if (invocation.command == "admin create") invocation.password = password_from_input();
    return dispatch(invocation, configuration_of(invocation), console);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : usage_error;
  } catch (const ConfigurationError& error) {
    for (const auto& fault : error.faults) console.say(fault);
    return usage_error;
  } catch (const std::exception& error) {
    console.say(std::string{"portico "} + invocation.command + ": " + error.what());
    return 1;
  }
}

}  // namespace portico::app
