#include "sandbox/worker/cage.hpp"

#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

#include "sandbox/worker/landlock.hpp"
#include "sandbox/worker/seccomp.hpp"

namespace portico::sandbox {
namespace {

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error{std::string{what} + ": " + std::strerror(errno)};
}

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  require(setrlimit(resource, &both) == 0, "limit");
}

void limit_resources(Profile profile, const CageLimits& limits) {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_MSGQUEUE, 0);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_NOFILE, profile == Profile::poppler ? 64 : 16);
  limit(RLIMIT_CPU, limits.cpu_seconds);
#ifndef PORTICO_SANITIZED  // sanitizers reserve terabytes of address space
  limit(RLIMIT_AS, limits.memory_bytes);
#endif
}

// An empty network and no shared memory of others. Where the kernel gives no namespaces to this user, seccomp alone
// stands between the process and the network, and it kills on socket().
void leave_shared_namespaces() {
  constexpr int wanted = CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;
  if (unshare(wanted) == 0) return;
  static_cast<void>(unshare(CLONE_NEWUSER | wanted) == 0);
}

void drop_identity() {
  constexpr gid_t nobody = 65534;
  if (geteuid() != 0) return;
  require(setgroups(0, nullptr) == 0, "groups");
  require(setresgid(nobody, nobody, nobody) == 0, "group");
  require(setresuid(nobody, nobody, nobody) == 0, "user");
}

void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2] = {};
  require(syscall(SYS_capset, &header, none) == 0, "capabilities");
}

void end_with(pid_t parent) {
  require(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "parent's death");
  if (getppid() != parent) _exit(1);
}

std::vector<Readable> readable(Profile profile) {
  if (profile == Profile::in_process) return {};
  return {{"/usr/bin/pdftoppm", true},
          {"/usr/bin/pdftotext", true},
          {"/usr/lib", true},
          {"/usr/lib64", true},
          {"/lib", true},
          {"/lib64", true},
          {"/usr/share/fonts"},
          {"/usr/share/poppler"},
          {"/usr/share/fontconfig"},
          {"/usr/local/share/fonts"},
          {"/var/cache/fontconfig"},
          {"/etc/fonts"},
          {"/etc/ld.so.cache"}};
}

}  // namespace

void close_cage(Profile profile, const CageLimits& limits, pid_t parent) {
  require(chdir("/") == 0, "folder");
  leave_shared_namespaces();
  drop_identity();
  drop_capabilities();
  end_with(parent);
  limit_resources(profile, limits);
  require(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no new privileges");
  restrict_files(readable(profile));
  require(prctl(PR_SET_DUMPABLE, 0) == 0, "dumpable");
}

void lock_cage(Profile profile) { restrict_system_calls(profile); }

}  // namespace portico::sandbox
