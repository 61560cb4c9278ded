#include "support/temp_dir.hpp"

#include <stdlib.h>

#include <stdexcept>
#include <string>

namespace portico::support {

TempDir::TempDir() {
  std::string name = std::filesystem::temp_directory_path() / "portico-test-XXXXXX";
  if (!::mkdtemp(name.data())) throw std::runtime_error{"cannot make a folder for the test: " + name};
  path_ = name;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace portico::support
