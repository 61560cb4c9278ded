#include "files/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/refused.hpp"

namespace portico::files {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  const int error = errno;
  if (error == ENOSPC || error == EDQUOT || error == EFBIG)
    throw Refused{Reason::storage_full, "STORAGE_FULL"}.because("no room for " + path.string());
  throw std::system_error{error, std::system_category(), path.string()};
}

class OpenFolder {
 public:
  explicit OpenFolder(const std::filesystem::path& path)
      : path_{path}, descriptor_{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} {
    if (descriptor_ < 0) fail(path_);
  }
  ~OpenFolder() { ::close(descriptor_); }
  OpenFolder(const OpenFolder&) = delete;
  OpenFolder& operator=(const OpenFolder&) = delete;

  void sync(int (*how)(int)) {
    if (how(descriptor_) != 0) fail(path_);
  }

 private:
  const std::filesystem::path& path_;
  int descriptor_;
};

}  // namespace

OpenFile::OpenFile(const std::filesystem::path& path, Access access)
    : path_{path},
      descriptor_{access == Access::make ? ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)
                                         : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {
  if (descriptor_ < 0) fail(path_);
}

OpenFile::~OpenFile() { ::close(descriptor_); }

void OpenFile::write(BytesView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::size_t OpenFile::read(std::span<std::uint8_t> into) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const ssize_t count = ::read(descriptor_, into.data() + filled, into.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path_);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

void OpenFile::sync() {
  if (::fsync(descriptor_) != 0) fail(path_);
}

bool move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return true;
  if (errno != ENOENT) fail(to);
  return false;
}

void sync_folder(const std::filesystem::path& folder) { OpenFolder{folder}.sync(::fsync); }
void sync_disk(const std::filesystem::path& folder) { OpenFolder{folder}.sync(::syncfs); }

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (!error) return;
  errno = error.value();
  fail(folder);
}

}  // namespace portico::files
