#pragma once
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/language.hpp"
#include "base/refused.hpp"

namespace portico::texts {

// One ICU MessageFormat, compiled at its first use; a plain sentence never meets ICU. Thread-safe.
class Message {
 public:
  Message(Language language, std::string pattern);
  ~Message();

  // Throws std::logic_error when the pattern or an argument does not fit.
  std::string format(const Facts& arguments) const;

  // Empty when the pattern is right.
  std::string fault() const;
  const std::set<std::string>& arguments() const { return arguments_; }

 private:
  struct Compiled;

  Language language_;
  std::string pattern_;
  bool plain_;
  std::set<std::string> arguments_;
  std::string fault_;
  mutable std::mutex mutex_;  // ICU's formats change inside while they format
  mutable std::unique_ptr<Compiled> compiled_;
};

}  // namespace portico::texts
