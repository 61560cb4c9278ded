#include "sandbox/worker/seccomp.hpp"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <stdexcept>
#include <string>

namespace portico::sandbox {
namespace {

class Filter {
 public:
  Filter() : context_{seccomp_init(SCMP_ACT_ERRNO(EPERM))} {
    if (context_ == nullptr) throw std::runtime_error{"seccomp: no filter"};
    check(seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS), "architecture");
    check(seccomp_attr_set(context_, SCMP_FLTATR_CTL_TSYNC, 1), "all threads");
    check(seccomp_attr_set(context_, SCMP_FLTATR_CTL_OPTIMIZE, 2), "order");
  }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;
  ~Filter() { seccomp_release(context_); }

  void allow(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ALLOW, call, {});
  }
  void allow_if(int call, scmp_arg_cmp condition) { add(SCMP_ACT_ALLOW, call, {condition}); }
  void fail(int call, int error) { add(SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call, {}); }
  void kill(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_KILL_PROCESS, call, {});
  }
  void load() { check(seccomp_load(context_), "load"); }

 private:
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions) {
    const int result = seccomp_rule_add_array(context_, action, call, static_cast<unsigned>(conditions.size()),
                                              conditions.size() == 0 ? nullptr : conditions.begin());
    // A call this architecture does not have needs no rule.
    if (result != 0 && result != -EDOM) check(result, "rule");
  }
  static void check(int result, const char* what) {
    if (result < 0) throw std::runtime_error{std::string{"seccomp: "} + what + ": " + std::strerror(-result)};
  }
  scmp_filter_ctx context_;
};

scmp_arg_cmp none_of(unsigned argument, std::uint64_t bits) { return {argument, SCMP_CMP_MASKED_EQ, bits, 0}; }

// What any program needs that only computes on what it has.
void allow_computing(Filter& filter) {
  filter.allow({SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek),
                SCMP_SYS(_llseek), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(newfstatat),
                SCMP_SYS(fstatat64), SCMP_SYS(statx)});
  filter.allow({SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise), SCMP_SYS(futex),
                SCMP_SYS(futex_time64), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(membarrier)});
  filter.allow({SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
                SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall)});
  filter.allow({SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
                SCMP_SYS(clock_nanosleep_time64), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time),
                SCMP_SYS(getrusage), SCMP_SYS(times)});
  filter.allow({SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
                SCMP_SYS(getegid), SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
                SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(poll), SCMP_SYS(ppoll)});
  filter.allow_if(SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()), 0});
  filter.allow_if(SCMP_SYS(prlimit64), {2, SCMP_CMP_EQ, 0, 0});  // reading limits, not setting them
  filter.fail(SCMP_SYS(ioctl), ENOTTY);
}

// Nothing honest calls these here.
void kill_attacks(Filter& filter) {
  filter.kill({SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
               SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg)});
  filter.kill({SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),
               SCMP_SYS(kcmp), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execveat)});
  filter.kill({SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare),
               SCMP_SYS(setns), SCMP_SYS(open_by_handle_at), SCMP_SYS(fsopen), SCMP_SYS(move_mount)});
  filter.kill({SCMP_SYS(bpf), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd), SCMP_SYS(perf_event_open),
               SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(kexec_load), SCMP_SYS(init_module),
               SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(reboot), SCMP_SYS(swapon), SCMP_SYS(iopl),
               SCMP_SYS(ioperm), SCMP_SYS(modify_ldt)});
}

// libvips works with threads; glibc falls back from clone3, whose flags a filter cannot see, to clone.
void allow_threads(Filter& filter) {
  filter.fail(SCMP_SYS(clone3), ENOSYS);
  filter.allow_if(SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD});
}

void allow_memory_without_code(Filter& filter) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
    filter.allow_if(call, none_of(2, PROT_EXEC));
}

void allow_executing_poppler(Filter& filter) {
  constexpr std::uint64_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  filter.allow({SCMP_SYS(execve), SCMP_SYS(arch_prctl), SCMP_SYS(set_tid_address), SCMP_SYS(mmap), SCMP_SYS(mmap2),
                SCMP_SYS(mprotect)});
  filter.allow_if(SCMP_SYS(open), none_of(1, writing));
  filter.allow_if(SCMP_SYS(openat), none_of(2, writing));
  filter.allow({SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
                SCMP_SYS(getdents64), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statfs), SCMP_SYS(fstatfs),
                SCMP_SYS(fcntl), SCMP_SYS(fadvise64), SCMP_SYS(getcwd), SCMP_SYS(dup)});
}

#ifdef PORTICO_SANITIZED
// Sanitizers probe memory through a pipe and look at where they run.
void allow_sanitizers(Filter& filter) {
  filter.allow({SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(readlink), SCMP_SYS(readlinkat)});
}
#else
void allow_sanitizers(Filter&) {}
#endif

}  // namespace

void restrict_system_calls(Profile profile) {
  Filter filter;
  allow_computing(filter);
  kill_attacks(filter);
  if (profile == Profile::poppler) {
    allow_executing_poppler(filter);
    filter.kill({SCMP_SYS(clone)});
    filter.fail(SCMP_SYS(clone3), ENOSYS);
  } else {
    filter.kill({SCMP_SYS(execve)});
    allow_threads(filter);
    allow_memory_without_code(filter);
    filter.fail(SCMP_SYS(open), EACCES);
    filter.fail(SCMP_SYS(openat), EACCES);
  }
  allow_sanitizers(filter);
  filter.load();
}

}  // namespace portico::sandbox
