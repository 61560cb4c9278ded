#pragma once
#include <openssl/evp.h>

#include <memory>

#include "base/bytes.hpp"

namespace portico::files {

// SHA-256 of bytes as they come. OpenSSL's, which uses the processor's instructions: libsodium's is several times
// slower.
class Sha256 {
 public:
  Sha256();
  void update(BytesView bytes);
  Bytes finish();

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace portico::files
