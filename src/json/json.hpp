#pragma once
#include "json/decode.hpp"
#include "json/encode.hpp"

// JSON (namespace portico::json) for types described by Boost.Describe, bases included, and for: bool, integers,
// double, std::string, Text<Min, Max>, Uuid, Id<T>, Instant, Date, Bytes (base64url), described enums, std::optional,
// std::vector, std::map<std::string, T>. A member whose name is a word of C++ has an underscore behind it: class_ is
// "class".
//
//   T decode<T>(std::string_view text)
//     Strict. Refused bad_request: MALFORMED_JSON, TOO_DEEP (over 32), TOO_MANY_MEMBERS (over 1,000 in an object), and
//     per field UNKNOWN_MEMBER, DUPLICATE_MEMBER, WRONG_TYPE ("5" for 5), MISSING. Refused unprocessable for values of
//     the right type: FORMAT_*. All field faults together, each with its path. An absent optional is nullopt; null is
//     too. A member with a default member initialiser is still required unless it is std::optional or WithDefault<T>.
//   T decode_query<T>(std::string_view query)
//     The same from "limit=20&type=report": scalars, enums, dates, and optionals of them; empty is as good as absent.
//   std::string encode(const T& value), void append(std::string& out, const T& value)
//     Optionals without value are left out.
