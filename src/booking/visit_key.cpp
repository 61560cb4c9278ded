#include "booking/visit_key.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "base/bytes.hpp"

namespace portico::booking {
namespace {

constexpr std::ptrdiff_t id_size = 16, minutes_size = 4;
constexpr std::int64_t microseconds_of_a_minute = 60'000'000;

std::string signed_text(keys::KeyRing& keys, OrganizationId organization, std::string_view kind, Bytes content) {
  const auto mark = keys.blind_index(organization, kind, to_hex(content));
  content.insert(content.end(), mark.begin(), mark.end());
  return to_base64url(content);
}

// What was signed, when the signature is ours.
std::optional<Bytes> opened(keys::KeyRing& keys, OrganizationId organization, std::string_view kind,
                            std::string_view text, std::ptrdiff_t size) {
  Bytes bytes;
  try {
    bytes = from_base64url(text);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
  if (std::ssize(bytes) <= size) return std::nullopt;
  const Bytes content{bytes.begin(), bytes.begin() + size};
  const Bytes mark{bytes.begin() + size, bytes.end()};
  const auto right = keys.blind_index(organization, kind, to_hex(content));
  if (mark.size() != right.size() || sodium_memcmp(mark.data(), right.data(), right.size()) != 0) return std::nullopt;
  return content;
}

AppointmentId id_in(const Bytes& content) {
  AppointmentId id;
  std::copy_n(content.begin(), id_size, id.value.bytes.begin());
  return id;
}

Bytes bytes_of(AppointmentId id) { return {id.value.bytes.begin(), id.value.bytes.end()}; }

}  // namespace

std::string visit_key(keys::KeyRing& keys, OrganizationId organization, AppointmentId id) {
  return signed_text(keys, organization, "visit_key", bytes_of(id));
}

std::optional<AppointmentId> opened_visit_key(keys::KeyRing& keys, OrganizationId organization, std::string_view text) {
  const auto content = opened(keys, organization, "visit_key", text, id_size);
  return content ? std::optional{id_in(*content)} : std::nullopt;
}

std::string check_in_key(keys::KeyRing& keys, OrganizationId organization, const CheckInKey& key) {
  auto content = bytes_of(key.id);
  const auto minute = static_cast<std::uint32_t>(key.expires_at.microseconds / microseconds_of_a_minute);
  for (int shift = 24; shift >= 0; shift -= 8) content.push_back(static_cast<std::uint8_t>(minute >> shift));
  return signed_text(keys, organization, "check_in_key", std::move(content));
}

std::optional<CheckInKey> opened_check_in_key(keys::KeyRing& keys, OrganizationId organization, std::string_view text) {
  const auto content = opened(keys, organization, "check_in_key", text, id_size + minutes_size);
  if (!content) return std::nullopt;
  std::int64_t minute = 0;
  for (auto i = content->begin() + id_size; i != content->end(); ++i) minute = minute << 8 | *i;
  return CheckInKey{id_in(*content), Instant{minute * microseconds_of_a_minute}};
}

}  // namespace portico::booking
