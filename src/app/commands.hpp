#pragma once
#include "app/control.hpp"
#include "app/invocation.hpp"
#include "app/services.hpp"

namespace portico::app {

// The program: understands the words, runs the command, returns the exit status (0 only on success).
int run(int argc, char** argv);

// Commands that need the data run in the server that owns the data folder, or here when none runs.
int run_with_services(const Invocation& invocation, Services& services, Console& console);
// What comes through the control socket: the words of such a command.
int run_words(const std::vector<std::string>& words, Services& services, Console& console);

// Each returns an exit status.
int serve(const Configuration& configuration, Mode mode);
int import_fhir(const Invocation& invocation, Services& services, Console& console);
int import_patients(const Invocation& invocation, Services& services, Console& console);
int undo_import(const Invocation& invocation, Services& services, Console& console);
int create_administrator(const Invocation& invocation, Services& services, Console& console);
int verify_audit(Services& services, Console& console);
int verify_data(Services& services, Console& console);
int migrate(const Invocation& invocation, const Configuration& configuration, Console& console);
int print_openapi(Console& console);
int show_configuration(const Invocation& invocation, const Configuration& configuration, Console& console);
int examine(const Configuration& configuration, Console& console);
int ask_health(const Configuration& configuration, Console& console);

}  // namespace portico::app
