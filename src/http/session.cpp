#include "http/session.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>

#include "http/problem.hpp"

namespace portico::http {
namespace {

using boost::system::error_code;

// The client is away, or was cut off: nothing more to say to it.
struct Gone {};

constexpr std::size_t upload_piece = 64 * 1024;
constexpr std::size_t kept_buffer = 2 * 1024;  // what an idle connection may hold on to

// Resumes the coroutine that waits, on its own thread, with the first value given; with `otherwise` when all who could
// have given one have let go of it.
template <class Handler, class T>
class Resumption {
 public:
  Resumption(Handler handler, Executor executor, T (*otherwise)())
      : handler_{std::move(handler)}, executor_{executor}, otherwise_{otherwise} {}
  ~Resumption() {
    if (!given_) give(otherwise_());
  }
  Resumption(const Resumption&) = delete;
  Resumption& operator=(const Resumption&) = delete;

  void give(T value) {
    if (given_.exchange(true)) return;
    asio::post(executor_,
               [handler = std::move(handler_), value = std::move(value)]() mutable { handler(std::move(value)); });
  }

 private:
  Handler handler_;
  Executor executor_;
  T (*otherwise_)();
  std::atomic<bool> given_{false};
};

// Suspends until what `start` was given is called, on any thread.
template <class T, class Start>
Awaitable<T> awaited(Executor executor, T (*otherwise)(), Start start) {
  return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(T)>(
      [](auto handler, Executor on, T (*fallback)(), Start begin) {
        using Handler = decltype(handler);
        auto resumption = std::make_shared<Resumption<Handler, T>>(std::move(handler), on, fallback);
        begin(std::function<void(T)>{[resumption](T value) { resumption->give(std::move(value)); }});
      },
      use_awaitable, executor, otherwise, std::move(start));
}

std::string peer_of(const Socket& socket) {
  error_code error;
  const auto address = socket.remote_endpoint(error).address();
  if (error) return {};
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

Response dropped() { return problem({Reason::unavailable, "UNAVAILABLE"}, Language::en); }
std::optional<Response> dropped_early() { return dropped(); }
std::optional<Bytes> no_piece() { return std::nullopt; }

}  // namespace

Session::Session(Socket socket, Loop& loop, Shared& shared)
    : socket_{std::move(socket)}, loop_{loop}, shared_{shared}, peer_{peer_of(socket_)} {
  error_code ignored;
  socket_.non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
  loop_.sessions.insert(this);
}

Session::~Session() {
  loop_.sessions.erase(this);
  --shared_.connections;
}

Awaitable<void> Session::run() {
  try {
    while (co_await serve()) {
    }
  } catch (const Gone&) {
  } catch (const std::exception& error) {
    spdlog::error("connection ended: {}", error.what());
  }
}

void Session::cut() {
  is_cut_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Session::cut_if_late(Steady::time_point now) {
  if (now >= deadline_) cut();
}

void Session::wake_if_idle() {
  error_code ignored;
  if (is_idle_) socket_.cancel(ignored);
}

Awaitable<bool> Session::serve() {
  if (buffer_.empty() && !co_await wait_for_request()) co_return false;
  deadline_in(shared_.options.header_timeout);
  MessageParser parser;
  auto exchange = std::make_shared<Exchange>();
  int bad_status = 0;
  bool keeps_alive = false;
  try {
    co_await read_head(parser, exchange->request);
    keeps_alive = co_await answer(exchange, parser);
  } catch (const BadMessage& bad) {
    bad_status = bad.status;
  }
  if (bad_status != 0) co_await refuse(bad_status);
  served_before_ = true;
  co_return keeps_alive;
}

Awaitable<void> Session::read_head(MessageParser& parser, Request& request) {
  std::size_t used = 0;
  if (buffer_.empty()) co_await read_more();
  while ((used = parser.head(buffer_, request)) == 0) co_await read_more();
  buffer_.erase(0, used);
  is_http_1_0_ = parser.is_http_1_0();
  shared_.proxies.apply(request, peer_);
  request.request_id = fmt::format("{}{:08x}", shared_.request_id_prefix, shared_.requests.fetch_add(1));
}

// False when the body was not read to its end, or the client wants no more.
Awaitable<bool> Session::answer(std::shared_ptr<Exchange> exchange, MessageParser& parser) {
  const auto length = parser.is_chunked() ? std::nullopt : std::optional{parser.content_length().value_or(0)};
  auto response = shared_.dispatcher.begin(*exchange, parser.raw_path(), length);
  // Not as conditional expressions: GCC 12 destroys an awaited temporary of one twice.
  if (!response) {
    if (exchange->match.endpoint->handler.is_upload()) {
      response = co_await take_upload(*exchange, parser);
    } else {
      response = co_await take_body(*exchange, parser);
    }
  }
  no_deadline();
  const bool is_whole = parser.is_done();
  if (!response) response = co_await handled(exchange);
  const bool keeps_alive = is_whole && parser.keeps_alive() && !shared_.stopping;
  co_await send(exchange->request, std::move(*response), keeps_alive);
  if (!is_whole || (!keeps_alive && !buffer_.empty())) co_await linger();
  co_return keeps_alive;
}

Awaitable<std::optional<Response>> Session::take_body(Exchange& exchange, MessageParser& parser) {
  if (parser.is_done()) co_return std::nullopt;
  if (parser.expects_continue()) co_await write("HTTP/1.1 100 Continue\r\n\r\n");
  auto& body = exchange.request.body;
  if (const auto length = parser.content_length()) body.reserve(*length);
  Pace pace{shared_.options.pace_window, shared_.options.pace_bytes_per_second, Steady::now()};
  while (!parser.is_done()) {
    co_await read_body(parser, pace, body);
    if (body.size() > exchange.route().body_limit) co_return shared_.dispatcher.too_large(exchange);
  }
  co_return std::nullopt;
}

Awaitable<std::optional<Response>> Session::take_upload(Exchange& exchange, MessageParser& parser) {
  no_deadline();
  const auto& dispatcher = shared_.dispatcher;
  if (auto refused = co_await on_worker([&] { return dispatcher.open(exchange); })) co_return refused;
  if (parser.expects_continue()) co_await write("HTTP/1.1 100 Continue\r\n\r\n");
  std::size_t total = 0;
  std::string piece;
  while (!parser.is_done()) {
    Pace pace{shared_.options.pace_window, shared_.options.pace_bytes_per_second, Steady::now()};
    while (!parser.is_done() && piece.size() < upload_piece) co_await read_body(parser, pace, piece);
    no_deadline();
    total += piece.size();
    if (total > exchange.route().body_limit) co_return dispatcher.too_large(exchange);
    if (piece.empty()) continue;
    if (auto refused = co_await on_worker([&] { return dispatcher.write(exchange, as_bytes(piece)); }))
      co_return refused;
    piece.clear();
  }
  co_return std::nullopt;
}

Awaitable<void> Session::read_body(MessageParser& parser, Pace& pace, std::string& into) {
  const auto used = parser.body(buffer_, into);
  buffer_.erase(0, used);
  pace.moved(used, Steady::now());
  if (used > 0 || parser.is_done()) co_return;
  deadline_ = pace.deadline();
  co_await read_more();
}

Awaitable<Response> Session::handled(std::shared_ptr<Exchange> exchange) {
  return awaited(loop_.io.get_executor(), &dropped, [this, exchange](Done done) {
    const bool is_upload = exchange->sink != nullptr;
    const bool taken = shared_.pool.try_post([this, exchange, done, is_upload] {
      is_upload ? shared_.dispatcher.finish(exchange, done) : shared_.dispatcher.run(exchange, done);
    });
    if (taken) return;
    ++shared_.turned_away;
    done(problem(Refused{Reason::unavailable, "UNAVAILABLE"}.retry_after(std::chrono::seconds{1}),
                 exchange->language()));
  });
}

Awaitable<std::optional<Response>> Session::on_worker(std::function<std::optional<Response>()> work) {
  return awaited(loop_.io.get_executor(), &dropped_early,
                 [this, work = std::move(work)](std::function<void(std::optional<Response>)> done) {
                   shared_.pool.post([work, done] { done(work()); });
                 });
}

Awaitable<void> Session::send(const Request& request, Response response, bool keeps_alive) {
  if (response.not_before && *response.not_before > Steady::now()) {
    asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor> timer{loop_.io.get_executor(),
                                                                                  *response.not_before};
    error_code ignored;
    co_await timer.async_wait(asio::redirect_error(use_awaitable, ignored));
  }
  ++shared_.answers[static_cast<std::size_t>(response.status / 100) % shared_.answers.size()];
  const ResponseHead::Context context{request.request_id, request.secure, keeps_alive, is_http_1_0_};
  const auto framing = ResponseHead::framing(response, context);
  std::string head;
  head.reserve(1024);
  shared_.head.append(head, response, context);
  const bool has_body = request.method != "HEAD" && framing != ResponseHead::Framing::none;
  if (const auto* stream = response.stream(); stream && has_body) {
    co_await write(head);
    co_await send_stream(*stream, framing);
  } else {
    co_await write(head, has_body ? response.bytes() : BytesView{});
  }
}

Awaitable<void> Session::send_stream(const Stream& stream, ResponseHead::Framing framing) {
  const bool is_chunked = framing == ResponseHead::Framing::chunked;
  std::uint64_t sent = 0;
  for (;;) {
    no_deadline();
    const auto piece = co_await next_piece(stream);
    if (!piece) break_off();
    if (piece->empty()) break;
    sent += piece->size();
    if (stream.length && sent > *stream.length) break_off();
    if (is_chunked) co_await write(fmt::format("{:x}\r\n", piece->size()));
    co_await write({}, *piece);
    if (is_chunked) co_await write("\r\n");
  }
  if (stream.length && sent != *stream.length) break_off();
  if (is_chunked) co_await write("0\r\n\r\n");
}

// Nothing when the stream failed.
Awaitable<std::optional<Bytes>> Session::next_piece(const Stream& stream) {
  return awaited(loop_.io.get_executor(), &no_piece, [this, &stream](std::function<void(std::optional<Bytes>)> done) {
    shared_.pool.post([&stream, done] {
      try {
        done(stream.next());
      } catch (const std::exception& error) {
        spdlog::error("stream broke off: {}", error.what());
        done(std::nullopt);
      }
    });
  });
}

Awaitable<void> Session::refuse(int status) {
  const char* code = status == 414 ? "URI_TOO_LONG" : status == 431 ? "HEADERS_TOO_LARGE" : "BAD_REQUEST";
  Request request;
  request.method = "GET";
  request.request_id = fmt::format("{}{:08x}", shared_.request_id_prefix, shared_.requests.fetch_add(1));
  co_await send(request, problem(status, code, Language::en), false);
  co_await linger();
}

Awaitable<void> Session::linger() {
  error_code ignored;
  socket_.shutdown(Socket::shutdown_send, ignored);
  deadline_in(shared_.options.linger);
  for (;;) {
    buffer_.clear();
    co_await read_more();
  }
}

// False when the connection is to end without another request.
Awaitable<bool> Session::wait_for_request() {
  if (buffer_.capacity() > kept_buffer) std::string{}.swap(buffer_);
  is_idle_ = true;
  deadline_in(served_before_ ? shared_.options.idle_timeout : shared_.options.header_timeout);
  error_code error;
  if (!shared_.stopping) co_await socket_.async_wait(Socket::wait_read, asio::redirect_error(use_awaitable, error));
  is_idle_ = false;
  if (is_cut_) co_return false;
  // While stopping, only a request that has come already is served.
  co_return !shared_.stopping || socket_.available(error) > 0;
}

Awaitable<void> Session::read_more() {
  for (;;) {
    error_code error;
    const auto count = socket_.read_some(asio::buffer(loop_.scratch), error);
    if (!error) {
      buffer_.append(loop_.scratch.data(), count);
      co_return;
    }
    if (error != asio::error::would_block || is_cut_) throw Gone{};
    co_await socket_.async_wait(Socket::wait_read, asio::redirect_error(use_awaitable, error));
    if (error || is_cut_) throw Gone{};
  }
}

Awaitable<void> Session::write(std::string_view first, BytesView second) {
  std::array<asio::const_buffer, 2> left{asio::buffer(first), asio::buffer(second.data(), second.size())};
  Pace pace{shared_.options.pace_window, shared_.options.pace_bytes_per_second, Steady::now()};
  while (left[0].size() + left[1].size() > 0) {
    error_code error;
    const auto count = socket_.write_some(left, error);
    if (!error) {
      const auto of_first = std::min(count, left[0].size());
      left[0] += of_first;
      left[1] += count - of_first;
      pace.moved(count, Steady::now());
      continue;
    }
    if (error != asio::error::would_block || is_cut_) throw Gone{};
    deadline_ = pace.deadline();
    co_await socket_.async_wait(Socket::wait_write, asio::redirect_error(use_awaitable, error));
    if (error || is_cut_) throw Gone{};
  }
}

void Session::break_off() {
  error_code ignored;
  socket_.set_option(asio::socket_base::linger{true, 0}, ignored);
  throw Gone{};
}

}  // namespace portico::http
