// seed_logins DATA COUNT      COUNT more people with a login in the demonstration clinic of a folder that no server
//                             has open: one line of JSON each. All have one password, since making it is what is slow.
#include <fmt/format.h>

#include <iostream>

#include "app/services.hpp"
#include "organization/store.hpp"

namespace portico::bench {
namespace {

constexpr std::string_view password = "Kormoran-2026-nyar";
constexpr std::size_t a_transaction = 500;

// Eight digits and the check digit (weights 3 and 7 in turn).
std::string taj(int number) {
  std::string digits = fmt::format("{:08}", number);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 7);
  return digits + static_cast<char>('0' + sum % 10);
}

struct Seeder {
  app::Services& services;
  organization::Organization contract;
  std::string password_hash;

  // Every fourth is switched off, as a patient whom the clinic does not let in.
  void add(db::Transaction& transaction, int number) {
    const bool is_off = number % 4 == 3;
    patients::Patient record;
    record.id = patients::PatientId::make();
    record.family = "Próba";
    record.given = fmt::format("Páciens {}", number);
    record.birth_date = Date::parse("1950-01-02");
    record.phone = fmt::format("+3620{:07}", 2'000'000 + number * 137 % 7'000'000);
    record.email = fmt::format("p{}@example.org", number);
    record.national_id_kind = patients::NationalIdKind::hu_taj;
    record.national_id = taj(30'000'000 + number);
    record.portal_access = !is_off;
    const auto patient = record.id;
    const auto phone = *record.phone;
    const auto identifier = *record.national_id;
    const auto email = *record.email;
    services.patients.take_imported(transaction, app::Services::system_caller(contract.id), contract, std::move(record),
                                    "seed");
    const auto account = services.accounts.create(
        transaction, contract.id,
        {.identifiers = {{identity::IdentifierKind::national_id, identifier}}, .phone = phone, .email = email});
    services.accounts.set_password(transaction, contract.id, account, password_hash);
    services.grants.give(transaction, contract.id, {.account = account, .patient = patient});
    fmt::print("{{\"identifier\":\"{}\",\"phone\":\"{}\",\"password\":\"{}\",\"off\":{},\"number\":{}}}\n", identifier,
               phone, password, is_off, number);
  }
};

}  // namespace

void seed(const std::string& data, int count) {
  const SystemClock clock;
  const auto configuration = app::Configuration::load({.flags = {{"data.folder", data}}});
  app::Services services{configuration, clock, app::Mode::demo};
  const auto contract = services.database->read(
      [](db::Transaction& transaction) { return organization::store::by_suffix(transaction, "rozsadomb").value(); });
  services.registration_policies.change(
      app::Services::system_caller(contract.id), contract.id,
      {.version = contract.version, .mode = organization::RegistrationMode::match, .required = {}});
  Seeder seeder{services, contract, services.hasher.hash(password)};
  for (int done = 0; done < count;)
    services.database->write([&](db::Transaction& transaction) {
      for (std::size_t n = 0; n < a_transaction && done < count; ++n) seeder.add(transaction, done++);
    });
}

}  // namespace portico::bench

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: seed_logins DATA COUNT\n";
    return 2;
  }
  portico::bench::seed(arguments[1], std::stoi(arguments[2]));
}
