#include "base/id.hpp"

#include <atomic>
#include <chrono>

#include "base/bytes.hpp"

namespace portico {
namespace {

// Milliseconds in the upper 52 bits, a counter in the lower 12: always more than the one before, even when the clock
// goes back or more than 4096 are made within a millisecond.
std::uint64_t next_tick() {
  static std::atomic<std::uint64_t> last{0};
  const auto now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  const std::uint64_t wall = static_cast<std::uint64_t>(now) << 12;
  std::uint64_t before = last.load(std::memory_order_relaxed);
  std::uint64_t tick = 0;
  do {
    tick = wall > before ? wall : before + 1;
  } while (!last.compare_exchange_weak(before, tick, std::memory_order_relaxed));
  return tick;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool hyphen_at(std::size_t position) { return position == 8 || position == 13 || position == 18 || position == 23; }

}  // namespace

Uuid Uuid::make() {
  const std::uint64_t tick = next_tick();
  const Bytes random = random_bytes(8);
  Uuid id;
  for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(tick >> (12 + 8 * (5 - i)));
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | ((tick >> 8) & 0x0f));
  id.bytes[7] = static_cast<std::uint8_t>(tick);
  for (std::size_t i = 0; i < 8; ++i) id.bytes[8 + i] = random[i];
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

std::string Uuid::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (const std::uint8_t byte : bytes) {
    if (hyphen_at(out.size())) out += '-';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t at = 0;
  for (std::uint8_t& byte : id.bytes) {
    if (hyphen_at(at) && text[at++] != '-') return std::nullopt;
    const int high = hex_value(text[at]);
    const int low = hex_value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    byte = static_cast<std::uint8_t>(high << 4 | low);
    at += 2;
  }
  return id;
}

}  // namespace portico
