#include "app/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace portico::app {

std::optional<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const auto path = folder / "portico.lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::system_error{errno, std::generic_category(), path.string()};
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FolderLock{descriptor};
  const int error = errno;
  ::close(descriptor);
  if (error == EWOULDBLOCK) return std::nullopt;
  throw std::system_error{error, std::generic_category(), path.string()};
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_{other.descriptor_} { other.descriptor_ = -1; }

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace portico::app
