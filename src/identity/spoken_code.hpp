#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace portico::identity {

// Ten characters of Crockford's base 32 (no I, L, O, U): 50 bits, to be printed, read out and typed.
std::string make_spoken_code();
// "ABCDE-FGHJK", as it is printed and read out.
std::string grouped(std::string_view code);
// As it was made, of whatever was typed: any case, spaces, hyphens, O for 0, I and L for 1. Nothing when it is no such
// code.
std::optional<std::string> spoken_code_of(std::string_view typed);

}  // namespace portico::identity
