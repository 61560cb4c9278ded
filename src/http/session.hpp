#pragma once
// One connection, for server.cpp and session.cpp only: the rest of http/ knows no sockets.
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/dispatcher.hpp"
#include "http/message_parser.hpp"
#include "http/pace.hpp"
#include "http/response_head.hpp"
#include "http/server.hpp"
#include "http/trusted_proxies.hpp"
#include "http/worker_pool.hpp"

namespace portico::http {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_awaitable{};
using Steady = std::chrono::steady_clock;

class Session;

// What all connections share.
struct Shared {
  Shared(ServerOptions given, Dispatcher::Parts parts);

  const ServerOptions options;
  const ResponseHead head;
  const TrustedProxies proxies;
  const std::string request_id_prefix;
  const Dispatcher dispatcher;

  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> connections{0};
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> turned_away{0};
  std::array<std::atomic<std::uint64_t>, 6> answers{};

  // Last: the workers end before what they use.
  WorkerPool pool;
};

// An I/O thread's own: its sessions are touched by it alone.
struct Loop {
  std::set<Session*> sessions;
  std::array<char, 64 * 1024> scratch;
  asio::io_context io{1};
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Socket socket, Loop& loop, Shared& shared);
  ~Session();

  Awaitable<void> run();

  // On the loop's thread:
  void cut_if_late(Steady::time_point now);
  void wake_if_idle();
  void cut();

 private:
  // One request and its answer; false: the connection ends.
  Awaitable<bool> serve();
  Awaitable<void> read_head(MessageParser& parser, Request& request);
  Awaitable<bool> answer(std::shared_ptr<Exchange> exchange, MessageParser& parser);
  Awaitable<std::optional<Response>> take_body(Exchange& exchange, MessageParser& parser);
  Awaitable<std::optional<Response>> take_upload(Exchange& exchange, MessageParser& parser);
  // The next piece of the body, appended to `into`.
  Awaitable<void> read_body(MessageParser& parser, Pace& pace, std::string& into);
  Awaitable<Response> handled(std::shared_ptr<Exchange> exchange);
  Awaitable<std::optional<Response>> on_worker(std::function<std::optional<Response>()> work);

  Awaitable<void> send(const Request& request, Response response, bool keeps_alive);
  Awaitable<void> send_stream(const Stream& stream, ResponseHead::Framing framing);
  Awaitable<std::optional<Bytes>> next_piece(const Stream& stream);
  Awaitable<void> refuse(int status);
  Awaitable<void> linger();

  Awaitable<bool> wait_for_request();
  // Throws Gone at the end of the stream, and when the session was cut.
  Awaitable<void> read_more();
  Awaitable<void> write(std::string_view first, BytesView second = {});
  // The client sees that bytes are missing: a reset, no orderly end.
  [[noreturn]] void break_off();

  void deadline_in(std::chrono::milliseconds wait) { deadline_ = Steady::now() + wait; }
  void no_deadline() { deadline_ = Steady::time_point::max(); }

  Socket socket_;
  Loop& loop_;
  Shared& shared_;
  std::string peer_;
  std::string buffer_;  // read and not yet understood
  Steady::time_point deadline_ = Steady::time_point::max();
  bool is_idle_ = false;
  bool is_cut_ = false;
  bool served_before_ = false;
  bool is_http_1_0_ = false;
};

}  // namespace portico::http
