#include "files/hash.hpp"

#include <stdexcept>

namespace portico::files {
namespace {

void check(int result) {
  if (result != 1) throw std::runtime_error{"OpenSSL's SHA-256 does not work"};
}

}  // namespace

Sha256::Sha256() : context_{EVP_MD_CTX_new(), EVP_MD_CTX_free} {
  check(context_ ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0);
}

void Sha256::update(BytesView bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

Bytes Sha256::finish() {
  Bytes out(32);
  check(EVP_DigestFinal_ex(context_.get(), out.data(), nullptr));
  return out;
}

}  // namespace portico::files
