#include "delivery/capture.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "json/json.hpp"

namespace portico::delivery {
namespace {

namespace fs = std::filesystem;

fs::path capture_file(const fs::path& data_folder) { return data_folder / "captured" / "messages.ndjson"; }

// One write on a descriptor that appends: lines of several processes do not mix.
void append_line(const fs::path& file, const std::string& line) {
  const int fd = open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) throw std::system_error{errno, std::generic_category(), "capture file"};
  const ssize_t written = write(fd, line.data(), line.size());
  const int error = errno;
  close(fd);
  if (written < 0) throw std::system_error{error, std::generic_category(), "capture file"};
  if (static_cast<std::size_t>(written) != line.size()) throw std::runtime_error{"capture file: disk full"};
}

}  // namespace

CaptureGateway::CaptureGateway(const fs::path& data_folder, const Clock& clock)
    : file_{capture_file(data_folder)}, clock_{clock} {
  fs::create_directories(file_.parent_path());
  fs::permissions(file_.parent_path(), fs::perms::owner_all);
}

Accepted CaptureGateway::send(const Message& message) {
  const int segments = message.channel == Channel::sms ? size_of_sms(message.text).segments : 0;
  append_line(file_, json::encode(Captured{clock_.now(), message.channel, message.to, message.subject, message.text,
                                           message.html, message.purpose, segments, message.idempotency_key}) +
                         "\n");
  return {"captured"};
}

std::vector<Captured> read_captured(const fs::path& data_folder) {
  std::vector<Captured> messages;
  std::ifstream lines{capture_file(data_folder)};
  for (std::string line; std::getline(lines, line);) messages.push_back(json::decode<Captured>(line));
  return messages;
}

}  // namespace portico::delivery
