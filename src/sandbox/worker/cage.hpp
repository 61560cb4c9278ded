#pragma once
#include <sys/types.h>

#include <cstddef>

namespace portico::sandbox {

// What a caged process may still do.
//   in_process: nothing but compute, start threads, read and write what is already open. No file can be opened, nothing
//   executed. poppler:    execute /usr/bin/pdftoppm or /usr/bin/pdftotext, and read programs' libraries and fonts. No
//   threads, no children.
enum class Profile { in_process, poppler };

struct CageLimits {
  std::size_t memory_bytes = 0;
  unsigned cpu_seconds = 0;
};

// First half, before any library makes a thread: limits, own empty network, no rights, no identity, no files
// (Landlock). `parent` is who started this process: when it is already gone, so is this process. Both halves throw
// std::runtime_error naming what the kernel refused; the caller then ends without reading a byte.
void close_cage(Profile profile, const CageLimits& limits, pid_t parent);
// Second half, after libraries have set themselves up and before the untrusted bytes: the system calls (seccomp).
void lock_cage(Profile profile);

}  // namespace portico::sandbox
