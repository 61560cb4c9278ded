#include <arpa/inet.h>
#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/listen.hpp"
#include "app/routes.hpp"
#include "db/migrations.hpp"
#include "http/openapi.hpp"

namespace portico::app {
namespace {

namespace filesystem = std::filesystem;

// A folder that is gone afterwards.
class Scratch {
 public:
  Scratch() : path_{filesystem::temp_directory_path() / ("portico-" + Uuid::make().text())} {
    filesystem::create_directories(path_);
  }
  ~Scratch() {
    std::error_code ignored;
    filesystem::remove_all(path_, ignored);
  }
  const filesystem::path& path() const { return path_; }

 private:
  filesystem::path path_;
};

// GET `path`; the status, or 0 when nobody answers.
int status_of(const Listen& listen, const std::string& path) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  if (::getaddrinfo(listen.host.c_str(), std::to_string(listen.port).c_str(), &hints, &found) != 0) return 0;
  const int socket = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{5, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string answer(64, '\0');
  const auto request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const bool asked =
      ::connect(socket, found->ai_addr, found->ai_addrlen) == 0 &&
      ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()) &&
      ::recv(socket, answer.data(), answer.size(), MSG_WAITALL) > 12;
  ::close(socket);
  ::freeaddrinfo(found);
  return asked ? std::atoi(answer.c_str() + 9) : 0;
}

// A line of the examination; returns whether all is well.
bool tell(Console& console, const std::string& what, const std::string& fault) {
  console.print(fmt::format("{} {}{}\n", fault.empty() ? "ok  " : "BAD ", what, fault.empty() ? "" : ": " + fault));
  return fault.empty();
}

template <class Try>
std::string fault_of(Try&& work) {
  try {
    return work();
  } catch (const std::exception& error) {
    return error.what();
  }
}

// Without sending anything.
bool examine_gateways(const Configuration& configuration, const Place& place, Console& console) {
  if (configuration.text("messages.gateway") != "live") return true;
  const SystemClock clock;
  std::optional<ChosenGateways> chosen;
  bool well = tell(console, "message gateways", fault_of([&]() -> std::string {
                     chosen.emplace(configuration, place.data, place.base_url, clock, nullptr);
                     return "";
                   }));
  if (!chosen) return false;
  if (chosen->sms().empty())
    well &= tell(console, "SMS gateway", "none is set, so no sign-in code can leave: see [sms] gateway");
  for (const auto& gateway : chosen->sms())
    well &= tell(console, "SMS gateway " + gateway->name(), fault_of([&] { return gateway->fault(); }));
  return well;
}

}  // namespace

int print_openapi(Console& console) {
  const Scratch scratch;
  const auto configuration =
      Configuration::load({.flags = {{"data.folder", (scratch.path() / "data").string()},
                                     {"database.url", "sqlite:" + (scratch.path() / "x.sqlite").string()}}});
  filesystem::create_directories(scratch.path() / "data");
  const SystemClock clock;
  Services services{configuration, clock, Mode::serve};
  http::Router router;
  add_all_routes(router, services, Mode::serve, static_cast<std::size_t>(configuration.number("uploads.max_bytes")));
  console.print(http::openapi(router) + "\n");
  return 0;
}

int show_configuration(const Invocation& invocation, const Configuration& configuration, Console& console) {
  for (const auto& line : configuration.shown())
    console.print(invocation.origin ? fmt::format("{} = {}  ({})\n", line.name, line.value, line.origin)
                                    : fmt::format("{} = {}\n", line.name, line.value));
  return 0;
}

int examine(const Configuration& configuration, Console& console) {
  const auto place = Place::of(configuration);
  bool well = tell(console, "data folder " + place.data.string(), fault_of([&]() -> std::string {
                     filesystem::create_directories(place.data);
                     return ::access(place.data.c_str(), W_OK) == 0 ? "" : "cannot be written by this user";
                   }));
  well &= tell(console, "key file " + place.key_file.string(), fault_of([&]() -> std::string {
                 if (!filesystem::exists(place.key_file))
                   return filesystem::is_empty(place.data) ? "" : "is missing: put it back from where you keep it";
                 const auto open = filesystem::perms::group_all | filesystem::perms::others_all;
                 const bool is_private =
                     (filesystem::status(place.key_file).permissions() & open) == filesystem::perms::none;
                 return is_private ? "" : "may be read by others: chmod 0400";
               }));
  well &= tell(console, "database", fault_of([&]() -> std::string {
                 if (place.is_sqlite && !filesystem::exists(place.database_url.substr(7))) return "";
                 const auto database = db::Database::open({.url = place.database_url, .connections = 1});
                 database->ping();
                 return db::pending(*database, db::migrations()).empty() ? "" : "its schema is old: portico migrate";
               }));
  well &= tell(console, "sandbox for uploads",
               fault_of([&] { return sandbox::Sandbox{1}.why_unavailable().value_or(""); }));
  well &= examine_gateways(configuration, place, console);
  const auto space = filesystem::space(place.data).available >> 20;
  well &= tell(console, fmt::format("disk: {} MiB free", space), space < 512 ? "less than 512 MiB are free" : "");
  return well ? 0 : 1;
}

int ask_health(const Configuration& configuration, Console& console) {
  const auto listen = Listen::parse(configuration.text("server.listen"), "server.listen");
  const int status = status_of(listen, "/readyz");
  console.print(status == 200 ? "ready\n" : status == 0 ? "no answer\n" : fmt::format("not ready ({})\n", status));
  return status == 200 ? 0 : 1;
}

}  // namespace portico::app
