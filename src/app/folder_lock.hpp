#pragma once
#include <filesystem>
#include <optional>

namespace portico::app {

// One process owns a data folder whose database is SQLite. Held until destroyed, or until the process dies.
class FolderLock {
 public:
  // Nothing when another process holds it. Throws std::system_error when the folder cannot be written.
  static std::optional<FolderLock> take(const std::filesystem::path& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_{descriptor} {}
  int descriptor_;
};

}  // namespace portico::app
