#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace portico::demo {

// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers everywhere for one seed, which the standard
// library's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_{seed} {}
  // Seeded by a name (FNV-1a).
  explicit Random(std::string_view name) : state_{14'695'981'039'346'656'037U} {
    for (const char c : name) state_ = (state_ ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool chance(int percent) { return below(100) < percent; }
  // Within 0…1.
  double part() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  template <class List>
  const auto& pick(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace portico::demo
