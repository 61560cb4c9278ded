#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace portico::delivery {

// A regular expression of the configuration, looked for in what a stranger answered. ICU's engine, because it bounds
// the work of a match (a time limit and a heap of its own); std::regex recurses once a character and can be made to
// overflow its stack. "." ends at a line; letters match as they are written. A match that takes too long is none.
// Thread-safe.
class Pattern {
 public:
  Pattern();  // empty: is nowhere
  // Throws std::invalid_argument.
  explicit Pattern(const std::string& expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  bool empty() const { return !compiled_; }
  bool found_in(std::string_view text) const;
  // The first group of the first match, or the whole of it when there are no groups.
  std::optional<std::string> first_in(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace portico::delivery
