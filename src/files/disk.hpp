#pragma once
#include <filesystem>

#include "base/bytes.hpp"

// Files of the operating system, with errors as the store tells them: a full disk is Refused storage_full, anything
// else std::system_error.
namespace portico::files {

enum class Access { make, read };

class OpenFile {
 public:
  // `make`: a new file, readable and writable by its owner only.
  OpenFile(const std::filesystem::path& path, Access access);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  void write(BytesView bytes);
  // Fills `into` as far as the file goes; returns how much.
  std::size_t read(std::span<std::uint8_t> into);
  void sync();

 private:
  std::filesystem::path path_;
  int descriptor_;
};

// False when the folder of `to` is not there.
bool move_file(const std::filesystem::path& from, const std::filesystem::path& to);
void sync_folder(const std::filesystem::path& folder);
// Everything written so far on the disk where `folder` lies.
void sync_disk(const std::filesystem::path& folder);
void make_folder(const std::filesystem::path& folder);

}  // namespace portico::files
