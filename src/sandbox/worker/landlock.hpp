#pragma once
#include <string>
#include <vector>

namespace portico::sandbox {

struct Readable {
  std::string path;  // one that is missing is passed over
  bool executable = false;
};

// From here on this process and what it executes open files for reading below `allowed` only, and nothing for writing;
// neither TCP nor abstract sockets nor signals to others, as far as the kernel knows these. Throws std::runtime_error
// where it has no Landlock.
void restrict_files(const std::vector<Readable>& allowed);

}  // namespace portico::sandbox
