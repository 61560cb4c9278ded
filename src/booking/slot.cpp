#include "booking/slot.hpp"

#include <algorithm>

#include "base/digest.hpp"

namespace portico::booking {
namespace {

constexpr std::int64_t cell_length = 5 * 60 * 1'000'000LL;

std::int64_t floored(std::int64_t value) { return value / cell_length - (value % cell_length < 0 ? 1 : 0); }

}  // namespace

Cells Cells::of(const calendar::Interval& interval) {
  return {floored(interval.start.microseconds), floored(interval.end.microseconds - 1)};
}

calendar::Interval Cells::interval() const { return {Instant{first * cell_length}, Instant{(last + 1) * cell_length}}; }

Uuid shared_holder(HealthcareServiceId service, PractitionerId practitioner, Instant start) {
  const auto hash = sha256(as_bytes(service.text() + practitioner.text() + std::to_string(start.microseconds)));
  Uuid id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  // Version 8 of RFC 9562: made of what it stands for.
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x80);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

}  // namespace portico::booking
