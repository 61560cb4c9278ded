#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "delivery/message.hpp"

namespace portico::delivery {

// What is known of a message on its way. A message only goes forward in it, whatever the order in which receipts come
// and however often (see `further`).
enum class DeliveryState {
  queued,         // with us
  accepted,       // by the gateway
  with_operator,  // accepted by the operator's SMSC
  failed,
  expired,   // nobody could take it in time
  rejected,  // by the operator
  delivered,
};
BOOST_DESCRIBE_ENUM(DeliveryState, queued, accepted, with_operator, failed, expired, rejected, delivered)

bool is_final(DeliveryState state);

// Of two things that are said of one message, what is held true. The same for any order, so that replayed and reordered
// receipts change nothing. Of a message in one part a delivery outweighs a failure: somebody's phone confirmed it. Of
// one in several parts a failure does, since a gateway that reports each part may have lost only one.
DeliveryState further(DeliveryState one, DeliveryState other, int parts);

// What a gateway tells about a message later.
struct Receipt {
  DeliveryState state = DeliveryState::queued;
  std::string error_code{};          // the provider's, never its words
  std::optional<std::string> key{};  // for gateways that call one address for all messages and hand the key back
};

// A call of /api/deliveries/{key} as it came.
struct Callback {
  std::string url;  // as the gateway was told it, query included
  std::string query;
  std::string body;
  std::function<std::string(std::string_view)> header;  // by its name in lower case; empty when there is none
};

// The side of a gateway that listens.
class ReceiptReader {
 public:
  virtual ~ReceiptReader() = default;
  // Nothing when it is unauthentic, or says nothing that we know.
  virtual std::optional<Receipt> read(const Callback& callback) const = 0;
};

// A gateway for SMS: it has a name, which stands at the end of the addresses it calls back, and can be looked at.
class SmsGateway : public Gateway, public ReceiptReader {
 public:
  virtual const std::string& name() const = 0;
  // Without sending anything: what is wrong, or empty.
  virtual std::string fault() const = 0;
};

// <callbacks>/api/deliveries/<key>.<gateway>; empty for a message that has no key. `callbacks`: where gateways reach
// this server.
std::string callback_address(const std::string& callbacks, const Message& message, const std::string& gateway);

// Letters, digits and "._-" of a provider's code, 32 at most; anything else is no code.
std::string error_code_of(std::string_view text);

}  // namespace portico::delivery
