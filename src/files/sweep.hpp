#pragma once
#include <mutex>
#include <vector>

#include "files/layout.hpp"

namespace portico::files {

// Removes what no row will ever refer to. Thread-safe.
class Sweeper {
 public:
  Sweeper(const Layout& layout, const Clock& clock) : layout_{layout}, clock_{clock} {}
  int run(db::Database& database);

 private:
  std::vector<std::filesystem::path> unrecorded(db::Database& database, Instant before);

  const Layout& layout_;
  const Clock& clock_;
  std::mutex mutex_;
  Instant looked_through_{};  // kept files that are older have their rows: this process has looked
};

}  // namespace portico::files
