#pragma once
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/id.hpp"

namespace portico::identity {

// Six digits, each of the million as likely.
std::string make_one_time_code();
// Digits only, of whatever was typed or pasted ("123 456"); empty unless there are six.
std::string one_time_code_of(std::string_view typed);

// HMAC(key, flow ‖ purpose ‖ code): a code of one flow or purpose is none in another, and the table betrays none.
Bytes hash_one_time_code(BytesView key, Uuid flow, std::string_view purpose, std::string_view code);

// What is kept instead of a 256-bit token is its SHA-256; a cookie that is no token of ours has none.
struct Token {
  std::string text;  // base64url of 32 bytes
  Bytes hash;
};
Token make_token();
Bytes hash_token(std::string_view text);

}  // namespace portico::identity
