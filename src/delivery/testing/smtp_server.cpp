#include "delivery/testing/smtp_server.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/spelling.hpp"
#include "json/json.hpp"

namespace portico::delivery::testing {

BOOST_DESCRIBE_ENUM(ServerMode, plain, starttls, implicit)

namespace {

namespace fs = std::filesystem;

struct Envelope {
  std::string from;
  std::vector<std::string> to;
  bool tls = false;
  std::string user;
};
BOOST_DESCRIBE_STRUCT(Envelope, (), (from, to, tls, user))

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void make_certificate(const fs::path& folder) {
  const std::string command = fmt::format(
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
      " -addext subjectAltName=DNS:localhost -keyout '{0}/key.pem' -out '{0}/certificate.pem' 2>/dev/null",
      folder.string());
  if (std::system(command.c_str()) != 0) throw std::runtime_error{"openssl makes no certificate"};
}

}  // namespace

SmtpServer::SmtpServer(ServerMode mode) {
  make_certificate(folder_.path());
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
  std::vector<std::string> words{"python3",      PORTICO_SMTP_SERVER, spelling(mode),
                                 folder_.path(), certificate(),       folder_.path() / "key.pem"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  // Debian's own interpreter: it has python3-aiosmtpd.
  const int error = posix_spawn(&process_, "/usr/bin/python3", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::FILE* output = fdopen(ends[0], "r");
  const bool told = error == 0 && std::fscanf(output, "%d", &port_) == 1;
  std::fclose(output);
  if (!told) throw std::runtime_error{"the SMTP server for tests does not start: is python3-aiosmtpd installed?"};
}

SmtpServer::~SmtpServer() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

std::vector<Received> SmtpServer::received() const {
  std::vector<Received> mails;
  for (int number = 1;; ++number) {
    const fs::path file = folder_.path() / std::to_string(number);
    if (!fs::exists(file.string() + ".json")) return mails;
    auto envelope = json::decode<Envelope>(content(file.string() + ".json"));
    mails.push_back({envelope.from, envelope.to, envelope.tls, envelope.user, content(file.string() + ".eml")});
  }
}

}  // namespace portico::delivery::testing
