#pragma once
#include <filesystem>

namespace portico::support {

// In memory where there is room for it: tests make hundreds of databases.
std::filesystem::path quickest_folder();

// A folder of one's own (mode 0700) that goes away with everything in it and beside it: a data folder's key file stands
// there.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path around_;
  std::filesystem::path path_;
};

}  // namespace portico::support
