#include "sandbox/worker/pdf_streams.hpp"

#include <qpdf/Pipeline.hh>

#include "sandbox/worker/objection.hpp"

namespace portico::sandbox {
namespace {

constexpr std::uint64_t most_of_one = 64ull << 20;     // page contents, fonts, tables
constexpr std::uint64_t most_of_image = 256ull << 20;  // 8 bits colour: A3 at 600 dpi
constexpr std::uint64_t most_of_file = 1ull << 30;
constexpr long long most_image_pixels = 500'000'000;  // 1 bit: A0 at 600 dpi is 558 million

class Counter : public Pipeline {
 public:
  Counter(std::uint64_t limit, std::uint64_t& sum) : Pipeline{"counter", nullptr}, limit_{limit}, sum_{sum} {}
  void write(unsigned char const*, std::size_t size) override {
    seen_ += size;
    sum_ += size;
    if (seen_ > limit_ || sum_ > most_of_file) throw objections::too_large;
  }
  void finish() override {}

 private:
  std::uint64_t limit_;
  std::uint64_t seen_ = 0;
  std::uint64_t& sum_;
};

long long number_at(QPDFObjectHandle dictionary, const char* key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isInteger() ? value.getIntValue() : 0;
}

void refuse_huge_image(QPDFObjectHandle dictionary) {
  const long long width = number_at(dictionary, "/Width"), height = number_at(dictionary, "/Height");
  if (width <= 0 || height <= 0) return;
  if (width > most_image_pixels || height > most_image_pixels || width * height > most_image_pixels)
    throw objections::too_large;
}

}  // namespace

bool is_image(QPDFObjectHandle stream) {
  QPDFObjectHandle kind = stream.getDict().getKey("/Subtype");
  return kind.isName() && kind.getName() == "/Image";
}

bool StreamCheck::unpacks(QPDFObjectHandle stream) {
  const bool image = is_image(stream);
  if (image) refuse_huge_image(stream.getDict());
  Counter counter{image ? most_of_image : most_of_one, sum_};
  bool filtered = false;
  return stream.pipeStreamData(&counter, &filtered, 0, qpdf_dl_generalized, true, false);
}

}  // namespace portico::sandbox
