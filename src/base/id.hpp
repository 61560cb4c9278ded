#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portico {

// A UUID; new ones are version 7 (RFC 9562), so that rows written together lie together in an index.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  bool is_nil() const { return *this == Uuid{}; }
  std::string text() const;  // 8-4-4-4-12, lower case

  static Uuid make();
  // Only the canonical 36 characters, any case; anything else is nothing.
  static std::optional<Uuid> parse(std::string_view text);
};

// An id that cannot be mistaken for another table's: using PatientId = Id<struct PatientTag>.
template <class Tag>
struct Id {
  Uuid value;

  auto operator<=>(const Id&) const = default;
  bool is_nil() const { return value.is_nil(); }
  std::string text() const { return value.text(); }

  static Id make() { return {Uuid::make()}; }
  static std::optional<Id> parse(std::string_view text) {
    const auto uuid = Uuid::parse(text);
    return uuid ? std::optional<Id>{Id{*uuid}} : std::nullopt;
  }
};

template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

using OrganizationId = Id<struct OrganizationTag>;

}  // namespace portico
