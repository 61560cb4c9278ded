#include "files/stream.hpp"

#include <algorithm>

#include "files/files.hpp"

namespace portico::files {
namespace {

constexpr std::array<std::uint8_t, 16> magic{'P', 'O', 'R', 'T', 'I', 'C', 'O', 'F', 1};
constexpr std::size_t tag_size = crypto_secretstream_xchacha20poly1305_ABYTES;

Bytes with_magic(Bytes bound) {
  bound.insert(bound.begin(), magic.begin(), magic.end());
  return bound;
}

}  // namespace

ChunkSealer::ChunkSealer(const keys::Key& key, Bytes bound)
    : head_(head_size), bound_{with_magic(std::move(bound))}, out_(sealed_chunk_size) {
  std::copy(magic.begin(), magic.end(), head_.begin());
  crypto_secretstream_xchacha20poly1305_init_push(&state_, head_.data() + magic.size(), key.data());
}

BytesView ChunkSealer::seal(BytesView plain, Place place) {
  const std::uint8_t tag = place == Place::last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
  crypto_secretstream_xchacha20poly1305_push(&state_, out_.data(), nullptr, plain.data(), plain.size(), bound_.data(),
                                             bound_.size(), tag);
  bound_.clear();
  return BytesView{out_}.first(plain.size() + tag_size);
}

ChunkOpener::ChunkOpener(const keys::Key& key, Bytes bound, BytesView head) : bound_{with_magic(std::move(bound))} {
  if (head.size() != head_size || !std::equal(magic.begin(), magic.end(), head.begin()))
    throw Corrupt{"the file does not begin as ours do"};
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state_, head.data() + magic.size(), key.data()) != 0)
    throw Corrupt{"the file's head is damaged"};
}

ChunkOpener::Opened ChunkOpener::open(BytesView sealed) {
  if (sealed.size() < tag_size) throw Corrupt{"the file ends too early"};
  Bytes plain(sealed.size() - tag_size);
  std::uint8_t tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&state_, plain.data(), nullptr, &tag, sealed.data(), sealed.size(),
                                                 bound_.data(), bound_.size()) != 0)
    throw Corrupt{"the file is damaged"};
  bound_.clear();
  const bool last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  if (!last && plain.size() != chunk_size) throw Corrupt{"the file ends too early"};
  return {std::move(plain), last ? Place::last : Place::within};
}

}  // namespace portico::files
