#pragma once
#include <optional>

#include "files/disk.hpp"
#include "files/files.hpp"
#include "files/stream.hpp"

namespace portico::files {

class DiskReader : public Reader {
 public:
  // `size` as the row has it: what ends earlier or later is Corrupt.
  DiskReader(const std::filesystem::path& path, const keys::Key& key, Bytes bound, std::int64_t size);
  Bytes next() override;

 private:
  void finish();

  OpenFile file_;
  std::optional<ChunkOpener> opener_;
  Bytes buffer_;
  std::int64_t left_;
  bool ended_ = false;
};

}  // namespace portico::files
