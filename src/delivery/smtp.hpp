#pragma once
#include <boost/describe.hpp>
#include <filesystem>

#include "delivery/message.hpp"

namespace portico::delivery {

enum class MailTls {
  none,      // only to a relay on this machine or network
  starttls,  // required: a server that does not offer it gets nothing
  implicit,  // smtps, usually port 465
};
BOOST_DESCRIBE_ENUM(MailTls, none, starttls, implicit)

struct SmtpSettings {
  std::string host;
  int port = 587;
  MailTls tls = MailTls::starttls;
  std::string user;  // empty: no login
  std::string password;
  std::string from;  // the address
  std::string from_name;
  std::filesystem::path certificates;  // a bundle of one's own authorities; empty: the system's
};
BOOST_DESCRIBE_STRUCT(SmtpSettings, (), (host, port, tls, user, password, from, from_name, certificates))

// E-mail through one submission server (RFC 6409): text and, if there is one, HTML. The same idempotency key becomes
// the same Message-ID, so that a message sent again after a crash can be told. Refusals of the message (5xx) are
// jobs::Permanent; anything about the server, its login or the network is std::runtime_error, to be tried again.
// Thread-safe; at most ten seconds a message.
class SmtpGateway : public Gateway {
 public:
  // Throws std::invalid_argument for settings that cannot work, or that would send a password in the clear.
  SmtpGateway(SmtpSettings settings, const Clock& clock);
  Accepted send(const Message& message) override;

 private:
  SmtpSettings settings_;
  const Clock& clock_;
};

}  // namespace portico::delivery
