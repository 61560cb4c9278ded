// Stands in for portico-inspector and portico-poppler in tests: closes the same cage, then does what its input says, as
// code that took the process over would. Prints "denied" where the kernel stopped it and "done" where it did not.
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <stdexcept>
#include <vector>

#include "sandbox/worker/cage.hpp"
#include "sandbox/worker/job.hpp"

namespace {

using namespace portico;
using namespace portico::sandbox;

bool opens(const char* path, int flags) { return open(path, flags, 0600) >= 0; }

bool executes(const char* path) {
  char* arguments[] = {const_cast<char*>(path), nullptr};
  return execve(path, arguments, nullptr) == 0;
}

bool has_inherited_descriptor() {
  char byte = 0;
  for (int fd = 3; fd < 200; ++fd)
    if (read(fd, &byte, 1) >= 0 || errno != EBADF) return true;
  return false;
}

bool runs_made_code() {
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return page != MAP_FAILED;
}

bool raises_its_limits() {
  const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
  return setrlimit(RLIMIT_FSIZE, &more) == 0;
}

bool changes_its_input() { return write(STDIN_FILENO, "x", 1) == 1 || ftruncate(STDIN_FILENO, 0) == 0; }

const std::map<std::string_view, std::function<bool()>> attacks{
    {"read a file", [] { return opens("/etc/passwd", O_RDONLY); }},
    {"read its own memory", [] { return opens("/proc/self/mem", O_RDWR); }},
    {"write a file", [] { return opens("/tmp/portico-probe", O_WRONLY | O_CREAT); }},
    {"write beside libraries", [] { return opens("/usr/lib/portico-probe", O_WRONLY | O_CREAT); }},
    {"remove a file", [] { return unlink("/tmp/portico-nothing") == 0 || errno == ENOENT; }},
    {"list a folder", [] { return opens("/root", O_RDONLY | O_DIRECTORY); }},
    {"open a socket", [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
    {"open a local socket", [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
    {"fork", [] { return fork() >= 0; }},
    {"clone", [] { return syscall(SYS_clone, SIGCHLD, nullptr, nullptr, nullptr, nullptr) >= 0; }},
    {"execute a shell", [] { return executes("/bin/sh"); }},
    {"trace its parent", [] { return ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr) == 0; }},
    {"signal its parent", [] { return kill(getppid(), 0) == 0; }},
    {"run code it made", runs_made_code},
    {"raise its limits", raises_its_limits},
    {"change its input", changes_its_input},
    {"use a descriptor of the server", has_inherited_descriptor},
    {"read the server's environment", [] { return getenv("PORTICO_PROBE_SECRET") != nullptr; }},
    {"make a namespace", [] { return unshare(CLONE_NEWUSER) == 0; }},
    {"become root", [] { return setuid(0) == 0 && geteuid() == 0; }},
    {"make a memory file", [] { return memfd_create("x", 0) >= 0; }},
};

void hang() {
  while (true) pause();
}
void spin() {
  for (std::atomic<unsigned> turns = 0;; ++turns) {
  }
}
void eat() {
  for (std::vector<char*> eaten;;) eaten.push_back(static_cast<char*>(std::memset(new char[1 << 20], 1, 1 << 20)));
}
void talk() {
  while (write_output(Bytes(65'536, 'x'))) {
  }
}
void hang_silently() {
  close(STDOUT_FILENO);
  hang();
}
void crash() { raise(SIGSEGV); }

const std::map<std::string_view, std::function<void()>> misbehaviour{
    {"hang", hang},      {"hang silently", hang_silently}, {"spin", spin},
    {"eat memory", eat}, {"talk too much", talk},          {"crash", crash},
};

}  // namespace

int main(int argc, char** argv) {
  const Profile profile = std::string_view{argv[0]} == "portico-poppler" ? Profile::poppler : Profile::in_process;
  try {
    const JobRequest job = read_request(argc, argv);
    close_cage(profile, job.limits, job.parent);
    lock_cage(profile);
  } catch (const std::exception& error) {
    return not_caged(error.what());
  }
  const std::string_view wish = as_text(map_input());
  if (const auto found = misbehaviour.find(wish); found != misbehaviour.end()) found->second();
  if (const auto found = attacks.find(wish); found != attacks.end()) {
    write_output(as_bytes(found->second() ? "done" : "denied"));
  }
  _exit(wish == "not a cage" ? not_caged("no protection here") : 0);
}
