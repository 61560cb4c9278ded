#pragma once
#include <memory>
#include <optional>
#include <string>

#include "delivery/testing/child.hpp"
#include "support/temp_dir.hpp"

namespace portico::delivery::testing {

// An SMS as the operator got it: one part.
struct Submitted {
  std::string id;
  std::string to;
  std::string from;
  std::int64_t coding = 0;  // 0: the default alphabet, 8: UCS-2
  std::string text;
  std::string udh;  // hex, of parts
  std::int64_t registered = 0;
  std::string validity;
};

// An operator's SMSC (npm's smpp) on this machine.
class Smsc {
 public:
  explicit Smsc(int port = 0);

  int port() const { return port_; }
  void wait_until_bound();
  Submitted next();
  void report(const std::string& id, const std::string& stat, const std::string& err = "000");

 private:
  support::TempDir folder_;
  Child child_;
  int port_ = 0;
};

// Debian's Kannel, bearerbox and smsbox, on free ports of this machine, its files in a folder that goes away.
class Kannel {
 public:
  explicit Kannel(int smsc_port);

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/cgi-bin/sendsms"; }

 private:
  support::TempDir folder_;
  int port_ = 0;
  std::optional<Child> bearerbox_;
  std::optional<Child> smsbox_;
};

}  // namespace portico::delivery::testing
