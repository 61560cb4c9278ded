#include "guests/typed.hpp"

#include <algorithm>

#include "json/json.hpp"
#include "patients/fields.hpp"
#include "phone/phone.hpp"

namespace portico::guests {
namespace {

using organization::GuestBookingMode;

constexpr std::string_view sealed_place = "auth_flow.guest";
constexpr std::size_t id_size = 16;

// What is sealed in the flow.
struct Written {
  std::string family;
  std::string given;
  std::string name;
  std::optional<Date> birth_date;
  std::optional<std::string> phone;
  std::optional<std::string> email;
  GuestProof proved = GuestProof::email;
  Language language = Language::en;
  std::int64_t privacy_version = 0;
  Instant created_at;
  booking::HoldId hold;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(Written, (),
                      (family, given, name, birth_date, phone, email, proved, language, privacy_version, created_at,
                       hold, comment))

template <class T>
std::optional<T> filled(const std::optional<T>& text) {
  return text && !text->value.empty() ? text : std::nullopt;
}

bool has_fault(const std::vector<FieldError>& errors, std::string_view field) {
  return std::ranges::find(errors, field, &FieldError::field) != errors.end();
}

// The number in E.164 that SMS may go to.
void read_phone(const std::string& typed, const std::string& country, std::vector<FieldError>& errors) {
  if (has_fault(errors, "phone")) return;
  const auto number = phone::parse_for_sms(typed, country);
  if (const auto* fault = std::get_if<phone::Fault>(&number)) errors.push_back(phone::field_error("phone", *fault));
}

}  // namespace

Draft read_guest(const GuestInput& input, const organization::Organization& contract, GuestBookingMode mode,
                 Language language, Instant now) {
  const auto today = date_in_zone(now, contract.time_zone);
  patients::PatientFields typed;
  typed.family = input.family;
  typed.given = input.given;
  typed.birth_date = filled(input.birth_date);
  typed.phone = filled(input.phone);
  typed.email = filled(input.email);
  patients::Patient person;
  auto errors = patients::apply(typed, {contract.country, contract.language, contract.national_id_kind, today}, person);
  const bool by_sms = input.proof == GuestProof::sms;
  if (!typed.birth_date) errors.push_back({"birth_date", "MISSING"});
  if (by_sms && mode != GuestBookingMode::by_email_or_sms) errors.push_back({"proof", "METHOD_NOT_OFFERED"});
  if (by_sms && !typed.phone) errors.push_back({"phone", "MISSING"});
  if (by_sms && typed.phone) read_phone(typed.phone->value, contract.country, errors);
  if (!by_sms && !typed.email) errors.push_back({"email", "MISSING"});
  if (!errors.empty()) throw Refused::fields(std::move(errors));
  const booking::Guest guest{.id = GuestId::make(),
                             .family = person.family,
                             .given = person.given,
                             .name = person.name,
                             .birth_date = person.birth_date,
                             .phone = person.phone,
                             .email = person.email,
                             .proved = input.proof,
                             .language = language,
                             .privacy_version = input.privacy_version.value_or(0),
                             .patient = {},
                             .made_record = false,
                             .joined_by = {},
                             .joined_at = {},
                             .forgotten_at = {},
                             .created_at = now};
  const auto comment = filled(input.comment);
  return {guest, input.hold_id, comment ? std::optional{comment->value} : std::nullopt};
}

Bytes sealed(keys::KeyRing& keys, OrganizationId organization, const Draft& draft) {
  const auto& g = draft.guest;
  const auto text = json::encode(Written{g.family, g.given, g.name, g.birth_date, g.phone, g.email, g.proved,
                                         g.language, g.privacy_version, g.created_at, draft.hold, draft.comment});
  Bytes bytes{g.id.value.bytes.begin(), g.id.value.bytes.end()};
  const auto rest = keys.seal_field(organization, sealed_place, g.id.value, text);
  bytes.insert(bytes.end(), rest.begin(), rest.end());
  return bytes;
}

Draft opened(keys::KeyRing& keys, OrganizationId organization, BytesView sealed) {
  Draft draft;
  auto& g = draft.guest;
  std::ranges::copy(sealed.first(id_size), g.id.value.bytes.begin());
  const auto w =
      json::decode<Written>(keys.open_field(organization, sealed_place, g.id.value, sealed.subspan(id_size)));
  g.family = w.family;
  g.given = w.given;
  g.name = w.name;
  g.birth_date = w.birth_date;
  g.phone = w.phone;
  g.email = w.email;
  g.proved = w.proved;
  g.language = w.language;
  g.privacy_version = w.privacy_version;
  g.created_at = w.created_at;
  draft.hold = w.hold;
  draft.comment = w.comment;
  return draft;
}

}  // namespace portico::guests
