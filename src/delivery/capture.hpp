#pragma once
#include <filesystem>
#include <vector>

#include "delivery/message.hpp"

namespace portico::delivery {

// One line of the capture file, as contract.md fixes it. SMS have neither subject nor html; other channels have 0
// segments.
struct Captured {
  Instant at;
  Channel channel = Channel::email;
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
  std::string purpose;
  int segments = 0;
  std::string idempotency_key;
};
BOOST_DESCRIBE_STRUCT(Captured, (), (at, channel, to, subject, text, html, purpose, segments, idempotency_key))

// Sends nothing: appends each message to <data>/captured/messages.ndjson (mode 0600). Several processes may append to
// one file: a line is written whole or not at all. For the demonstration and for tests.
class CaptureGateway : public Gateway {
 public:
  CaptureGateway(const std::filesystem::path& data_folder, const Clock& clock);
  Accepted send(const Message& message) override;

 private:
  std::filesystem::path file_;
  const Clock& clock_;
};

// The lines of the file, oldest first; nothing where there is none yet.
std::vector<Captured> read_captured(const std::filesystem::path& data_folder);

}  // namespace portico::delivery
