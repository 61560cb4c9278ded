#include "support/postgres_cluster.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "support/temp_dir.hpp"

namespace portico::support {
namespace {

constexpr const char* owner = "postgres";

std::string newest_programs() {
  std::vector<std::filesystem::path> found;
  const std::filesystem::path root{"/usr/lib/postgresql"};
  if (std::filesystem::is_directory(root))
    for (const auto& version : std::filesystem::directory_iterator{root})
      if (std::filesystem::exists(version.path() / "bin" / "initdb")) found.push_back(version.path() / "bin");
  if (found.empty())
    throw std::runtime_error{
        "these tests need a PostgreSQL server: apt-get install postgresql (or set "
        "PORTICO_TEST_POSTGRES to the URL of one where databases may be created)"};
  return *std::ranges::max_element(found);
}

std::string make_folder() {
  // Short, since a Unix socket's path has at most 107 bytes.
  std::string name = quickest_folder() / "portico-pg-XXXXXX";
  if (!::mkdtemp(name.data())) throw std::runtime_error{"cannot make a folder for PostgreSQL: " + name};
  if (::geteuid() != 0) return name;
  const ::passwd* user = ::getpwnam(owner);
  if (!user || ::chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
    throw std::runtime_error{"PostgreSQL refuses root, and there is no user postgres to start it as"};
  return name;
}

std::string contents(const std::string& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

// /bin/sh with `script`; `input` becomes its standard input when there is one.
::pid_t spawn_shell(const std::string& script, int input) {
  const char* const arguments[] = {"sh", "-c", script.c_str(), nullptr};
  const ::pid_t child = ::fork();
  if (child == 0) {
    ::setsid();  // a Ctrl-C that ends the tests must not end the one who cleans up
    if (input >= 0) ::dup2(input, STDIN_FILENO);
    ::execv("/bin/sh", const_cast<char* const*>(arguments));
    ::_exit(127);
  }
  if (child < 0) throw std::runtime_error{"cannot start /bin/sh"};
  return child;
}

bool succeeded(::pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

PostgresCluster::PostgresCluster(int max_connections)
    : max_connections_{max_connections}, programs_{newest_programs()}, folder_{make_folder()} {
  watch();
  // Sorted by ICU rules, as many clinics' clusters are: what leans on the order of texts shows.
  run(as_owner(programs_ + "/initdb -D " + folder_ + "/data -U portico -A trust -E UTF8 --no-sync --locale=C.UTF-8" +
               " --locale-provider=icu --icu-locale=en-US"));
  start();
}

PostgresCluster::~PostgresCluster() {
  ::close(lifeline_);
  succeeded(watcher_);
}

std::string PostgresCluster::url(const std::string& database) const {
  return "postgresql://portico@/" + database + "?host=" + folder_;
}

void PostgresCluster::start() {
  run(as_owner(programs_ + "/pg_ctl -D " + folder_ + "/data -l " + folder_ + "/server.log -w -t 60 start -o '-k " +
               folder_ + " -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off" +
               " -c max_connections=" + std::to_string(max_connections_) +
               " -c shared_buffers=32MB -c autovacuum=off'"));
}

void PostgresCluster::stop() { run(as_owner(programs_ + "/pg_ctl -D " + folder_ + "/data -m immediate -w stop")); }

void PostgresCluster::send(int signal) const {
  ::pid_t postmaster = 0;
  if (!(std::ifstream{folder_ + "/data/postmaster.pid"} >> postmaster))
    throw std::runtime_error{"this PostgreSQL server does not run"};
  if (signal != SIGCONT) ::kill(postmaster, SIGSTOP);  // it makes no more children
  const std::string id = std::to_string(postmaster);
  std::ifstream children{"/proc/" + id + "/task/" + id + "/children"};
  for (::pid_t child = 0; children >> child;) ::kill(child, signal);
  ::kill(postmaster, signal);
  if (signal != SIGKILL) return;
  // `start` would take a dead process that nobody has reaped yet for a running one.
  std::filesystem::remove(folder_ + "/data/postmaster.pid");
  std::filesystem::remove(folder_ + "/.s.PGSQL.5432.lock");
}

std::string PostgresCluster::as_owner(const std::string& command) const {
  return ::geteuid() == 0 ? std::string{"runuser -u "} + owner + " -- " + command : command;
}

void PostgresCluster::run(const std::string& command) const {
  const std::string log = folder_ + "/commands.log";
  if (succeeded(spawn_shell("cd / && exec " + command + " >>" + log + " 2>&1 </dev/null", -1))) return;
  throw std::runtime_error{"failed: " + command + "\n" + contents(log) + contents(folder_ + "/server.log")};
}

// A shell that waits for the end of its input, which comes when this process ends, however it ends.
void PostgresCluster::watch() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"cannot make a pipe"};
  const std::string go_on =
      "p=$(head -n 1 " + folder_ + "/data/postmaster.pid); kill -CONT $p $(cat /proc/$p/task/$p/children)";
  const std::string stop = go_on + "; " + as_owner(programs_ + "/pg_ctl -D " + folder_ + "/data -m immediate -w stop");
  watcher_ =
      spawn_shell("cd /; exec >/dev/null 2>&1; trap '' INT TERM HUP; cat; " + stop + "; rm -rf " + folder_, ends[0]);
  ::close(ends[0]);
  lifeline_ = ends[1];
}

std::string test_postgres_url(const std::string& database) {
  if (const char* given = ::getenv("PORTICO_TEST_POSTGRES")) {
    const std::string url{given};
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "dbname=" + database;
  }
  static const PostgresCluster cluster;
  return cluster.url(database);
}

}  // namespace portico::support
