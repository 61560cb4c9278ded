#include "support/temp_dir.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

namespace portico::support {

std::filesystem::path quickest_folder() {
  constexpr std::uintmax_t enough = std::uintmax_t{2} << 30;
  const std::filesystem::path memory{"/dev/shm"};
  std::error_code absent;
  const auto space = std::filesystem::space(memory, absent);
  if (!absent && space.available >= enough && ::access(memory.c_str(), W_OK) == 0) return memory;
  return std::filesystem::temp_directory_path();
}

TempDir::TempDir() {
  std::string name = quickest_folder() / "portico-test-XXXXXX";
  if (!::mkdtemp(name.data())) throw std::runtime_error{"cannot make a folder for the test: " + name};
  around_ = name;
  path_ = around_ / "d";  // short: a socket's path has at most 107 bytes
  std::filesystem::create_directory(path_);
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(around_, ignored);
}

}  // namespace portico::support
