#include "demo/logins.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

#include "json/json.hpp"
#include "phone/phone.hpp"

namespace portico::demo {
namespace {

namespace fs = std::filesystem;

fs::path file_in(const fs::path& data) { return data / "demo" / "logins.json"; }

std::string staff_line(const StaffLogin& login) {
  return fmt::format("  {:<15} {:<32} {}\n", login.role, login.email, login.password);
}

std::string patient_line(const PatientLogin& login) {
  return fmt::format("  {:<15} TAJ {}, phone {:<18} {}{}\n", login.acts_for.empty() ? "patient" : "parent",
                     login.identifier, phone::international_format(login.phone), login.password,
                     login.acts_for.empty() ? "" : fmt::format("  (and {} children)", login.acts_for.size()));
}

}  // namespace

void write_logins(const fs::path& data, const Logins& logins) {
  const auto file = file_in(data);
  fs::create_directories(file.parent_path());
  fs::permissions(file.parent_path(), fs::perms::owner_all);
  const auto fresh = fs::path{file}.concat(".new");
  std::ofstream out{fresh, std::ios::binary | std::ios::trunc};
  fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write);
  out << json::encode(logins) << '\n';
  out.close();
  if (!out) throw std::runtime_error{"cannot write " + fresh.string()};
  fs::rename(fresh, file);
}

bool has_logins(const fs::path& data) { return fs::exists(file_in(data)); }

Logins read_logins(const fs::path& data) {
  std::ifstream in{file_in(data), std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  return json::decode<Logins>(text);
}

std::string as_table(const Logins& logins) {
  std::string text = fmt::format(
      "\n"
      "  Portal    {0}/p/{1}/\n"
      "  Console   {0}/console/\n"
      "  Messages  {0}/demo/messages   (e-mails and SMS codes show up here; nothing is sent)\n\n",
      logins.base_url, logins.suffix);
  for (const auto& login : logins.staff)
    if (login.role == "administrator" || login.role == "receptionist") text += staff_line(login);
  for (std::size_t i = 0; i < std::min<std::size_t>(2, logins.patients.size()); ++i)
    text += patient_line(logins.patients[logins.patients.size() > 2 ? 2 * i : i]);
  return text +
         "\n  All of them are in demo/logins.json in the data folder. Every sign-in asks for a code: it is on the\n"
         "  page of messages.\n\n";
}

}  // namespace portico::demo
