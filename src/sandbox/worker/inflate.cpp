#include "sandbox/worker/inflate.hpp"

#include <zlib.h>

#include <array>
#include <new>

namespace portico::sandbox {

struct Inflater::State {
  z_stream stream{};
};

Inflater::Inflater(std::uint64_t limit) : state_{new State}, limit_{limit} {
  if (inflateInit(&state_->stream) == Z_OK) return;
  delete state_;
  throw std::bad_alloc{};
}

Inflater::~Inflater() {
  inflateEnd(&state_->stream);
  delete state_;
}

void Inflater::take(BytesView part) {
  std::array<std::uint8_t, 65'536> sink;
  z_stream& stream = state_->stream;
  stream.next_in = const_cast<std::uint8_t*>(part.data());  // zlib reads only
  stream.avail_in = static_cast<unsigned>(part.size());
  while (result_.end == Inflated::End::short_of_input && stream.avail_in > 0) {
    stream.next_out = sink.data();
    stream.avail_out = sink.size();
    const int outcome = inflate(&stream, Z_NO_FLUSH);
    result_.size += sink.size() - stream.avail_out;
    if (result_.size > limit_)
      result_.end = Inflated::End::over_limit;
    else if (outcome == Z_STREAM_END)
      result_.end = Inflated::End::complete;
    else if (outcome != Z_OK)
      result_.end = Inflated::End::broken;
  }
}

}  // namespace portico::sandbox
