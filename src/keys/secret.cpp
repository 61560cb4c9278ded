#include "keys/secret.hpp"

namespace portico::keys {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

Bytes encrypt(const Key& key, BytesView bound, BytesView plain, BytesView head) {
  const Bytes nonce = random_bytes(nonce_size);
  const auto size = head.size() + nonce_size + plain.size() + tag_size;
  Bytes out;
  out.reserve(size);
  out.insert(out.end(), head.begin(), head.end());
  out.insert(out.end(), nonce.begin(), nonce.end());
  out.resize(size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + head.size() + nonce_size, nullptr, plain.data(), plain.size(),
                                             bound.data(), bound.size(), nullptr, nonce.data(), key.data());
  return out;
}

Bytes decrypt(const Key& key, BytesView bound, BytesView sealed) {
  if (sealed.size() < nonce_size + tag_size) throw std::runtime_error{"sealed bytes are too short"};
  const BytesView body = sealed.subspan(nonce_size);
  Bytes plain(body.size() - tag_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, body.data(), body.size(), bound.data(),
                                                 bound.size(), sealed.data(), key.data()) != 0)
    throw std::runtime_error{"sealed bytes are not what was written there"};
  return plain;
}

}  // namespace portico::keys
