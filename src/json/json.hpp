#pragma once
#include "json/decode.hpp"
#include "json/encode.hpp"

// JSON for types described by Boost.Describe, and for: bool, integers, double, std::string, Text<Min, Max>, Uuid,
// Id<T>, Instant, Date, Bytes (base64url), described enums, std::optional, std::vector, std::map<std::string, T>,
// std::variant of described structs with distinct `kind`s is not offered: keep shapes plain.
//
//   T decode<T>(std::string_view text)   strict: unknown members, wrong types ("5" for 5), missing members, depth over
//   32, more than
//                                        1,000 members, duplicate members, broken UTF-8 are refused (Refused
//                                        bad_request for what is no JSON or has unknown members, MALFORMED_JSON /
//                                        UNKNOWN_MEMBER / WRONG_TYPE / MISSING, and 422 FORMAT_* for values), all field
//                                        faults together, each with its path. An absent optional is nullopt; null is
//                                        too. A member that has a default member initialiser is still required unless
//                                        it is std::optional or WithDefault<T>.
//   T decode_query<T>(std::string_view query)   the same from "limit=20&type=report": scalars, enums, dates, optionals
//   of them. std::string encode(const T&)         optionals without value are left out. `append(std::string&, const
//   T&)` for building.
//
// All in namespace portico::json. A member whose name is a word of C++ gets an underscore behind it: class_ is "class".
