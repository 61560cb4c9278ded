#include "http/message_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "http/uri.hpp"

namespace portico::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::http::field;

[[noreturn]] void refuse(int status, const char* why) { throw BadMessage{status, why}; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_word(std::string_view a, std::string_view lower_case) {
  return std::equal(a.begin(), a.end(), lower_case.begin(), lower_case.end(),
                    [](char x, char y) { return lower(x) == y; });
}

// Looks for the end of a head as its bytes come, each looked at once. Every line ends with CRLF, holds no control
// character but tab, and starts at its first column.
class HeadScan {
 public:
  // The size of the head up to and with its empty line, 0 while that has not come.
  std::size_t size_in(std::string_view bytes) {
    const auto limited = bytes.substr(0, max_head_bytes);
    for (; at_ < limited.size(); ++at_) {
      const auto c = static_cast<unsigned char>(limited[at_]);
      if (after_return_ != (c == '\n')) refuse(400, "line end");
      if (c == '\n') {
        end_line();
        if (is_whole_) return at_ + 1;
      } else if (c != '\r') {
        if (column_ == 0 && lines_ > 0 && (c == ' ' || c == '\t')) refuse(400, "folded header");
        if ((c < 0x20 && c != '\t') || c == 0x7F) refuse(400, "control character in head");
        ++column_;
        if (lines_ == 0 && column_ > max_target_bytes + 32) refuse(414, "request line too long");
      }
      after_return_ = c == '\r';
    }
    if (limited.size() == max_head_bytes) refuse(431, "head too large");
    return 0;
  }

 private:
  void end_line() {
    after_return_ = false;
    is_whole_ = column_ == 0 && lines_ > 0;
    ++lines_;
    column_ = 0;
    if (lines_ > max_headers + 1 && !is_whole_) refuse(431, "too many headers");
  }

  std::size_t at_ = 0;
  std::size_t lines_ = 0;
  std::size_t column_ = 0;
  bool after_return_ = false;
  bool is_whole_ = false;
};

}  // namespace

class MessageParser::Beast : public beast::http::basic_parser<true> {
 public:
  Beast() {
    header_limit(max_head_bytes);
    body_limit(boost::none);
    eager(true);
  }

  HeadScan scan;
  Request* request = nullptr;
  std::string* into = nullptr;
  std::string raw_path;
  bool expects_continue = false;

  bool is_http_1_0() const { return version_ < 11; }
  // Beast notes framing itself; this is what it would let pass.
  void check_framing() const {
    if (hosts_ > 1 || (hosts_ == 0 && version_ >= 11)) refuse(400, "one Host is needed");
    if (lengths_ > 1) refuse(400, "repeated Content-Length");
    if (encodings_ > 1) refuse(400, "repeated Transfer-Encoding");
    if (encodings_ > 0 && (lengths_ > 0 || version_ < 11 || !chunked())) refuse(400, "framing");
  }

 private:
  using string_view = beast::string_view;

  void on_request_impl(beast::http::verb, string_view method, string_view target, int version, error_code&) override {
    if (target.size() > max_target_bytes) refuse(414, "target too long");
    if (target.empty() || target.front() != '/') refuse(400, "not an origin-form target");
    const std::string_view whole{target.data(), target.size()};
    if (whole.find('#') != std::string_view::npos) refuse(400, "fragment in target");
    const auto question = std::min(whole.find('?'), whole.size());
    raw_path = whole.substr(0, question);
    auto path = percent_decoded(raw_path);
    if (!path) refuse(400, "broken escape in path");
    request->method.assign(method.data(), method.size());
    request->path = std::move(*path);
    request->query = whole.substr(std::min(question + 1, whole.size()));
    version_ = version;
  }
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(field name_code, string_view name, string_view value, error_code&) override {
    if (is_header_done()) return;  // trailers are read past
    hosts_ += name_code == field::host;
    if (name_code == field::content_length) {
      ++lengths_;
      if (value.find(',') != string_view::npos) refuse(400, "repeated Content-Length");
    }
    if (name_code == field::transfer_encoding) {
      ++encodings_;
      if (!same_word({value.data(), value.size()}, "chunked")) refuse(400, "unknown Transfer-Encoding");
    }
    if (name_code == field::expect) expects_continue = same_word({value.data(), value.size()}, "100-continue");
    std::string lower_case(name.data(), name.size());
    std::transform(lower_case.begin(), lower_case.end(), lower_case.begin(), lower);
    request->headers.emplace(std::move(lower_case), std::string{value.data(), value.size()});
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
  std::size_t on_body_impl(string_view body, error_code&) override {
    into->append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code&) override {
    into->append(body.data(), body.size());
    return body.size();
  }
  void on_finish_impl(error_code&) override {}

  int version_ = 0;
  int hosts_ = 0;
  int lengths_ = 0;
  int encodings_ = 0;
};

MessageParser::MessageParser() : beast_{std::make_unique<Beast>()} {}
MessageParser::~MessageParser() = default;

std::size_t MessageParser::head(std::string_view bytes, Request& request) {
  const auto size = beast_->scan.size_in(bytes);
  if (size == 0) return 0;
  const auto head = bytes.substr(0, size);
  beast_->request = &request;
  error_code error;
  const auto used = beast_->put(boost::asio::const_buffer{head.data(), head.size()}, error);
  if ((error && error != beast::http::error::need_more) || used != size || !beast_->is_header_done())
    refuse(400, "malformed head");
  beast_->check_framing();
  return size;
}

bool MessageParser::keeps_alive() const { return beast_->keep_alive(); }
bool MessageParser::is_http_1_0() const { return beast_->is_http_1_0(); }
bool MessageParser::expects_continue() const { return beast_->expects_continue; }
bool MessageParser::is_chunked() const { return beast_->chunked(); }
bool MessageParser::is_done() const { return beast_->is_done(); }
std::string_view MessageParser::raw_path() const { return beast_->raw_path; }

std::optional<std::uint64_t> MessageParser::content_length() const {
  const auto length = beast_->content_length();
  return length ? std::optional<std::uint64_t>{*length} : std::nullopt;
}

std::size_t MessageParser::body(std::string_view bytes, std::string& body) {
  if (bytes.empty() || is_done()) return 0;
  beast_->into = &body;
  error_code error;
  const auto used = beast_->put(boost::asio::const_buffer{bytes.data(), bytes.size()}, error);
  if (error && error != beast::http::error::need_more) refuse(400, "malformed body");
  // What still waits for its end is a chunk's head or the trailer: no longer than a head.
  if (!is_done() && bytes.size() - used >= max_head_bytes) refuse(400, "chunk head too long");
  return used;
}

}  // namespace portico::http
