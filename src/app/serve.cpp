#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <thread>

#include "app/authorizer.hpp"
#include "app/commands.hpp"
#include "app/folder_lock.hpp"
#include "app/listen.hpp"
#include "app/logging.hpp"
#include "app/management.hpp"
#include "app/pages.hpp"
#include "app/routes.hpp"
#include "demo/demo.hpp"
#include "http/idempotency.hpp"
#include "http/server.hpp"

namespace portico::app {
namespace {

constexpr seconds grace{10};

// Before any thread is made, so that all of them leave these signals to `wait`.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    signal(SIGPIPE, SIG_IGN);
  }
  void wait() const {
    int received = 0;
    sigwait(&signals_, &received);
  }

 private:
  sigset_t signals_{};
};

// Readers of SQLite wait for nothing but a core, and each that is in use reads its pages anew after every commit.
std::size_t workers_of(const Configuration& configuration, bool is_sqlite) {
  if (const auto wanted = configuration.number("server.workers"); wanted > 0) return static_cast<std::size_t>(wanted);
  return is_sqlite ? std::thread::hardware_concurrency() + 2 : 8;
}

http::ServerOptions server_options(const Configuration& configuration, const Listen& listen, bool is_sqlite) {
  http::ServerOptions options;
  options.host = listen.host;
  options.port = listen.port;
  options.workers = workers_of(configuration, is_sqlite);
  options.max_connections = static_cast<std::size_t>(configuration.number("server.max_connections"));
  options.trusted_proxies = configuration.list("server.trusted_proxies");
  options.head.style_hashes = style_hashes();
  return options;
}

void prepare_demo(Services& services) { demo::prepare(services.demo_services(), services.place.base_url); }

// The first start makes hundreds of PDFs: a child does it, so that what they leave in memory goes with it. This process
// has no threads yet and has opened nothing.
void make_demo_in_child(const Configuration& configuration, const Clock& clock) {
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error{errno, std::generic_category(), "fork"};
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    int status = 1;
    try {
      Services services{configuration, clock, Mode::demo};
      prepare_demo(services);
      status = 0;
    } catch (const std::exception& error) {
      spdlog::error("the demonstration clinic: {}", error.what());
    }
    ::_exit(status);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw std::system_error{errno, std::generic_category(), "waitpid"};
  if (status != 0) throw std::runtime_error{"the demonstration clinic could not be made"};
}

// A second demonstration on one machine finds the port taken and does without figures; a real server must not.
std::unique_ptr<Management> listen_for_management(const Configuration& configuration, Mode mode,
                                                  const http::Server& server, Services& services) {
  try {
    return std::make_unique<Management>(configuration.text("server.management_listen"), server, services);
  } catch (const std::runtime_error& error) {
    if (mode == Mode::serve) throw;
    spdlog::warn("no figures for Prometheus: {}", error.what());
    return nullptr;
  }
}

}  // namespace

int serve(const Configuration& configuration, Mode mode) {
  const StopSignals signals;
  start_logging(configuration.text("log.level"));
  const auto place = Place::of(configuration);
  const auto listen = Listen::parse(configuration.text("server.listen"), "server.listen");
  if (mode == Mode::demo && !listen.is_loopback())
    throw std::runtime_error{"the demonstration listens on this machine only (127.0.0.1)"};
  std::filesystem::create_directories(place.data);
  std::filesystem::permissions(place.data, std::filesystem::perms::owner_all);
  std::optional<FolderLock> lock;
  if (place.is_sqlite && !(lock = FolderLock::take(place.data)))
    throw std::runtime_error{"another server or command works with " + place.data.string()};

  SystemClock clock;
  if (mode == Mode::demo && !demo::was_prepared(place.data)) make_demo_in_child(configuration, clock);
  Services services{configuration, clock, mode, Leases::database_clock};
  if (mode == Mode::demo) prepare_demo(services);

  http::Router router;
  add_all_routes(router, services, mode, static_cast<std::size_t>(configuration.number("uploads.max_bytes")));
  Authorizer authorizer{*services.database, services.sessions, services.grants,
                        services.journal,   services.clock,    place.base_url};
  const auto assets = pages(mode);
  http::IdempotencyStore replies{*services.database, *services.keys, clock};
  http::Idempotency idempotency{replies};
  http::Server server{server_options(configuration, listen, place.is_sqlite),
                      {.router = router,
                       .authorizer = authorizer,
                       .record_read = http::recorder(services.journal),
                       .assets = &assets,
                       .idempotency = &idempotency}};
  ControlServer control{place.data, [&services](const std::vector<std::string>& words, Console& console) {
                          return run_words(words, services, console);
                        }};
  const auto management = listen_for_management(configuration, mode, server, services);
  services.start_duties(replies, static_cast<int>(configuration.number("jobs.workers")));
  server.start();
  spdlog::info("listening on {}", place.base_url);
  if (mode == Mode::demo) demo::print_logins(place.data, place.base_url);

  signals.wait();
  spdlog::info("stopping");
  server.stop(std::chrono::duration_cast<milliseconds>(grace));
  services.slow_pool.stop();  // what still works for a request gives its answer while there is a server to take it
  services.hash_pool.stop();
  services.stop_duties();
  return 0;
}

}  // namespace portico::app
