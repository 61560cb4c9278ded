#pragma once
#include <cstdint>
#include <string_view>

#include "base/bytes.hpp"

namespace portico::sandbox {

// What a zlib stream holds, counted without keeping it.
struct Inflated {
  enum class End { complete, short_of_input, broken, over_limit };
  End end = End::complete;
  std::uint64_t size = 0;
};

// Takes a zlib stream in parts.
class Inflater {
 public:
  explicit Inflater(std::uint64_t limit);
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater();

  void take(BytesView part);
  Inflated result() const { return result_; }

 private:
  struct State;
  State* state_;
  std::uint64_t limit_;
  Inflated result_{Inflated::End::short_of_input, 0};
};

}  // namespace portico::sandbox
