#include "files/stream.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "files/files.hpp"

namespace portico::files {
namespace {

using Chunks = std::vector<Bytes>;

struct Sealed {
  Bytes head;
  Chunks chunks;
};

const keys::Key key{Bytes(keys::Key::size, 7)};
const Bytes bound = to_bytes("organization and file");

Sealed seal(const Chunks& plain) {
  ChunkSealer sealer{key, bound};
  Sealed out{sealer.head(), {}};
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const BytesView chunk = sealer.seal(plain[i], i + 1 == plain.size() ? Place::last : Place::within);
    out.chunks.emplace_back(chunk.begin(), chunk.end());
  }
  return out;
}

// The plain chunks up to the last; throws Corrupt.
Chunks open(const Sealed& sealed, const Bytes& bound_here = bound, const keys::Key& key_here = key) {
  ChunkOpener opener{key_here, bound_here, sealed.head};
  Chunks out;
  for (const Bytes& chunk : sealed.chunks) {
    auto [plain, place] = opener.open(chunk);
    out.push_back(std::move(plain));
    if (place == Place::last) return out;
  }
  throw Corrupt{"no end"};
}

Chunks three() { return {Bytes(chunk_size, 1), Bytes(chunk_size, 2), to_bytes("the end")}; }

TEST(Stream, OpensWhatItSealed) {
  EXPECT_EQ(open(seal(three())), three());
  EXPECT_EQ(open(seal({Bytes{}})), Chunks{Bytes{}});
}

TEST(Stream, NoticesChunksThatAreSwappedDroppedOrDoubled) {
  Sealed swapped = seal(three());
  std::swap(swapped.chunks[0], swapped.chunks[1]);
  EXPECT_THROW(open(swapped), Corrupt);
  Sealed dropped = seal(three());
  dropped.chunks.erase(dropped.chunks.begin() + 1);
  EXPECT_THROW(open(dropped), Corrupt);
  Sealed doubled = seal(three());
  doubled.chunks.insert(doubled.chunks.begin(), doubled.chunks.front());
  EXPECT_THROW(open(doubled), Corrupt);
  Sealed cut = seal(three());
  cut.chunks.pop_back();
  EXPECT_THROW(open(cut), Corrupt);
}

TEST(Stream, OpensUnderItsOwnKeyAndNameOnly) {
  const Sealed sealed = seal(three());
  EXPECT_THROW(open(sealed, to_bytes("another file")), Corrupt);
  EXPECT_THROW(open(sealed, bound, keys::Key{Bytes(keys::Key::size, 8)}), Corrupt);
}

RC_GTEST_PROP(Stream, NoticesEveryFlippedBit, ()) {
  Sealed sealed = seal({Bytes(chunk_size, 1), *rc::gen::arbitrary<Bytes>()});
  const auto part = *rc::gen::inRange<std::size_t>(0, 3);
  Bytes& bytes = part == 0 ? sealed.head : sealed.chunks[part - 1];
  bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] ^= static_cast<std::uint8_t>(1 << *rc::gen::inRange(0, 8));
  RC_ASSERT_THROWS_AS(open(sealed), Corrupt);
}

}  // namespace
}  // namespace portico::files
