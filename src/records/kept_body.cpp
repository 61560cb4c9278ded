#include "records/kept_body.hpp"

#include <zstd.h>

#include <memory>
#include <stdexcept>

namespace portico::records::store {
namespace {

constexpr std::string_view body_place = "kept_resource.body";
constexpr int level = -3;                                 // level 1 makes the import wait for the compressor
constexpr std::string_view magic{"\x28\xB5\x2F\xFD", 4};  // of a frame (RFC 8878 3.1.1); no JSON text starts so
constexpr unsigned long long largest = 1ULL << 30;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

std::string compressed(std::string_view body) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context{ZSTD_createCCtx()};
  if (!context) throw std::bad_alloc{};
  std::string frame(ZSTD_compressBound(body.size()), '\0');
  const auto size = ZSTD_compressCCtx(context.get(), frame.data(), frame.size(), body.data(), body.size(), level);
  if (ZSTD_isError(size)) throw std::runtime_error{std::string{"cannot compress: "} + ZSTD_getErrorName(size)};
  frame.resize(size);
  return frame;
}

std::string expanded(std::string_view frame) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largest)
    throw std::runtime_error{"a kept resource is not as it was written"};
  std::string body(size, '\0');
  const auto got = ZSTD_decompress(body.data(), body.size(), frame.data(), frame.size());
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
