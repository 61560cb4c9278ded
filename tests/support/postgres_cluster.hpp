#pragma once
#include <sys/types.h>

#include <string>

namespace portico::support {

// A private PostgreSQL server below a temporary folder: reached by a Unix socket only, careless of the disk, gone with
// this process even when the process is killed. Started as user postgres when we are root, since PostgreSQL refuses
// root.
class PostgresCluster {
 public:
  // Throws std::runtime_error that says what to install.
  explicit PostgresCluster(int max_connections = 200);
  ~PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;

  std::string url(const std::string& database) const;
  void start();
  void stop();
  // To all of its processes, as the kernel's OOM killer or a frozen virtual machine would do it.
  void send(int signal) const;

 private:
  std::string as_owner(const std::string& command) const;
  void run(const std::string& command) const;
  void watch();

  const int max_connections_;
  std::string programs_;  // folder of initdb and pg_ctl
  std::string folder_;
  int lifeline_ = -1;  // the watcher cleans up when it closes
  ::pid_t watcher_ = -1;
};

// Where tests make their PostgreSQL databases: PORTICO_TEST_POSTGRES if it is set (a URL whose user may create
// databases), or one cluster for the whole process.
std::string test_postgres_url(const std::string& database);

}  // namespace portico::support
