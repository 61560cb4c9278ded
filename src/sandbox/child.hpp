#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "sandbox/sandbox.hpp"

namespace portico::sandbox {

// How one child ended, and what it wrote until then.
struct Outcome {
  enum class End { exited, killed_by_signal, out_of_time, out_of_output };
  End end = End::exited;
  int status = 0;  // exit status or signal
  Bytes output;

  bool is_success() const { return end == End::exited && status == 0; }
};

// Starts `program` with `words` and the limits, gives it `input` as standard input and nothing else (no environment, no
// other descriptor), reads what it writes, and makes sure that it is gone when this returns. Safe in a process with
// threads. Throws std::system_error when it cannot be started.
Outcome run_child(const std::filesystem::path& program, const std::vector<std::string>& words, BytesView input,
                  const Limits& limits);

}  // namespace portico::sandbox
