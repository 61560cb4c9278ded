// seed_logins DATA COUNT            COUNT more people with a login in the demonstration clinic of a folder that no
//                                   server has open: a line of JSON each. One password for all: making it is slow.
// seed_logins DATA COUNT newcomers  people without a login; the clinic then lets in whoever's data are valid
#include <fmt/format.h>

#include <iostream>

#include "app/services.hpp"
#include "organization/store.hpp"

namespace portico::bench {
namespace {

constexpr std::string_view password = "Kormoran-2026-nyar";
constexpr std::size_t a_transaction = 500;
constexpr int first_newcomer = 20'000;  // numbers below are of people with a login

// Eight digits and the check digit (weights 3 and 7 in turn).
std::string taj(int number) {
  std::string digits = fmt::format("{:08}", number);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 7);
  return digits + static_cast<char>('0' + sum % 10);
}

// Every fourth is somebody whom the clinic does not let in: switched off, or dead.
bool is_off(int number) { return number % 4 == 3; }

struct Seeder {
  app::Services& services;
  organization::Organization contract;
  std::string password_hash;

  patients::Patient record_of(int number) const {
    patients::Patient record;
    record.id = patients::PatientId::make();
    record.family = "Próba";
    record.given = fmt::format("Páciens {}", number);
    record.birth_date = Date::parse("1950-01-02");
    record.phone = fmt::format("+3620{:07}", 2'000'000 + number * 137 % 7'000'000);
    record.email = fmt::format("p{}@example.org", number);
    record.national_id_kind = patients::NationalIdKind::hu_taj;
    record.national_id = taj(30'000'000 + number);
    record.portal_access = !is_off(number);
    return record;
  }

  void take(db::Transaction& transaction, const patients::Patient& record) {
    services.patients.take_imported(transaction, app::Services::system_caller(contract.id), contract, record, "seed");
  }

  void add_login(db::Transaction& transaction, int number) {
    const auto record = record_of(number);
    take(transaction, record);
    const auto account =
        services.accounts.create(transaction, contract.id,
                                 {.identifiers = {{identity::IdentifierKind::national_id, *record.national_id}},
                                  .phone = *record.phone,
                                  .email = *record.email});
    services.accounts.set_password(transaction, contract.id, account, password_hash);
    services.grants.give(transaction, contract.id, {.account = account, .patient = record.id});
    print(record, number);
  }

  void add_newcomer(db::Transaction& transaction, int number) {
    auto record = record_of(number);
    record.deceased = is_off(number);
    take(transaction, record);
    print(record, number);
  }

  static void print(const patients::Patient& record, int number) {
    fmt::print("{{\"identifier\":\"{}\",\"phone\":\"{}\",\"password\":\"{}\",\"off\":{},\"number\":{}}}\n",
               *record.national_id, *record.phone, password, is_off(number), number);
  }
};

}  // namespace

void let_in_by_data(app::Services& services, const organization::Organization& contract) {
  organization::SettingsChange change;
  change.version = contract.version;
  change.access_type = organization::AccessType::automatic;
  services.organizations.change(app::Services::system_caller(contract.id), contract.id, change);
}

void seed(const std::string& data, int count, bool newcomers) {
  const SystemClock clock;
  const auto configuration = app::Configuration::load({.flags = {{"data.folder", data}}});
  app::Services services{configuration, clock, app::Mode::demo};
  const auto contract = services.database->read(
      [](db::Transaction& transaction) { return organization::store::by_suffix(transaction, "rozsadomb").value(); });
  const auto caller = app::Services::system_caller(contract.id);
  if (newcomers)
    let_in_by_data(services, contract);
  else
    services.registration_policies.change(
        caller, contract.id,
        {.version = contract.version, .mode = organization::RegistrationMode::match, .required = {}});
  Seeder seeder{services, contract, services.hasher.hash(password)};
  for (int done = 0; done < count;)
    services.database->write([&](db::Transaction& transaction) {
      for (std::size_t n = 0; n < a_transaction && done < count; ++n, ++done)
        newcomers ? seeder.add_newcomer(transaction, first_newcomer + done) : seeder.add_login(transaction, done);
    });
}

}  // namespace portico::bench

int main(int count, char** arguments) {
  const bool newcomers = count == 4 && std::string_view{arguments[3]} == "newcomers";
  if (count != 3 && !newcomers) {
    std::cerr << "usage: seed_logins DATA COUNT [newcomers]\n";
    return 2;
  }
  portico::bench::seed(arguments[1], std::stoi(arguments[2]), newcomers);
}
