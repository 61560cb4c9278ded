#include "app/invocation.hpp"

namespace portico::app {
namespace {

void as_setting(CLI::App& command, Invocation& invocation, const std::string& flag, const std::string& setting,
                const std::string& meaning) {
  command.add_option_function<std::string>(
      flag, [&invocation, setting](const std::string& value) { invocation.flags[setting] = value; }, meaning);
}

void add_place(CLI::App& command, Invocation& invocation) {
  command.add_option("--config", invocation.config_file, "settings as a TOML file");
  as_setting(command, invocation, "--data", "data.folder", "the data folder");
  as_setting(command, invocation, "--database", "database.url", "sqlite:PATH or postgresql://…");
}

CLI::App& add(CLI::App& parent, Invocation& invocation, const std::string& name, const std::string& meaning) {
  auto* command = parent.add_subcommand(name, meaning);
  const auto full = parent.get_parent() ? parent.get_name() + " " + name : name;
  command->callback([&invocation, full] {
    if (invocation.command.empty()) invocation.command = full;
  });
  add_place(*command, invocation);
  return *command;
}

CLI::App& add_group(CLI::App& parent, const std::string& name, const std::string& meaning) {
  auto* group = parent.add_subcommand(name, meaning);
  group->require_subcommand(1);
  return *group;
}

void declare_servers(CLI::App& app, Invocation& invocation) {
  for (auto* command : {&add(app, invocation, "serve", "the server"),
                        &add(app, invocation, "demo", "the server with a demonstration clinic; on this machine only")})
    as_setting(*command, invocation, "--listen", "server.listen", "HOST:PORT");
}

void declare_imports(CLI::App& app, Invocation& invocation) {
  auto& group = add_group(app, "import", "bring data in");
  auto& fhir = add(group, invocation, "fhir", "FHIR R4: resources, Bundles, NDJSON; files or folders");
  fhir.add_option("--contract", invocation.contract, "the contract's URL suffix")->required();
  fhir.add_option("--source", invocation.source, "a name for the sending system")->required();
  fhir.add_flag("--create-contract", invocation.create_contract, "make the contract when it is missing");
  fhir.add_flag("--patient-access", invocation.patient_access, "patients see imported documents at once");
  fhir.add_option("--report", invocation.report, "write what was taken and refused to this file, as JSON");
  fhir.add_option("paths", invocation.paths, "files or folders")->required();
  auto& patients =
      add(group, invocation, "patients", "a list of patients as CSV; its headings say what the columns are");
  patients.add_option("--contract", invocation.contract, "the contract's URL suffix")->required();
  patients.add_flag("--dry-run", invocation.dry_run, "only look at every row and say what is wrong");
  patients.add_option("--report", invocation.report, "write every row that is not taken to this file, as JSON");
  patients.add_option("file", invocation.paths, "the CSV file")->required()->expected(1);
  auto& undo = add(group, invocation, "undo", "take a list of patients back, within 30 days");
  undo.add_option("--contract", invocation.contract, "the contract's URL suffix")->required();
  undo.add_option("list", invocation.list, "the list's id, as its import printed it")->required();
}

void declare_data(CLI::App& app, Invocation& invocation) {
  auto& migrate = add(app, invocation, "migrate", "bring the database's schema up to this program");
  migrate.add_flag("--dry-run", invocation.dry_run, "only say what would be done");

  auto& admin =
      add(add_group(app, "admin", "accounts of administrators"), invocation, "create",
          "make a platform administrator; the password is the first line of standard input, or made and printed");
  admin.add_option("--email", invocation.email, "sign-in address")->required();
  admin.add_option("--name", invocation.name, "name")->required();
  admin.add_option("--phone", invocation.phone, "mobile number for sign-in codes; without one they come by e-mail");

  add(add_group(app, "audit", "the audit journal"), invocation, "verify",
      "prove that no row was changed, removed, swapped or cut off");
  add(app, invocation, "verify", "open every file and check the database");
}

void declare_questions(CLI::App& app, Invocation& invocation) {
  add(app, invocation, "openapi", "print the OpenAPI document");
  auto& show = add(add_group(app, "config", "settings"), invocation, "show", "print every setting");
  show.add_flag("--origin", invocation.origin, "and where each value comes from");
  auto& doctor = add(app, invocation, "doctor", "check what Portico needs from this machine");
  auto& health = add(app, invocation, "healthcheck", "ask the running server whether it is ready");
  for (auto* command : {&doctor, &health})
    as_setting(*command, invocation, "--listen", "server.listen", "HOST:PORT of the server");
}

}  // namespace

void declare(CLI::App& app, Invocation& invocation) {
  app.require_subcommand(1);
  app.set_version_flag("--version", "portico 0.1.0");
  declare_servers(app, invocation);
  declare_data(app, invocation);
  declare_imports(app, invocation);
  declare_questions(app, invocation);
}

}  // namespace portico::app
