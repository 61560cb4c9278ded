#include "organization/organizations.hpp"

#include <algorithm>

#include "audit/changed_fields.hpp"
#include "base/email.hpp"
#include "base/refused.hpp"
#include "base/text.hpp"
#include "organization/branding.hpp"
#include "organization/emergency.hpp"
#include "organization/store.hpp"
#include "organization/suffix.hpp"
#include "organization/theme.hpp"
#include "phone/phone.hpp"

namespace portico::organization {
namespace {

// What the portal offers; first logins by date of birth only where access is automatic.
std::vector<std::string> features_of(const Organization& found, bool takes_bookings) {
  std::vector<std::string> features{"data", "documents", "history"};
  if (takes_bookings) features.emplace_back("appointments");
  if (found.access_type == AccessType::automatic) features.emplace_back("first_login_by_birth_date");
  return features;
}

// What identity/password_rule asks in that mode, for the page's check list.
PasswordRule rule_of(PasswordMode mode) {
  const bool classes = mode == PasswordMode::classes;
  return {.lower = classes, .upper = classes, .digit = classes};
}

Organization must_find(db::Transaction& transaction, OrganizationId id) {
  auto found = store::by_id(transaction, id);
  if (!found) throw Refused::not_found();
  return *std::move(found);
}

Contract contract_of(const Organization& o) {
  return {o.id, o.name, o.suffix, o.language, o.country, o.time_zone, o.phone, o.email, o.address, o.version};
}

std::optional<std::string> url_of(const std::optional<files::FileId>& file) {
  if (!file) return std::nullopt;
  return image_url(*file);
}

std::map<std::string, std::string> usual_texts(std::string_view country) {
  return {{"en", usual_emergency_text(Language::en, country)},
          {"hu", usual_emergency_text(Language::hu, country)},
          {"es", usual_emergency_text(Language::es, country)}};
}

bool is_known_zone(const std::string& zone) {
  try {
    date_in_zone(Instant{}, zone);
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

bool is_country(std::string_view country) {
  return country.size() == 2 && std::ranges::all_of(country, [](char c) { return c >= 'A' && c <= 'Z'; });
}

NationalIdKind usual_national_id(std::string_view country) {
  if (country == "HU") return NationalIdKind::hu_taj;
  if (country == "CR") return NationalIdKind::cr_cedula;
  return NationalIdKind::other;
}

Refused suffix_taken() { return Refused::fields({{"suffix", "SUFFIX_TAKEN"}}, Reason::conflict); }

void refuse_taken(db::Transaction& transaction, OrganizationId id, std::string_view suffix) {
  const auto holder = store::holder_of(transaction, suffix);
  if (holder && *holder != id) throw suffix_taken();
}

// Writes; whoever takes a suffix in the same moment as another is told like one who came later.
template <class Work>
void write_with_suffix(db::Database& database, Work&& work) {
  try {
    database.write(std::forward<Work>(work));
  } catch (const db::UniqueViolation& violation) {
    if (violation.constraint == "organization_suffix") throw suffix_taken();
    throw;
  }
}

// Puts the wanted values into `o`; every wrong one is told.
class Changing {
 public:
  Changing(Organization& o, const SettingsChange& wanted) : o_{o}, wanted_{wanted} {}

  void apply() {
    suffix();
    login();
    color();
    contact();
    ages();
    if (!errors_.empty()) throw Refused::fields(std::move(errors_));
  }

 private:
  void fault(std::string field, std::string code) { errors_.push_back({std::move(field), std::move(code)}); }

  void suffix() {
    if (!wanted_.suffix || wanted_.suffix->value == o_.suffix) return;
    if (auto code = suffix_fault(wanted_.suffix->value)) return fault("suffix", *code);
    o_.suffix = wanted_.suffix->value;
  }

  void login() {
    o_.identification = wanted_.identification.value_or(o_.identification);
    o_.national_id_kind = wanted_.national_id_kind.value_or(o_.national_id_kind);
    o_.access_type = wanted_.access_type.value_or(o_.access_type);
    if (o_.identification == Identification::national_id && o_.national_id_kind == NationalIdKind::none)
      fault("national_id_kind", "NATIONAL_ID_KIND_NEEDED");
    if (!wanted_.idle_timeout_minutes) return;
    o_.idle_timeout_minutes = *wanted_.idle_timeout_minutes;
    if (o_.idle_timeout_minutes < shortest_idle_timeout_minutes ||
        o_.idle_timeout_minutes > longest_idle_timeout_minutes)
      fault("idle_timeout_minutes", "IDLE_TIMEOUT_RANGE");
  }

  void color() {
    if (!wanted_.primary_color) return;
    const auto color = theme::Color::parse(wanted_.primary_color->value);
    if (!color) return fault("primary_color", "FORMAT_COLOR");
    o_.primary_color = color->text();
  }

  void contact() {
    if (wanted_.phone) phone(*wanted_.phone);
    if (wanted_.email) email(*wanted_.email);
    if (wanted_.address) o_.address = tidy(wanted_.address->value);
    if (wanted_.emergency_text_en) o_.emergency_text_en = tidy(wanted_.emergency_text_en->value);
    if (wanted_.emergency_text_hu) o_.emergency_text_hu = tidy(wanted_.emergency_text_hu->value);
    if (wanted_.emergency_text_es) o_.emergency_text_es = tidy(wanted_.emergency_text_es->value);
  }

  void ages() {
    o_.own_account_age = wanted_.own_account_age.value_or(o_.own_account_age);
    o_.proxy_end_age = wanted_.proxy_end_age.value_or(o_.proxy_end_age);
    if (wanted_.proxy_narrow_age) o_.proxy_narrow_age = wanted_.proxy_narrow_age;
    if (o_.proxy_narrow_age == 0) o_.proxy_narrow_age.reset();
    if (wanted_.proxy_narrow_scopes) o_.proxy_narrow_scopes = joined(*wanted_.proxy_narrow_scopes);
    if (o_.proxy_narrow_scopes.empty()) fault("proxy_narrow_scopes", "NARROW_SCOPES_NEEDED");
    // Nobody is to be of an age at which neither the parents nor he himself gets in.
    within("own_account_age", o_.own_account_age, youngest_own_account_age,
           std::min<std::int64_t>(oldest_own_account_age, o_.proxy_end_age));
    within("proxy_end_age", o_.proxy_end_age, youngest_proxy_end_age, oldest_proxy_end_age);
    if (o_.proxy_narrow_age) within("proxy_narrow_age", *o_.proxy_narrow_age, 1, o_.proxy_end_age - 1);
  }

  void within(std::string field, std::int64_t age, std::int64_t from, std::int64_t to) {
    if (age < from || age > to) errors_.push_back({std::move(field), "AGE_RANGE", {{"from", from}, {"to", to}}});
  }

  void phone(const std::string& text) {
    if (text.empty()) return o_.phone.clear();
    const auto parsed = phone::parse(text, o_.country);
    if (const auto* wrong = std::get_if<phone::Fault>(&parsed))
      return errors_.push_back(phone::field_error("phone", *wrong));
    o_.phone = std::get<phone::Number>(parsed).e164;
  }

  void email(const std::string& text) {
    if (text.empty()) return o_.email.clear();
    const auto address = parse_email(text);
    if (!address) return fault("email", "FORMAT_EMAIL");
    o_.email = *address;
  }

  Organization& o_;
  const SettingsChange& wanted_;
  std::vector<FieldError> errors_;
};

void refuse_faults(const NewContract& wanted) {
  std::vector<FieldError> errors;
  if (tidy(wanted.name.value).empty()) errors.push_back({"name", "NAME_NEEDED"});
  if (auto code = suffix_fault(wanted.suffix.value)) errors.push_back({"suffix", *code});
  if (!is_country(wanted.country.value)) errors.push_back({"country", "FORMAT_COUNTRY"});
  if (!is_known_zone(wanted.time_zone.value)) errors.push_back({"time_zone", "FORMAT_TIME_ZONE"});
  if (!errors.empty()) throw Refused::fields(std::move(errors));
}

}  // namespace

Organizations::Organizations(db::Database& database, audit::Journal& journal, const Clock& clock, std::string base_url,
                             TakesBookings takes_bookings)
    : database_{database},
      journal_{journal},
      clock_{clock},
      base_url_{std::move(base_url)},
      takes_bookings_{std::move(takes_bookings)} {}

std::string Organizations::portal_url(std::string_view suffix) const {
  return base_url_ + "/p/" + std::string{suffix} + "/";
}

Portal Organizations::portal(std::string_view suffix, Language reader) {
  SignInPolicy policy;
  RegistrationPolicy registration;
  bool takes_bookings = false;
  GuestBookingPolicy guests;
  const auto found = database_.read([&](db::Transaction& transaction) {
    auto current = store::by_suffix(transaction, suffix);
    if (current) {
      policy = sign_in_policy(transaction, current->id);
      registration = registration_policy(transaction, current->id);
      takes_bookings = takes_bookings_(transaction, current->id);
      guests = guest_booking_policy(transaction, current->id);
      return *std::move(current);
    }
    const auto successor = store::successor_of(transaction, suffix);
    if (!successor) throw Refused::not_found();
    throw Refused{Reason::not_found, "SUFFIX_MOVED"}.with("suffix", *successor);
  });
  return {.organization_id = found.id,
          .name = found.name,
          .suffix = found.suffix,
          .language = found.language,
          .languages = {Language::en, Language::hu, Language::es},
          .time_zone = found.time_zone,
          .country = found.country,
          .identification = found.identification,
          .national_id_kind = found.national_id_kind,
          .second_factors = policy.second_factors,
          .passkeys = policy.passkeys,
          .password_rule = rule_of(policy.password_mode),
          .registration = {registration.mode, registration.required},
          .guest_booking = takes_bookings ? guests.mode : GuestBookingMode::off,
          .contact = {found.phone, found.email, found.address},
          .emergency_text = emergency_text(found, reader),
          .features = features_of(found, takes_bookings),
          .branding = {url_of(found.logo), url_of(found.favicon), stylesheet_url(found.primary_color)},
          .idle_timeout_s = found.idle_timeout_minutes * 60};
}

ContractList Organizations::contracts(const Caller& caller) {
  ContractList list{
      database_.read([&](db::Transaction& transaction) { return store::contracts_of(transaction, caller.actor); })};
  std::ranges::sort(list.items, {},
                    [&](const ContractRow& row) { return sort_key(row.name, caller.language) + row.suffix; });
  return list;
}

Contract Organizations::contract(OrganizationId id) {
  return database_.read([&](db::Transaction& transaction) { return contract_of(must_find(transaction, id)); });
}

Contract Organizations::create(const Caller& caller, const NewContract& wanted) {
  refuse_faults(wanted);
  Organization made;
  made.id = OrganizationId::make();
  made.name = tidy(wanted.name.value);
  made.suffix = wanted.suffix;
  made.language = wanted.language;
  made.country = wanted.country;
  made.time_zone = wanted.time_zone;
  made.national_id_kind = usual_national_id(made.country);
  made.emergency_text_en = usual_emergency_text(Language::en, made.country);
  made.emergency_text_hu = usual_emergency_text(Language::hu, made.country);
  made.emergency_text_es = usual_emergency_text(Language::es, made.country);
  made.created_at = clock_.now();
  write_with_suffix(database_, [&](db::Transaction& transaction) {
    refuse_taken(transaction, made.id, made.suffix);
    store::insert(transaction, made);
    Caller creator = caller;
    creator.organization = made.id;
    journal_.write(transaction, creator,
                   {.action = audit::Action::contract_created, .entity_type = "Organization", .entity = made.id.value});
  });
  return contract_of(made);
}

PortalSettings Organizations::settings(OrganizationId id) {
  const auto o = database_.read([&](db::Transaction& transaction) { return must_find(transaction, id); });
  return {.version = o.version,
          .suffix = o.suffix,
          .identification = o.identification,
          .national_id_kind = o.national_id_kind,
          .access_type = o.access_type,
          .idle_timeout_minutes = o.idle_timeout_minutes,
          .primary_color = o.primary_color,
          .phone = o.phone,
          .email = o.email,
          .address = o.address,
          .emergency_text_en = o.emergency_text_en,
          .emergency_text_hu = o.emergency_text_hu,
          .emergency_text_es = o.emergency_text_es,
          .emergency_text_usual = usual_texts(o.country),
          .logo = url_of(o.logo),
          .favicon = url_of(o.favicon),
          .stylesheet = stylesheet_url(o.primary_color),
          .portal_url = portal_url(o.suffix),
          .own_account_age = o.own_account_age,
          .proxy_end_age = o.proxy_end_age,
          .proxy_narrow_age = o.proxy_narrow_age,
          .proxy_narrow_scopes = split_scopes(o.proxy_narrow_scopes),
          .qualifying = std::nullopt};
}

PortalSettings Organizations::change(const Caller& caller, OrganizationId id, const SettingsChange& wanted) {
  write_with_suffix(database_, [&](db::Transaction& transaction) {
    const auto before = must_find(transaction, id);
    if (before.version != wanted.version) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    auto after = before;
    Changing{after, wanted}.apply();
    if (after.suffix != before.suffix) {
      refuse_taken(transaction, id, after.suffix);
      store::forget_former_suffix(transaction, after.suffix);
      store::remember_suffix(transaction, id, before.suffix, clock_.now());
    }
    if (!store::update(transaction, after, before.version)) throw Refused{Reason::conflict, "VERSION_CHANGED"};
    journal_.write(transaction, caller,
                   {.action = audit::Action::settings_changed,
                    .entity_type = "Organization",
                    .entity = id.value,
                    .detail = audit::changed_fields(before, after)});
  });
  return settings(id);
}

LocationList Organizations::locations(OrganizationId id) {
  return database_.read([&](db::Transaction& transaction) -> LocationList {
    const auto language = must_find(transaction, id).language;
    LocationList list{store::locations(transaction, id)};
    // Here, since the two databases' own orders differ.
    std::ranges::stable_sort(list.items, {},
                             [&](const Location& location) { return sort_key(location.name, language); });
    return list;
  });
}

PractitionerList Organizations::practitioners(OrganizationId id) {
  return {database_.read([&](db::Transaction& transaction) { return store::practitioners(transaction, id); })};
}

}  // namespace portico::organization
