#pragma once
#include <sys/types.h>

#include <string>

#include "base/bytes.hpp"
#include "sandbox/worker/cage.hpp"

namespace portico::sandbox {

// What the parent asks for, on the command line: PARENT MEMORY CPU TASK ARGUMENT ARGUMENT. The bytes to look at are
// standard input, a sealed memory file.
struct JobRequest {
  pid_t parent = 0;
  CageLimits limits;
  std::string task;
  std::string first;
  std::string second;
};

// Throws std::invalid_argument for anything but such a command line.
JobRequest read_request(int argc, char** argv);
// Standard input, mapped read-only.
BytesView map_input();
// Everything to standard output; false when the parent does not listen.
bool write_output(BytesView bytes);
// Says why this process is no cage and gives the status to end with.
int not_caged(const std::string& reason);

}  // namespace portico::sandbox
