#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace portico::delivery::testing {

// A program that ends with the test. What it prints to standard output is read line by line; standard error goes to a
// file.
class Child {
 public:
  Child(std::vector<std::string> words, const std::filesystem::path& errors);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Waits for at most 20 seconds; throws when none comes.
  std::string line();
  void say(const std::string& line);

 private:
  pid_t process_ = 0;
  int output_ = -1;
  int input_ = -1;
  std::string buffer_;
};

// Ports of 127.0.0.1 that nobody had a moment ago.
std::vector<int> free_ports(int count);
// Until somebody listens there, for at most 20 seconds.
void wait_for_port(int port);

}  // namespace portico::delivery::testing
