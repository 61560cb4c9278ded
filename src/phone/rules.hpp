#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "phone/phone.hpp"
#include "phone/plan.hpp"

// What the numbering plans say of a national number (digits only).
namespace portico::phone {

const Plan* plan_of_region(std::string_view region);
// Of the main region.
const Plan* plan_of_code(std::string_view code);
// The region among those that share the code whose number this is.
const Plan* plan_of_number(std::string_view code, std::string_view national);

enum class Length { possible, too_short, too_long, between };
Length length_of(std::string_view national, const Plan& plan);

std::optional<Type> type_of(std::string_view national, const Plan& plan);

// Takes off what is dialled inside the country only ("06"), unless it belongs to the number.
std::string without_national_prefix(const std::string& national, const Plan& plan);

}  // namespace portico::phone
