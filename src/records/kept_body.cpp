#include "records/kept_body.hpp"

#include <zstd.h>

#include <memory>
#include <stdexcept>

#include "embedded/body_dictionaries.hpp"

namespace portico::records::store {
namespace {

constexpr std::string_view body_place = "kept_resource.body";
constexpr int level = 1;                                  // with the dictionary as fast as any below it
constexpr std::string_view magic{"\x28\xB5\x2F\xFD", 4};  // of a frame (RFC 8878 3.1.1); no JSON text starts so
constexpr unsigned long long largest = 1ULL << 30;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

template <class T>
Owned<T> made(T* fresh) {
  if (!fresh) throw std::bad_alloc{};
  return Owned<T>{fresh};
}

// What FHIR resources have in common (see dictionaries/README.md). Every dictionary that a release has ever had stays.
std::string_view dictionary() { return embedded::body_dictionaries().front().bytes; }

const ZSTD_CDict* to_compress() {
  static const auto ours = made(ZSTD_createCDict(dictionary().data(), dictionary().size(), level));
  return ours.get();
}

const ZSTD_DDict* to_expand() {
  static const auto ours = made(ZSTD_createDDict(dictionary().data(), dictionary().size()));
  return ours.get();
}

std::string compressed(std::string_view body) {
  thread_local const auto context = made(ZSTD_createCCtx());
  std::string frame(ZSTD_compressBound(body.size()), '\0');
  const auto size =
      ZSTD_compress_usingCDict(context.get(), frame.data(), frame.size(), body.data(), body.size(), to_compress());
  if (ZSTD_isError(size)) throw std::runtime_error{std::string{"cannot compress: "} + ZSTD_getErrorName(size)};
  frame.resize(size);
  return frame;
}

std::string expanded(std::string_view frame) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest)
    throw std::runtime_error{"a kept resource is not as it was written"};
  const auto context = made(ZSTD_createDCtx());
  // A frame names its dictionary; those written before there was one name none.
  const auto* named = ZSTD_getDictID_fromFrame(frame.data(), frame.size()) == 0 ? nullptr : to_expand();
  std::string body(size, '\0');
  const auto got =
      ZSTD_decompress_usingDDict(context.get(), body.data(), body.size(), frame.data(), frame.size(), named);
  if (ZSTD_isError(got) || got != size) throw std::runtime_error{"a kept resource is not as it was written"};
  return body;
}

}  // namespace

Bytes seal(keys::KeyRing& keys, OrganizationId organization, Uuid id, std::string_view body) {
  return keys.seal_field(organization, body_place, id, compressed(body));
}

std::string open(keys::KeyRing& keys, OrganizationId organization, Uuid id, BytesView sealed) {
  auto stored = keys.open_field(organization, body_place, id, sealed);
  return std::string_view{stored}.starts_with(magic) ? expanded(stored) : std::move(stored);
}

}  // namespace portico::records::store
