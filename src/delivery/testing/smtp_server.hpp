#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/temp_dir.hpp"

namespace portico::delivery::testing {

enum class ServerMode { plain, starttls, implicit };

// A mail as the server got it.
struct Received {
  std::string sender;
  std::vector<std::string> recipients;
  bool tls = false;
  std::string user;
  std::string text;  // headers and body, lines ended by CRLF
};

// aiosmtpd on a free port of this machine, with a certificate made for the occasion.
class SmtpServer {
 public:
  explicit SmtpServer(ServerMode mode);
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;
  ~SmtpServer();

  int port() const { return port_; }
  std::filesystem::path certificate() const { return folder_.path() / "certificate.pem"; }
  std::vector<Received> received() const;

 private:
  support::TempDir folder_;
  pid_t process_ = 0;
  int port_ = 0;
};

}  // namespace portico::delivery::testing
