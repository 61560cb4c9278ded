#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <stdexcept>
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
  // Given by the Outbox. Whoever knows the key may say what became of the message.
  std::optional<std::string> receipt_key{};
  std::optional<std::int64_t> valid_minutes{};  // an operator that cannot hand it over within them drops it
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (channel, to, subject, text, html, purpose, idempotency_key, receipt_key, valid_minutes))

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
  std::string gateway{};  // of several, which one
};

// The far end said yes in no words that we know. It may have taken the message, so it is not asked without end.
class Unclear : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Gateway {
 public:
  virtual ~Gateway() = default;
  virtual Accepted send(const Message& message) = 0;
};

}  // namespace portico::delivery
