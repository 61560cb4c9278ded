#include <zlib.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "sandbox/worker/inflate.hpp"
#include "sandbox/worker/objection.hpp"
#include "sandbox/worker/picture_parts.hpp"
#include "sandbox/worker/sniff.hpp"

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t signature_size = 8;
constexpr std::uint64_t most_text = 4 << 20;           // a text or colour profile, inflated
constexpr std::uint64_t most_interlaced = 256u << 20;  // decoders hold an interlaced picture whole

struct Header {
  std::uint32_t width, height;
  unsigned depth, color, interlace;
};

unsigned channels(unsigned color) {
  switch (color) {
    case 0:
    case 3:
      return 1;
    case 2:
      return 3;
    case 4:
      return 2;
    case 6:
      return 4;
    default:
      throw objections::damaged;
  }
}

bool depth_fits(unsigned depth, unsigned color) {
  if (depth == 8) return true;
  if (depth == 16) return color != 3;
  return (depth == 1 || depth == 2 || depth == 4) && (color == 0 || color == 3);
}

std::uint64_t filtered_size(std::uint64_t width, std::uint64_t height, unsigned bits) {
  return width == 0 || height == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
}

// How many bytes the picture's data inflate to: each row with its filter byte, in seven passes when interlaced
// (PNG 8.2).
std::uint64_t expected_size(const Header& h) {
  const unsigned bits = channels(h.color) * h.depth;
  if (h.interlace == 0) return filtered_size(h.width, h.height, bits);
  struct Pass {
    std::uint32_t x, y, dx, dy;
  };
  constexpr std::array<Pass, 7> passes{
      {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
  std::uint64_t sum = 0;
  for (const Pass& p : passes)
    sum += filtered_size((h.width + p.dx - 1 - p.x) / p.dx, (h.height + p.dy - 1 - p.y) / p.dy, bits);
  return sum;
}

class Walk {
 public:
  explicit Walk(BytesView bytes) : bytes_{bytes} {}

  PictureParts run() {
    append(bytes_.first(signature_size));
    at_ = signature_size;
    while (step()) {
    }
    if (!pixels_ || pixels_->result().end != Inflated::End::complete || pixels_->result().size != expected_)
      throw objections::damaged;
    if (holds_other_format(bytes_.subspan(at_))) throw objections::polyglot;
    return std::move(parts_);
  }

 private:
  std::uint32_t number(std::size_t offset) const {
    return static_cast<std::uint32_t>(bytes_[offset]) << 24 | static_cast<std::uint32_t>(bytes_[offset + 1]) << 16 |
           static_cast<std::uint32_t>(bytes_[offset + 2]) << 8 | bytes_[offset + 3];
  }

  // One chunk; false after IEND.
  bool step() {
    if (bytes_.size() - at_ < 12) throw objections::damaged;
    const std::size_t length = number(at_);
    const std::string_view type = as_text(bytes_.subspan(at_ + 4, 4));
    if (parts_.width == 0) start(type, length);
    if (bytes_.size() - at_ - 12 < length) throw objections::damaged;
    const BytesView chunk = bytes_.subspan(at_, length + 12);
    const auto crc = crc32(0, chunk.subspan(4, length + 4).data(), static_cast<unsigned>(length + 4));
    if (crc != number(at_ + 8 + length)) throw objections::damaged;
    at_ += chunk.size();
    look_at(type, chunk.subspan(8, length));
    if (is_essential(type)) append(chunk);
    return type != "IEND"sv;
  }

  // The header's sizes count before its checksum: a bomb is named as such even when it is broken as well.
  void start(std::string_view type, std::size_t length) {
    if (type != "IHDR"sv || length != 13 || bytes_.size() - at_ < 25) throw objections::damaged;
    const Header header{number(at_ + 8), number(at_ + 12), bytes_[at_ + 16], bytes_[at_ + 17], bytes_[at_ + 20]};
    refuse_too_many_pixels(header.width, header.height);
    if (!depth_fits(header.depth, header.color) || header.interlace > 1) throw objections::damaged;
    expected_ = expected_size(header);
    if (header.interlace == 1 && expected_ > most_interlaced) throw objections::too_large;
    parts_.width = header.width;
    parts_.height = header.height;
    pixels_.emplace(expected_);
  }

  void look_at(std::string_view type, BytesView body) {
    if (type == "IDAT"sv) pixels(body);
    if (type == "acTL"sv) parts_.animated = true;
    if (type == "eXIf"sv) parts_.exif = read_exif(body);
    if (type == "tEXt"sv || type == "iTXt"sv || type == "zTXt"sv || type == "iCCP"sv) text(type, body);
  }

  void pixels(BytesView body) {
    pixels_->take(body);
    const auto end = pixels_->result().end;
    if (end == Inflated::End::broken || end == Inflated::End::over_limit) throw objections::damaged;
  }

  void text(std::string_view type, BytesView body) {
    if (has_markup(body)) throw objections::polyglot;
    if (as_text(body).find("GPSLatitude"sv) != std::string_view::npos) parts_.exif.has_gps = true;
    const BytesView packed = compressed(type, body);
    if (packed.empty()) return;
    Inflater inflater{most_text};
    inflater.take(packed);
    if (inflater.result().end == Inflated::End::over_limit) throw objections::too_large;
  }

  // Keyword, zero, method, data (zTXt, iCCP); keyword, zero, flag, method, language, zero, keyword, zero, data (iTXt).
  static BytesView compressed(std::string_view type, BytesView body) {
    const std::string_view all = as_text(body);
    auto at = all.find('\0');
    if (type == "tEXt"sv || at == all.npos || at + 2 >= all.size()) return {};
    if (type != "iTXt"sv) return body.subspan(at + 2);
    if (all[at + 1] != 1) return {};
    for (int zeros = 0; zeros < 2 && at != all.npos; ++zeros) at = all.find('\0', at + (zeros == 0 ? 3 : 1));
    return at == all.npos ? BytesView{} : body.subspan(at + 1);
  }

  static bool is_essential(std::string_view type) {
    for (const auto kept :
         {"IHDR"sv, "PLTE"sv, "IDAT"sv, "IEND"sv, "tRNS"sv, "gAMA"sv, "cHRM"sv, "sRGB"sv, "iCCP"sv, "pHYs"sv})
      if (type == kept) return true;
    return false;
  }

  void append(BytesView part) { parts_.essential.insert(parts_.essential.end(), part.begin(), part.end()); }

  BytesView bytes_;
  std::size_t at_ = 0;
  std::uint64_t expected_ = 0;
  std::optional<Inflater> pixels_;
  PictureParts parts_;
};

}  // namespace

PictureParts take_apart_png(BytesView bytes) { return Walk{bytes}.run(); }

void refuse_too_many_pixels(std::uint32_t width, std::uint32_t height) {
  constexpr std::uint32_t longest_side = 30'000;
  constexpr std::uint64_t most_pixels = 64'000'000;
  if (width == 0 || height == 0) throw objections::damaged;
  if (width > longest_side || height > longest_side || std::uint64_t{width} * height > most_pixels)
    throw objections::too_large;
}

}  // namespace portico::sandbox
