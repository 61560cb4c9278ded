#include <array>
#include <cstdint>
#include <string_view>

#include "sandbox/worker/objection.hpp"
#include "sandbox/worker/picture_parts.hpp"
#include "sandbox/worker/sniff.hpp"

namespace portico::sandbox {
namespace {

using namespace std::string_view_literals;

enum Marker : std::uint8_t {
  soi = 0xd8,
  eoi = 0xd9,
  sos = 0xda,
  dnl = 0xdc,
  dht = 0xc4,
  jpg = 0xc8,
  dac = 0xcc,
  app0 = 0xe0,
  app1 = 0xe1,
  app2 = 0xe2,
  app14 = 0xee,
  app15 = 0xef,
  com = 0xfe,
  tem = 0x01,
  rst0 = 0xd0,
  rst7 = 0xd7,
};
// Decoders go over the whole picture once a scan; honest files have about ten.
constexpr int most_scans = 100;
constexpr std::array<std::uint8_t, 2> end_marker{0xff, 0xd9};

bool is_frame(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != dht && marker != jpg && marker != dac;
}
bool stands_alone(std::uint8_t marker) { return marker == tem || (marker >= rst0 && marker <= rst7); }

class Walk {
 public:
  explicit Walk(BytesView bytes) : bytes_{bytes} {}

  PictureParts run() {
    append(bytes_.first(2));
    at_ = 2;
    while (step()) {
    }
    if (parts_.width == 0 || scans_ == 0) throw objections::damaged;
    if (holds_other_format(bytes_.subspan(at_))) throw objections::polyglot;
    return std::move(parts_);
  }

 private:
  // One marker with its segment; false after the end of the picture.
  bool step() {
    const std::uint8_t marker = next_marker();
    if (marker == eoi) return append(end_marker), false;
    if (stands_alone(marker)) return true;
    const BytesView segment = next_segment();
    look_at(marker, segment.subspan(4));
    if (is_essential(marker, segment.subspan(4))) append(segment);
    return marker != sos || scan();
  }

  // Fill bytes before a marker are allowed, anything else is damage.
  std::uint8_t next_marker() {
    if (left() < 2 || bytes_[at_] != 0xff) throw objections::damaged;
    while (left() > 1 && bytes_[at_ + 1] == 0xff) ++at_;
    if (left() < 2) throw objections::damaged;
    at_ += 2;
    return bytes_[at_ - 1];
  }

  // From the marker's own two bytes on.
  BytesView next_segment() {
    if (left() < 2) throw objections::damaged;
    const std::size_t length = static_cast<std::size_t>(bytes_[at_] << 8 | bytes_[at_ + 1]);
    if (length < 2 || left() < length) throw objections::damaged;
    const BytesView segment = bytes_.subspan(at_ - 2, length + 2);
    at_ += length;
    return segment;
  }

  void look_at(std::uint8_t marker, BytesView body) {
    if (is_frame(marker)) return frame(body);
    const bool is_text = marker == com || (marker >= app0 && marker <= app15);
    if (is_text && has_markup(body)) throw objections::polyglot;
    if (marker != app1) return;
    const std::string_view text = as_text(body);
    if (text.starts_with("Exif\0\0"sv)) parts_.exif = merged(parts_.exif, read_exif(body.subspan(6)));
    if (text.find("GPSLatitude"sv) != text.npos) parts_.exif.has_gps = true;
  }

  static Exif merged(Exif first, Exif second) {
    return {first.orientation != 1 ? first.orientation : second.orientation, first.has_gps || second.has_gps};
  }

  void frame(BytesView body) {
    if (parts_.width != 0 || body.size() < 6) throw objections::damaged;
    parts_.height = static_cast<std::uint32_t>(body[1] << 8 | body[2]);
    parts_.width = static_cast<std::uint32_t>(body[3] << 8 | body[4]);
    refuse_too_many_pixels(parts_.width, parts_.height);
  }

  // Colour profile and Adobe's colour transform change pixels; other APPn, Exif among them, and comments do not.
  static bool is_essential(std::uint8_t marker, BytesView body) {
    if (marker == com) return false;
    if (marker == app0) return as_text(body).starts_with("JFIF\0"sv);
    if (marker == app2) return as_text(body).starts_with("ICC_PROFILE\0"sv);
    if (marker == app14) return as_text(body).starts_with("Adobe"sv);
    return marker < app0 || marker > app15;
  }

  // Entropy-coded bytes up to the next marker that is neither a stuffed zero nor a restart. A file that ends inside
  // gets its end marker from us: the decoder knows whether the last pixel is there.
  bool scan() {
    if (++scans_ > most_scans) throw objections::too_large;
    const std::size_t begin = at_;
    while (left() > 1 && !(bytes_[at_] == 0xff && bytes_[at_ + 1] != 0 && !stands_alone(bytes_[at_ + 1]))) ++at_;
    const bool ended = left() <= 1;
    if (ended) at_ = bytes_.size();
    append(bytes_.subspan(begin, at_ - begin));
    if (ended) append(end_marker);
    return !ended;
  }

  void append(BytesView part) { parts_.essential.insert(parts_.essential.end(), part.begin(), part.end()); }
  std::size_t left() const { return bytes_.size() - at_; }

  BytesView bytes_;
  std::size_t at_ = 0;
  int scans_ = 0;
  PictureParts parts_;
};

}  // namespace

PictureParts take_apart_jpeg(BytesView bytes) { return Walk{bytes}.run(); }

}  // namespace portico::sandbox
