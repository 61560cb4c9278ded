#include "sandbox/worker/job.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

#include "sandbox/reply.hpp"

namespace portico::sandbox {

JobRequest read_request(int argc, char** argv) {
  if (argc != 7) throw std::invalid_argument{"started by portico only"};
  return {.parent = std::stoi(argv[1]),
          .limits = {std::stoul(argv[2]), static_cast<unsigned>(std::stoul(argv[3]))},
          .task = argv[4],
          .first = argv[5],
          .second = argv[6]};
}

BytesView map_input() {
  struct stat status {};
  if (fstat(STDIN_FILENO, &status) != 0) throw std::runtime_error{"no input"};
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return {};
  void* mapped = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc{};
  return {static_cast<const std::uint8_t*>(mapped), size};
}

bool write_output(BytesView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

int not_caged(const std::string& reason) {
  write_output(as_bytes(reason));
  return status_not_caged;
}

}  // namespace portico::sandbox
