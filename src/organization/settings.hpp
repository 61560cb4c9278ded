#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "json/text.hpp"
#include "organization/guest_booking.hpp"
#include "organization/organization.hpp"
#include "organization/registration.hpp"
#include "organization/scopes.hpp"
#include "organization/sign_in.hpp"

namespace portico::organization {

// Shapes of the console's and the portal's calls about a contract.

struct ContractRow {
  OrganizationId organization_id;
  std::string name;
  std::string suffix;
  Language language = Language::en;
  std::string country;
  std::int64_t patients = 0;
};
BOOST_DESCRIBE_STRUCT(ContractRow, (), (organization_id, name, suffix, language, country, patients))
struct ContractList {
  std::vector<ContractRow> items;
};
BOOST_DESCRIBE_STRUCT(ContractList, (), (items))

struct Contract {
  OrganizationId organization_id;
  std::string name;
  std::string suffix;
  Language language = Language::en;
  std::string country;
  std::string time_zone;
  std::string phone;
  std::string email;
  std::string address;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Contract, (),
                      (organization_id, name, suffix, language, country, time_zone, phone, email, address, version))

struct NewContract {
  Text<1, 200> name;
  Text<0, 60> suffix;
  Language language = Language::en;
  Text<2, 2> country;
  Text<1, 60> time_zone;
};
BOOST_DESCRIBE_STRUCT(NewContract, (), (name, suffix, language, country, time_zone))

// Who could log in were access automatic; what the others lack, by code.
struct Qualifying {
  std::int64_t qualify = 0;
  std::int64_t patients = 0;
  std::map<std::string, std::int64_t> missing;
};
BOOST_DESCRIBE_STRUCT(Qualifying, (), (qualify, patients, missing))

struct PortalSettings {
  std::int64_t version = 1;
  std::string suffix;
  Identification identification = Identification::email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  AccessType access_type = AccessType::manual;
  std::int64_t idle_timeout_minutes = longest_idle_timeout_minutes;
  std::string primary_color;
  std::string phone;
  std::string email;
  std::string address;
  std::string emergency_text_en;
  std::string emergency_text_hu;
  std::string emergency_text_es;
  std::map<std::string, std::string> emergency_text_usual;  // what a clinic may start from, by language
  std::optional<std::string> logo;
  std::optional<std::string> favicon;
  std::string stylesheet;
  std::string portal_url;
  std::int64_t own_account_age = 0;
  std::int64_t proxy_end_age = 0;
  std::optional<std::int64_t> proxy_narrow_age;
  std::vector<Scope> proxy_narrow_scopes;
  std::optional<Qualifying> qualifying;
};
BOOST_DESCRIBE_STRUCT(PortalSettings, (),
                      (version, suffix, identification, national_id_kind, access_type, idle_timeout_minutes,
                       primary_color, phone, email, address, emergency_text_en, emergency_text_hu, emergency_text_es,
                       emergency_text_usual, logo, favicon, stylesheet, portal_url, own_account_age, proxy_end_age,
                       proxy_narrow_age, proxy_narrow_scopes, qualifying))

// What is absent stays as it is; an empty phone, e-mail, address or text clears it, as 0 does proxy_narrow_age.
struct SettingsChange {
  std::int64_t version = 1;
  std::optional<Text<0, 60>> suffix;
  std::optional<Identification> identification;
  std::optional<NationalIdKind> national_id_kind;
  std::optional<AccessType> access_type;
  std::optional<std::int64_t> idle_timeout_minutes;
  std::optional<Text<0, 20>> primary_color;
  std::optional<Text<0, 40>> phone;
  std::optional<Text<0, 254>> email;
  std::optional<Text<0, 300>> address;
  std::optional<Text<0, 500>> emergency_text_en;
  std::optional<Text<0, 500>> emergency_text_hu;
  std::optional<Text<0, 500>> emergency_text_es;
  std::optional<std::int64_t> own_account_age;
  std::optional<std::int64_t> proxy_end_age;
  std::optional<std::int64_t> proxy_narrow_age;
  std::optional<std::vector<Scope>> proxy_narrow_scopes;
};
BOOST_DESCRIBE_STRUCT(SettingsChange, (),
                      (version, suffix, identification, national_id_kind, access_type, idle_timeout_minutes,
                       primary_color, phone, email, address, emergency_text_en, emergency_text_hu, emergency_text_es,
                       own_account_age, proxy_end_age, proxy_narrow_age, proxy_narrow_scopes))

struct PasswordRule {
  int min_length = 8;
  int max_length = 128;
  bool lower = true;
  bool upper = true;
  bool digit = true;
};
BOOST_DESCRIBE_STRUCT(PasswordRule, (), (min_length, max_length, lower, upper, digit))

struct Contact {
  std::string phone;
  std::string email;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (phone, email, address))

struct Branding {
  std::optional<std::string> logo;
  std::optional<std::string> favicon;
  std::string stylesheet;
};
BOOST_DESCRIBE_STRUCT(Branding, (), (logo, favicon, stylesheet))

// Whether the portal has a page for people without access, and what they have to fill in beside name and phone.
struct PortalRegistration {
  RegistrationMode mode = RegistrationMode::off;
  std::vector<RegistrationField> required;
};
BOOST_DESCRIBE_STRUCT(PortalRegistration, (), (mode, required))

// What anyone may know of a portal before signing in.
struct Portal {
  OrganizationId organization_id;
  std::string name;
  std::string suffix;
  Language language = Language::en;
  std::vector<Language> languages;
  std::string time_zone;
  std::string country;
  Identification identification = Identification::email;
  NationalIdKind national_id_kind = NationalIdKind::none;
  std::vector<SecondFactor> second_factors;
  bool passkeys = false;
  PasswordRule password_rule;
  PortalRegistration registration;
  GuestBookingMode guest_booking = GuestBookingMode::off;
  Contact contact;
  std::string emergency_text;  // in the language of the call
  std::vector<std::string> features;
  Branding branding;
  std::int64_t idle_timeout_s = 0;
};
BOOST_DESCRIBE_STRUCT(Portal, (),
                      (organization_id, name, suffix, language, languages, time_zone, country, identification,
                       national_id_kind, second_factors, passkeys, password_rule, registration, guest_booking, contact,
                       emergency_text, features, branding, idle_timeout_s))

struct LocationList {
  std::vector<Location> items;
};
BOOST_DESCRIBE_STRUCT(LocationList, (), (items))
struct PractitionerList {
  std::vector<Practitioner> items;
};
BOOST_DESCRIBE_STRUCT(PractitionerList, (), (items))

}  // namespace portico::organization
