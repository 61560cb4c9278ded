#include "demo/demo.hpp"

#include <cstdio>

#include "demo/clinic.hpp"
#include "demo/logins.hpp"
#include "organization/store.hpp"

namespace portico::demo {
namespace {

// As the database has the patient now; nothing when staff gave the number to somebody else.
std::optional<PatientLogin> login_of(const Services& services, db::Transaction& transaction,
                                     OrganizationId organization, const Person& person) {
  const auto& taj = *person.record.national_id;
  for (const auto id : services.patients.store().with_national_id(transaction, organization, taj)) {
    const auto record = services.patients.store().find(transaction, organization, id);
    const auto account = services.grants.account_of(transaction, organization, id);
    if (!account || !record->phone) continue;
    PatientLogin login{id, record->name, taj, *record->phone, password_of(taj), {}};
    for (const auto& profile : services.grants.profiles(transaction, organization, *account))
      if (profile.patient_id != id) login.acts_for.push_back(profile.patient_id);
    return login;
  }
  return std::nullopt;
}

Logins logins_now(const Services& services, const std::string& base_url, const data::Clinic& clinic,
                  const std::vector<Person>& people) {
  return services.database.read([&](db::Transaction& transaction) {
    const auto organization = *made_clinic(transaction);
    Logins logins{base_url, organization::store::by_id(transaction, organization)->suffix, organization, {}, {}};
    for (const auto& member : clinic.staff)
      logins.staff.push_back({member.role, member.email, password_of(member.email)});
    for (const auto& person : people)
      if (person.has_login)
        if (auto login = login_of(services, transaction, organization, person))
          logins.patients.push_back(*std::move(login));
    return logins;
  });
}

}  // namespace

void prepare(const Services& services, const std::string& base_url) {
  const auto clinic = data::clinic();
  const auto today = date_in_zone(services.clock.now(), "Europe/Budapest");
  auto people = make_people(data::people(), today);
  const bool is_there =
      services.database.read([](db::Transaction& transaction) { return made_clinic(transaction).has_value(); });
  if (!is_there) {
    const auto documents = data::documents();
    make_clinic(services, clinic, documents, make_plan(clinic, documents, people, today));
  }
  write_logins(services.data, logins_now(services, base_url, clinic, people));
}

bool was_prepared(const std::filesystem::path& data) { return has_logins(data); }

void print_logins(const std::filesystem::path& data, const std::string& base_url) {
  auto logins = read_logins(data);
  logins.base_url = base_url;
  const auto table = as_table(logins);
  std::fwrite(table.data(), 1, table.size(), stdout);
  std::fflush(stdout);
}

}  // namespace portico::demo
