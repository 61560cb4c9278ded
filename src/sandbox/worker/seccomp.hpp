#pragma once
#include "sandbox/worker/cage.hpp"

namespace portico::sandbox {

// The allow-list of system calls, for all threads. What is not on it fails with EPERM; what only an attacker would call
// ends the process. Throws std::runtime_error where the kernel refuses the filter.
void restrict_system_calls(Profile profile);

}  // namespace portico::sandbox
