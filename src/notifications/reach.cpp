#include "notifications/reach.hpp"

#include "phone/phone.hpp"

namespace portico::notifications {

std::optional<std::string> sms_number(const patients::Patient& patient, const organization::Organization& contract) {
  if (!patient.phone) return std::nullopt;
  const auto parsed = phone::parse_for_sms(*patient.phone, contract.country);
  const auto* number = std::get_if<phone::Number>(&parsed);
  return number ? std::optional{number->e164} : std::nullopt;
}

}  // namespace portico::notifications
