#pragma once
#include <sodium.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "base/bytes.hpp"

namespace portico::keys {

// 32 bytes that are wiped when they go.
class Key {
 public:
  static constexpr std::size_t size = 32;

  Key() = default;
  explicit Key(BytesView bytes) {
    if (bytes.size() != size) throw std::logic_error{"a key has 32 bytes"};
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
  }
  Key(const Key&) = default;
  Key& operator=(const Key&) = default;
  ~Key() { sodium_memzero(bytes_.data(), size); }

  std::uint8_t* data() { return bytes_.data(); }
  const std::uint8_t* data() const { return bytes_.data(); }
  BytesView view() const { return bytes_; }

  // The subkey `number` of the family `context` (eight characters).
  Key derive(std::uint64_t number, const char (&context)[9]) const {
    Key out;
    crypto_kdf_derive_from_key(out.data(), size, number, context, data());
    return out;
  }

 private:
  std::array<std::uint8_t, size> bytes_{};
};

// XChaCha20-Poly1305: nonce of 24 bytes, then the encrypted bytes with their tag of 16; `head` is set before them.
// `decrypt` (without the head) throws std::runtime_error when anything differs.
Bytes encrypt(const Key& key, BytesView bound, BytesView plain, BytesView head = {});
Bytes decrypt(const Key& key, BytesView bound, BytesView sealed);

}  // namespace portico::keys
