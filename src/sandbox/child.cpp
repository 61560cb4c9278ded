#include "sandbox/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace portico::sandbox {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

[[noreturn]] void failed(const char* what, int error = errno) {
  throw std::system_error{error, std::generic_category(), what};
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_{fd} {
    if (fd < 0) failed("descriptor");
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

// A file in memory that nobody can change any more. Nothing of the upload touches a disk.
void fill_and_seal(int fd, BytesView bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t written = pwrite(fd, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (written < 0 && errno != EINTR) failed("memory file");
    if (written > 0) at += static_cast<std::size_t>(written);
  }
  if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) failed("seal");
}

// Descriptors 0 to 2 and nothing above them; signals as a fresh program expects them; its own group, so that a Ctrl-C
// meant for the server does not end a job.
class SpawnPlan {
 public:
  SpawnPlan(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  pid_t start(const std::filesystem::path& program, std::vector<std::string> words) const {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    char locale[] = "LC_ALL=C.UTF-8", arenas[] = "MALLOC_ARENA_MAX=1";
    char* environment[] = {locale, arenas, nullptr};
    pid_t child = 0;
    const int error = posix_spawn(&child, program.c_str(), &actions_, &attributes_, arguments.data(), environment);
    if (error != 0) failed("start", error);
    return child;
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// Reads until the child closes its output. What ends it early is left in `outcome.end`.
void collect(int output, SteadyTime deadline, std::size_t most, Outcome& outcome) {
  std::array<std::uint8_t, 65'536> buffer;
  while (true) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd waiting{output, POLLIN, 0};
    const int ready = left.count() <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(left.count()) + 1);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return void(outcome.end = Outcome::End::out_of_time);
    const ssize_t got = read(output, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return;
    const std::size_t fits = std::min(static_cast<std::size_t>(got), most - outcome.output.size());
    outcome.output.insert(outcome.output.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(fits));
    if (fits < static_cast<std::size_t>(got)) return void(outcome.end = Outcome::End::out_of_output);
  }
}

// Killed and reaped at the latest when it goes out of scope.
class Process {
 public:
  explicit Process(pid_t id) : id_{id} {}
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    if (id_ > 0) end();
  }

  // A child that has closed its output and goes on is out of time as well.
  bool ends_by(SteadyTime deadline) const {
    const Descriptor handle{static_cast<int>(syscall(SYS_pidfd_open, id_, 0))};
    while (true) {
      const auto left = std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
      pollfd waiting{handle.get(), POLLIN, 0};
      const int ready = poll(&waiting, 1, std::max(0, static_cast<int>(left.count()) + 1));
      if (ready >= 0 || errno != EINTR) return ready > 0;
    }
  }

  // The status as waitpid gives it.
  int end() {
    int status = 0;
    kill(id_, SIGKILL);  // without effect on one that has ended
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

void note_status(int status, Outcome& outcome) {
  if (outcome.end != Outcome::End::exited) return;
  if (WIFEXITED(status)) return void(outcome.status = WEXITSTATUS(status));
  outcome.end = Outcome::End::killed_by_signal;
  outcome.status = WTERMSIG(status);
}

std::vector<std::string> command_line(const std::filesystem::path& program, const std::vector<std::string>& words,
                                      const Limits& limits) {
  std::vector<std::string> line{program.filename(), std::to_string(getpid()), std::to_string(limits.memory_bytes),
                                std::to_string(limits.cpu.count())};
  line.insert(line.end(), words.begin(), words.end());
  return line;
}

}  // namespace

Outcome run_child(const std::filesystem::path& program, const std::vector<std::string>& words, BytesView input,
                  const Limits& limits) {
  const Descriptor file{memfd_create("upload", MFD_CLOEXEC | MFD_ALLOW_SEALING)};
  fill_and_seal(file.get(), input);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) failed("pipe");
  const Descriptor output{ends[0]};
  Descriptor written_by_child{ends[1]};
  const auto deadline = std::chrono::steady_clock::now() + limits.wall;
  Process child{SpawnPlan{file.get(), written_by_child.get()}.start(program, command_line(program, words, limits))};
  written_by_child.close();
  Outcome outcome;
  collect(output.get(), deadline, limits.output_bytes, outcome);
  if (outcome.end == Outcome::End::exited && !child.ends_by(deadline)) outcome.end = Outcome::End::out_of_time;
  note_status(child.end(), outcome);
  return outcome;
}

}  // namespace portico::sandbox
