#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace portico::delivery {

enum class Channel { sms, email, push };
BOOST_DESCRIBE_ENUM(Channel, sms, email, push)

// One message to one person. `html` may be empty; SMS have neither subject nor html.
struct Message {
  Channel channel = Channel::email;
  std::string to;  // E.164 or an address
  std::string subject;
  std::string text;
  std::string html;
  std::string purpose;          // login_code, document_notice, security_notice…
  std::string idempotency_key;  // the same key is sent once by gateways that honour it; becomes the Message-ID of mail
};
BOOST_DESCRIBE_STRUCT(Message, (), (channel, to, subject, text, html, purpose, idempotency_key))

enum class Coding { gsm7, ucs2 };
BOOST_DESCRIBE_ENUM(Coding, gsm7, ucs2)

// How an SMS will go: GSM 03.38 with its extension table (160/153 septets, extension characters count two), else UCS-2
// (70/67 code units). We choose the coding, not the gateway.
struct SmsSize {
  Coding coding = Coding::gsm7;
  int units = 0;
  int segments = 0;
};
SmsSize size_of_sms(std::string_view text);

// What a gateway did with one message. Retryable failures throw std::runtime_error, final ones jobs::Permanent.
struct Accepted {
  std::string provider_id;
};

class Gateway {
 public:
  virtual ~Gateway() = default;
  virtual Accepted send(const Message& message) = 0;
};

}  // namespace portico::delivery
