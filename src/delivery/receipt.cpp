#include "delivery/receipt.hpp"

#include <algorithm>

namespace portico::delivery {
namespace {

constexpr std::size_t longest_code = 32;

int place(DeliveryState state, int parts) {
  using enum DeliveryState;
  switch (state) {
    case queued:
      return 0;
    case accepted:
      return 1;
    case with_operator:
      return 2;
    case failed:
      return 4;
    case expired:
      return 5;
    case rejected:
      return 6;
    case delivered:
      return parts > 1 ? 3 : 7;
  }
  return 0;
}

}  // namespace

bool is_final(DeliveryState state) { return place(state, 1) > place(DeliveryState::with_operator, 1); }

DeliveryState further(DeliveryState one, DeliveryState other, int parts) {
  return place(one, parts) >= place(other, parts) ? one : other;
}

std::string callback_address(const std::string& callbacks, const Message& message, const std::string& gateway) {
  if (!message.receipt_key) return {};
  return callbacks + "/api/deliveries/" + *message.receipt_key + "." + gateway;
}

std::string error_code_of(std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' ||
           c == '-';
  });
  return plain && text.size() <= longest_code ? std::string{text} : std::string{};
}

}  // namespace portico::delivery
