#pragma once
#include <boost/describe.hpp>
#include <string>

#include "delivery/receipt.hpp"

namespace portico::delivery {

// How a callback shows that it comes from the provider, beside the unguessable key of its message.
enum class ProofKind {
  key,     // nothing else
  twilio,  // X-Twilio-Signature: HMAC-SHA1 over the address and the sorted fields of the form
  header,  // a header holds a secret both know
};
BOOST_DESCRIBE_ENUM(ProofKind, key, twilio, header)

struct Proof {
  ProofKind kind;
  const std::string& secret;
  const std::string& header;  // its name

  bool holds(const Callback& callback) const;
};

// As Twilio signs: base64 of the HMAC-SHA1, under the account's token, of the address with all fields behind it, sorted
// by name, names and values without anything between. A field that comes twice with one value counts once.
std::string twilio_signature(const std::string& token, const std::string& url, const std::string& form);

}  // namespace portico::delivery
