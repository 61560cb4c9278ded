#pragma once
#include <sodium.h>

#include "base/bytes.hpp"
#include "keys/secret.hpp"

// The bytes of a file at rest, without the file:
//
//   magic "PORTICOF" · format 1 · seven zeros   16
//   secretstream header                         24
//   chunk: encrypted plain bytes                65,536 + 17, the last one 17 to 65,553
//
// The magic and what the file is bound to (organization, id) are authenticated with the first chunk, order and end by
// secretstream.
namespace portico::files {

inline constexpr std::size_t chunk_size = 65'536;
inline constexpr std::size_t sealed_chunk_size = chunk_size + crypto_secretstream_xchacha20poly1305_ABYTES;
inline constexpr std::size_t head_size = 16 + crypto_secretstream_xchacha20poly1305_HEADERBYTES;

enum class Place { within, last };

class ChunkSealer {
 public:
  ChunkSealer(const keys::Key& key, Bytes bound);
  ~ChunkSealer() { sodium_memzero(&state_, sizeof state_); }

  const Bytes& head() const { return head_; }
  // Chunks before the last have `chunk_size` bytes. The view holds until the next call.
  BytesView seal(BytesView plain, Place place);

 private:
  crypto_secretstream_xchacha20poly1305_state state_;
  Bytes head_;
  Bytes bound_;  // empty after the first chunk
  Bytes out_;
};

// Throws Corrupt.
class ChunkOpener {
 public:
  ChunkOpener(const keys::Key& key, Bytes bound, BytesView head);
  ~ChunkOpener() { sodium_memzero(&state_, sizeof state_); }

  struct Opened {
    Bytes plain;
    Place place;
  };
  Opened open(BytesView sealed);

 private:
  crypto_secretstream_xchacha20poly1305_state state_;
  Bytes bound_;
};

}  // namespace portico::files
