#include "keys/key_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace portico::keys {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
  throw std::runtime_error{"The key file " + path.string() + " " + what};
}

std::string reason() { return std::system_category().message(errno); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  operator int() const { return number_; }  // NOLINT(google-explicit-constructor)

 private:
  int number_;
};

void check(const std::filesystem::path& path, const struct stat& status) {
  if (!S_ISREG(status.st_mode)) fail(path, "is not a file.");
  if ((status.st_mode & 077) != 0)
    fail(path, "can be read by others. Take their rights away: chmod 0400 " + path.string());
  if (status.st_size != static_cast<off_t>(Key::size))
    fail(path, "has " + std::to_string(status.st_size) +
                   " bytes, and a key file has 32. Put the right file back from your backup of it.");
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (descriptor >= 0) ::fsync(descriptor);
}

}  // namespace

bool key_file_exists(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

Key read_key_file(const std::filesystem::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) fail(path, "cannot be read: " + reason());
  check(path, status);
  Key key;
  if (::read(file, key.data(), Key::size) != static_cast<ssize_t>(Key::size)) fail(path, "cannot be read: " + reason());
  return key;
}

void make_key_file(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::filesystem::create_directories(folder);
  const std::filesystem::path unfinished = path.string() + "." + std::to_string(::getpid()) + ".new";
  const Key key{random_bytes(Key::size)};
  {
    const Descriptor file{::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0400)};
    if (file < 0 || ::write(file, key.data(), Key::size) != static_cast<ssize_t>(Key::size) || ::fsync(file) != 0)
      fail(path, "cannot be made: " + reason());
  }
  const bool linked = ::link(unfinished.c_str(), path.c_str()) == 0 || errno == EEXIST;
  const std::string why = reason();
  ::unlink(unfinished.c_str());
  if (!linked) fail(path, "cannot be made: " + why);
  sync_folder(folder);
}

}  // namespace portico::keys
