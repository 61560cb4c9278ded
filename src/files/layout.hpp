#pragma once
#include <filesystem>

#include "files/files.hpp"

namespace portico::files {

// Where files lie: unfinished/<id>, and kept ones in up to 256 folders by the last byte of the id, which is random.
// Such a folder is made with its first file.
class Layout {
 public:
  explicit Layout(std::filesystem::path root);

  std::filesystem::path unfinished(FileId id) const { return unfinished_folder() / id.text(); }
  std::filesystem::path kept(FileId id) const { return kept_folder(id.value.bytes[15]) / id.text(); }

  std::filesystem::path unfinished_folder() const { return root_ / "unfinished"; }
  std::filesystem::path kept_folder(std::uint8_t number) const;
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

}  // namespace portico::files
