#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/folder_lock.hpp"
#include "audit/verify.hpp"
#include "base/text.hpp"
#include "db/migrations.hpp"
#include "identity/password_rule.hpp"
#include "phone/phone.hpp"

namespace portico::app {
namespace {

// 20 letters and digits without look-alikes, in groups: about 98 bits, and within the password rule.
std::string made_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  for (;;) {
    std::string password;
    for (const auto byte : random_bytes(64)) {
      if (byte >= 220) continue;  // 220 = 4 × 55: each letter as likely
      if (password.size() % 6 == 5) password += '-';
      password += letters[byte % letters.size()];
      if (password.size() >= 23) break;
    }
    if (password.size() >= 23 && identity::password_faults(password).empty()) return password;
  }
}

std::string checked_phone(const std::string& typed) {
  if (typed.empty()) return {};
  const auto parsed = phone::parse_for_sms(typed, "HU");
  if (const auto* number = std::get_if<phone::Number>(&parsed)) return number->e164;
  throw std::runtime_error{
      "--phone is not a number that can get an SMS: write it with country code, such as +36301234567"};
}

}  // namespace

int create_administrator(const Invocation& invocation, Services& services, Console& console) {
  const bool given = !invocation.password.empty();
  const auto password = given ? invocation.password : made_password();
  if (const auto faults = identity::password_faults(password); !faults.empty())
    throw std::runtime_error{
        "the password does not fit the rule (8 to 128 characters with a lower case letter, an upper case letter and a "
        "digit): " +
        faults.front().code};
  const identity::NewStaff wanted{.email = invocation.email,
                                  .name = tidy(invocation.name),
                                  .phone = checked_phone(invocation.phone),
                                  .password_hash = services.hasher.hash(password),
                                  .platform_administrator = true,
                                  .language = Language::en};
  services.database->write(
      [&](db::Transaction& transaction) { services.staff.create(transaction, Services::system_caller({}), wanted); });
  console.say("Made the administrator " + invocation.email + ".");
  if (!given) console.print(password + "\n");
  return 0;
}

int verify_audit(Services& services, Console& console) {
  services.journal.drain();
  services.sealer.run();
  const auto report =
      audit::verify(*services.database, services.keys->installation_key(keys::Purpose::audit_mac),
                    services.keys->installation_key(keys::Purpose::audit_signature), services.heads_file());
  for (const auto& finding : report.findings) console.say(finding.text());
  console.print(fmt::format("{} rows, {} heads: {}\n", report.rows, report.heads,
                            report.intact() ? "intact" : fmt::format("{} findings", report.findings.size())));
  return report.intact() ? 0 : 1;
}

int verify_data(Services& services, Console& console) {
  const auto damaged = services.files.verify(*services.database);
  for (const auto& [file, reason] : damaged) console.say(fmt::format("file {}: {}", file.text(), reason));
  console.print(damaged.empty() ? "every file opens and is what was stored\n"
                                : fmt::format("{} files are damaged\n", damaged.size()));
  const int audit = verify_audit(services, console);
  return damaged.empty() ? audit : 1;
}

int migrate(const Invocation& invocation, const Configuration& configuration, Console& console) {
  const auto place = Place::of(configuration);
  std::filesystem::create_directories(place.data);
  std::optional<FolderLock> lock;
  if (place.is_sqlite && !(lock = FolderLock::take(place.data)))
    throw std::runtime_error{"stop the server first: it works with " + place.data.string()};
  const auto database = db::Database::open({.url = place.database_url});
  const SystemClock clock;
  if (invocation.dry_run) {
    for (const auto& name : db::pending(*database, db::migrations())) console.print("would apply " + name + "\n");
    return 0;
  }
  for (const auto& name : db::migrate(*database, db::migrations(), clock.now()))
    console.print("applied " + name + "\n");
  return 0;
}

}  // namespace portico::app
