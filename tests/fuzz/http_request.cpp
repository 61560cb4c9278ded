// What a connection does with its bytes, without the socket: head, match, body, decoding, handler, answer. The same
// bytes in one piece and one by one must mean the same requests.
#include <cstdlib>

#include "http/dispatcher.hpp"
#include "http/message_parser.hpp"
#include "http/response_head.hpp"

namespace portico::http {
namespace {

struct Wish {
  Text<1, 50> text;
  std::optional<int> times;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (text, times))

class AnyoneAuthorizer : public Authorizer {
 public:
  Caller authorize(const Access&, const Request& request, const PathParameters&, bool, bool) override {
    if (request.cookie("sid") == "x") throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
    return {};
  }
};

class Sink : public UploadSink {
 public:
  void write(BytesView chunk) override { bytes.insert(bytes.end(), chunk.begin(), chunk.end()); }
  Bytes bytes;
};

Route route(Method method, std::string path) {
  return {.method = method, .path = std::move(path), .access = Public{}, .audit = Audited::nothing(), .summary = ""};
}

Router routes() {
  Router router;
  router.add(route(Method::post, "/wishes"), [](Call&, Wish wish) { return wish; });
  router.add(route(Method::get, "/wishes"), [](Call&, Wish wish) { return wish; });
  router.add(route(Method::get, "/people/{name}"), [](Call& call) {
    return Wish{{call.parameter("name")}, std::nullopt};
  });
  router.add(route(Method::del, "/people/{name}"), [](Call&) {});
  router.add_upload<Sink>(
      route(Method::put, "/upload"), [](Call&) { return std::make_unique<Sink>(); },
      [](Call& call, Sink& sink) { call.set_cookie("size", std::to_string(sink.bytes.size())); });
  return router;
}

struct World {
  Router router = routes();
  AnyoneAuthorizer authorizer;
  Dispatcher dispatcher{{.router = router, .authorizer = authorizer, .record_read = {}},
                        [](const std::function<void()>& work) { work(); }};
  ResponseHead head{{}};
};

// Everything the connection would have been sent.
class Connection {
 public:
  explicit Connection(World& world) : world_{world} {}

  void receive(std::string_view bytes) {
    buffer_ += bytes;
    try {
      while (!is_closed_ && step()) {
      }
    } catch (const BadMessage& bad) {
      sent_ += "bad " + std::to_string(bad.status);
      is_closed_ = true;
    }
  }
  const std::string& sent() const { return sent_; }

 private:
  // False: more bytes are needed.
  bool step() {
    if (!exchange_) {
      auto exchange = std::make_shared<Exchange>();
      auto parser = std::make_unique<MessageParser>();
      const auto used = parser->head(buffer_, exchange->request);
      if (used == 0) return false;
      buffer_.erase(0, used);
      exchange_ = std::move(exchange);
      parser_ = std::move(parser);
      const auto length = parser_->is_chunked() ? std::nullopt : std::optional{parser_->content_length().value_or(0)};
      if (auto early = world_.dispatcher.begin(*exchange_, parser_->raw_path(), length)) return answer(*early);
    }
    const auto used = parser_->body(buffer_, exchange_->request.body);
    buffer_.erase(0, used);
    if (exchange_->request.body.size() > exchange_->route().body_limit)
      return answer(world_.dispatcher.too_large(*exchange_));
    if (!parser_->is_done()) return used > 0 && !buffer_.empty();
    return handle();
  }
  bool handle() {
    const auto done = [this](const Response& response) { answer(response); };
    if (!exchange_->match.endpoint->handler.is_upload()) {
      world_.dispatcher.run(exchange_, done);
      return true;
    }
    auto refused = world_.dispatcher.open(*exchange_);
    if (!refused) refused = world_.dispatcher.write(*exchange_, as_bytes(exchange_->request.body));
    refused ? done(*refused) : world_.dispatcher.finish(exchange_, done);
    return true;
  }
  bool answer(const Response& response) {
    std::string head;
    world_.head.append(head, response, {.request_id = "-", .keeps_alive = parser_->keeps_alive()});
    if (head.find("\r\n\r\n") != head.size() - 4) std::abort();  // a header of ours was broken in two
    sent_ += std::to_string(response.status) + exchange_->request.method + exchange_->request.path +
             exchange_->request.query;
    sent_ += as_text(response.bytes());
    is_closed_ = !parser_->is_done() || !parser_->keeps_alive();
    exchange_.reset();
    parser_.reset();
    return true;
  }

  World& world_;
  std::string buffer_;
  std::string sent_;
  std::shared_ptr<Exchange> exchange_;
  std::unique_ptr<MessageParser> parser_;
  bool is_closed_ = false;
};

}  // namespace
}  // namespace portico::http

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace portico;
  static http::World world;
  const auto bytes = as_text({data, size});
  http::Connection whole{world};
  whole.receive(bytes);
  http::Connection piecewise{world};
  for (const char c : bytes) piecewise.receive({&c, 1});
  if (whole.sent() != piecewise.sent()) std::abort();
  return 0;
}
