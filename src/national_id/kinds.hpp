#pragma once
#include "national_id/national_id.hpp"

// One function a kind; `input` is as it was typed.
namespace portico::national_id {

using Checked = std::variant<std::string, Fault>;

Checked check_taj(std::string_view input);
Checked check_cedula(std::string_view input);
Checked check_dimex(std::string_view input);
Checked check_juridica(std::string_view input);
Checked check_passport(std::string_view input);
Checked check_other(std::string_view input);

}  // namespace portico::national_id
