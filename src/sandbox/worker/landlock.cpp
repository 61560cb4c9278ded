#include "sandbox/worker/landlock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace portico::sandbox {
namespace {

// linux/landlock.h as of ABI 7; Debian 12's header knows less than the kernels it may run on.
struct RulesetAttributes {
  std::uint64_t handled_access_fs;
  std::uint64_t handled_access_net;  // ABI 4
  std::uint64_t scoped;              // ABI 6
};
struct [[gnu::packed]] PathBeneath {
  std::uint64_t allowed_access;
  std::int32_t parent_fd;
};
constexpr std::uint64_t execute = 1u << 0;
constexpr std::uint64_t read_file = 1u << 2;
constexpr std::uint64_t read_dir = 1u << 3;
constexpr std::uint64_t tcp = 0b11;
constexpr std::uint64_t abstract_sockets_and_signals = 0b11;

[[noreturn]] void refused(const char* what) {
  throw std::runtime_error{std::string{"Landlock: "} + what + ": " + std::strerror(errno)};
}

// Rights on files each version of the interface knows: 13 at first, then refer, truncate, device control.
std::uint64_t all_file_rights(long abi) {
  const int known = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;
  return (1ull << known) - 1;
}

void allow(int ruleset, const Readable& readable) {
  const int fd = open(readable.path.c_str(), O_PATH | O_CLOEXEC);
  if (fd < 0) return;
  struct stat status {};
  std::uint64_t rights = read_file | (readable.executable ? execute : 0);
  if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) rights |= read_dir;
  const PathBeneath rule{rights, fd};
  const long result = syscall(SYS_landlock_add_rule, ruleset, 1, &rule, 0);
  close(fd);
  if (result != 0) refused("rule");
}

}  // namespace

void restrict_files(const std::vector<Readable>& allowed) {
  const long abi = syscall(SYS_landlock_create_ruleset, nullptr, 0, 1);
  if (abi < 1) refused("not in this kernel, or switched off (kernel parameter lsm=)");
  const RulesetAttributes attributes{all_file_rights(abi), abi >= 4 ? tcp : 0,
                                     abi >= 6 ? abstract_sockets_and_signals : 0};
  const int ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) refused("ruleset");
  for (const Readable& readable : allowed) allow(ruleset, readable);
  if (syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) refused("restrict");
  close(ruleset);
}

}  // namespace portico::sandbox
