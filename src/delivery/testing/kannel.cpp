#include "delivery/testing/kannel.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace portico::delivery::testing {
namespace {

namespace json = boost::json;

// core, smsbox, sendsms, smsc
constexpr const char* configuration = R"(group = core
admin-port = {0}
admin-interface = 127.0.0.1
smsbox-port = {1}
smsbox-interface = 127.0.0.1
admin-password = adminpw
status-password = statuspw
admin-allow-ip = 127.0.0.1
admin-deny-ip = *.*.*.*
box-allow-ip = 127.0.0.1
box-deny-ip = *.*.*.*
dlr-storage = internal
store-type = spool
store-location = {4}/spool

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = {2}
sendsms-interface = 127.0.0.1
global-sender = 3670000000

group = sendsms-user
username = portal
password = portalpw
concatenation = true
max-messages = 10
user-allow-ip = 127.0.0.1
user-deny-ip = *.*.*.*

group = sms-service
keyword = default
catch-all = yes
max-messages = 0
text = ""

group = smsc
smsc = smpp
smsc-id = SMPP
host = 127.0.0.1
port = {3}
transceiver-mode = true
smsc-username = portal
smsc-password = secret
system-type = ""
max-sms-octets = 140
reconnect-delay = 1
)";

json::object parsed(const std::string& line) { return json::parse(line).as_object(); }
std::string text(const json::object& line, const char* name) { return std::string{line.at(name).as_string()}; }

}  // namespace

Smsc::Smsc(int port) : child_{{"node", PORTICO_SMSC, std::to_string(port)}, folder_.path() / "errors"} {
  port_ = static_cast<int>(parsed(child_.line()).at("port").as_int64());
}

void Smsc::wait_until_bound() {
  while (text(parsed(child_.line()), "event") != "bound") continue;
}

Submitted Smsc::next() {
  json::object line;
  do line = parsed(child_.line());
  while (text(line, "event") != "submitted");
  return {text(line, "id"),
          text(line, "to"),
          text(line, "from"),
          line.at("coding").as_int64(),
          text(line, "text"),
          text(line, "udh"),
          line.at("registered").as_int64(),
          text(line, "validity")};
}

void Smsc::report(const std::string& id, const std::string& stat, const std::string& err) {
  child_.say(fmt::format(R"({{"id":"{}","stat":"{}","err":"{}"}})", id, stat, err));
}

Kannel::Kannel(int smsc_port) {
  const auto ports = free_ports(3);
  port_ = ports[2];
  const auto file = folder_.path() / "kannel.conf";
  std::ofstream{file} << fmt::format(configuration, ports[0], ports[1], ports[2], smsc_port, folder_.path().string());
  std::filesystem::create_directory(folder_.path() / "spool");
  bearerbox_.emplace(std::vector<std::string>{"/usr/sbin/bearerbox", "-v", "1", file}, folder_.path() / "bearerbox");
  wait_for_port(ports[1]);
  smsbox_.emplace(std::vector<std::string>{"/usr/sbin/smsbox", "-v", "1", file}, folder_.path() / "smsbox");
  wait_for_port(port_);
}

}  // namespace portico::delivery::testing
