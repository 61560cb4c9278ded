#include "http/server.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <thread>

#include "http/problem.hpp"
#include "http/session.hpp"

namespace portico::http {
namespace {

using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor>;
using namespace std::chrono_literals;

// One descriptor a connection: as many as the system lets us have.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

// Often enough that the shortest limit is kept closely.
std::chrono::milliseconds sweep_interval(const ServerOptions& options) {
  const auto shortest = std::min({options.header_timeout, options.idle_timeout, options.pace_window, options.linger});
  return std::clamp(shortest / 4, std::chrono::milliseconds{1}, std::chrono::milliseconds{250});
}

}  // namespace

Shared::Shared(ServerOptions given, Dispatcher::Parts parts)
    : options{std::move(given)},
      head{options.head},
      proxies{options.trusted_proxies},
      request_id_prefix{to_hex(random_bytes(4)) + '-'},
      dispatcher{std::move(parts), [this](std::function<void()> work) { pool.post(std::move(work)); }},
      pool{options.workers, options.queue_limit} {}

class Server::Core {
 public:
  Core(ServerOptions options, Dispatcher::Parts parts) : shared_{std::move(options), std::move(parts)} {
    for (std::size_t i = 0; i < std::max<std::size_t>(1, shared_.options.io_threads); ++i)
      loops_.push_back(std::make_unique<Loop>());
    acceptor_ = std::make_unique<Acceptor>(loops_.front()->io);
  }

  void start();
  void stop(std::chrono::milliseconds grace);
  std::uint16_t port() const { return acceptor_->local_endpoint().port(); }
  Figures figures() const;

 private:
  Awaitable<void> accept();
  Awaitable<void> sweep(Loop& loop);
  void take(Socket socket, Loop& loop);
  void turn_away(Socket& socket);
  template <class Work>
  void on_each_loop(Work work) {
    for (auto& loop : loops_) asio::post(loop->io, [&loop = *loop, work] { work(loop); });
  }
  bool all_ended(std::chrono::milliseconds wait);

  Shared shared_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::unique_ptr<Acceptor> acceptor_;
  std::vector<std::thread> threads_;
  bool is_running_ = false;
};

void Server::Core::start() {
  raise_descriptor_limit();
  const auto& options = shared_.options;
  error_code error;
  const auto* host = options.host == "localhost" ? "127.0.0.1" : options.host.c_str();
  const asio::ip::tcp::endpoint endpoint{asio::ip::make_address(host, error), options.port};
  if (!error) acceptor_->open(endpoint.protocol(), error);
  if (!error) acceptor_->set_option(asio::socket_base::reuse_address{true}, error);
  if (!error) acceptor_->bind(endpoint, error);
  if (!error) acceptor_->listen(4096, error);
  if (error)
    throw std::runtime_error{fmt::format("cannot listen on {}:{}: {}", options.host, options.port, error.message())};
  asio::co_spawn(loops_.front()->io, accept(), asio::detached);
  for (auto& loop : loops_) {
    asio::co_spawn(loop->io, sweep(*loop), asio::detached);
    threads_.emplace_back([&io = loop->io] { io.run(); });
  }
  is_running_ = true;
}

Awaitable<void> Server::Core::accept() {
  for (std::size_t next = 0; acceptor_->is_open(); ++next) {
    Loop& loop = *loops_[next % loops_.size()];
    error_code error;
    Socket socket{loop.io};
    co_await acceptor_->async_accept(socket, asio::redirect_error(use_awaitable, error));
    if (!error) {
      take(std::move(socket), loop);
    } else if (acceptor_->is_open()) {
      // Out of descriptors, most likely: those that end soon make room.
      spdlog::warn("cannot accept: {}", error.message());
      Timer pause{loops_.front()->io, 100ms};
      co_await pause.async_wait(asio::redirect_error(use_awaitable, error));
    }
  }
}

void Server::Core::take(Socket socket, Loop& loop) {
  if (shared_.connections.fetch_add(1) >= shared_.options.max_connections) {
    --shared_.connections;
    turn_away(socket);
    return;
  }
  auto held = std::make_shared<Socket>(std::move(socket));
  asio::post(loop.io, [this, &loop, held] {
    auto session = std::make_shared<Session>(std::move(*held), loop, shared_);
    asio::co_spawn(
        loop.io, [session]() -> Awaitable<void> { return session->run(); }, asio::detached);
  });
}

void Server::Core::turn_away(Socket& socket) {
  ++shared_.turned_away;
  const auto response = problem(Refused{Reason::unavailable, "UNAVAILABLE"}.retry_after(1s), Language::en);
  std::string text;
  shared_.head.append(text, response, {.request_id = "-", .keeps_alive = false});
  text += as_text(response.bytes());
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(text), ignored);
}

Awaitable<void> Server::Core::sweep(Loop& loop) {
  const auto interval = sweep_interval(shared_.options);
  Timer timer{loop.io};
  for (;;) {
    timer.expires_after(interval);
    co_await timer.async_wait(use_awaitable);
    const auto now = Steady::now();
    for (Session* session : loop.sessions) session->cut_if_late(now);
  }
}

void Server::Core::stop(std::chrono::milliseconds grace) {
  if (!is_running_) return;
  is_running_ = false;
  asio::post(loops_.front()->io, [this] {
    error_code ignored;
    acceptor_->close(ignored);
  });
  shared_.stopping = true;
  on_each_loop([](Loop& loop) {
    for (Session* session : loop.sessions) session->wake_if_idle();
  });
  if (!all_ended(grace)) {
    if (grace > 0ms) spdlog::warn("{} connections cut at the stop", shared_.connections.load());
    on_each_loop([](Loop& loop) {
      for (Session* session : loop.sessions) session->cut();
    });
    all_ended(500ms);
  }
  shared_.pool.stop();
  for (auto& loop : loops_) loop->io.stop();
  for (auto& thread : threads_) thread.join();
}

bool Server::Core::all_ended(std::chrono::milliseconds wait) {
  const auto until = Steady::now() + wait;
  while (shared_.connections > 0 && Steady::now() < until) std::this_thread::sleep_for(2ms);
  return shared_.connections == 0;
}

Server::Figures Server::Core::figures() const {
  Figures figures;
  figures.connections = shared_.connections;
  figures.waiting = shared_.pool.waiting();
  figures.turned_away = shared_.turned_away;
  for (std::size_t i = 0; i < figures.answers.size(); ++i) figures.answers[i] = shared_.answers[i];
  return figures;
}

Server::Server(ServerOptions options, Dispatcher::Parts parts)
    : core_{std::make_unique<Core>(std::move(options), std::move(parts))} {}
Server::~Server() { core_->stop(std::chrono::milliseconds{0}); }

void Server::start() { core_->start(); }
std::uint16_t Server::port() const { return core_->port(); }
void Server::stop(std::chrono::milliseconds grace) { core_->stop(grace); }
Server::Figures Server::figures() const { return core_->figures(); }

}  // namespace portico::http
