#include "sandbox/worker/exif.hpp"

#include <optional>

namespace portico::sandbox {
namespace {

class Tiff {
 public:
  explicit Tiff(BytesView bytes) : bytes_{bytes}, big_endian_{!bytes.empty() && bytes[0] == 'M'} {}

  std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || bytes_.size() - offset < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | bytes_[offset + (big_endian_ ? i : size - 1 - i)];
    return value;
  }

 private:
  BytesView bytes_;
  bool big_endian_;
};

constexpr std::uint32_t orientation_tag = 0x0112, gps_tag = 0x8825;

}  // namespace

Exif read_exif(BytesView bytes) {
  const std::string_view text = as_text(bytes);
  if (!text.starts_with("II") && !text.starts_with("MM")) return {};
  const Tiff tiff{bytes};
  Exif exif;
  const auto directory = tiff.number(4, 4);
  const auto entries = directory ? tiff.number(*directory, 2) : std::nullopt;
  for (std::size_t i = 0; i < entries.value_or(0); ++i) {
    const std::size_t entry = *directory + 2 + i * 12;
    const auto tag = tiff.number(entry, 2);
    const auto value = tiff.number(entry + 8, 2);
    if (!tag || !value) break;
    if (*tag == gps_tag) exif.has_gps = true;
    if (*tag == orientation_tag && *value >= 1 && *value <= 8) exif.orientation = static_cast<int>(*value);
  }
  return exif;
}

}  // namespace portico::sandbox
