#include "app/system_routes.hpp"

#include <algorithm>

#include "db/migrations.hpp"
#include "delivery/capture.hpp"
#include "demo/logins.hpp"
#include "http/openapi.hpp"

namespace portico::app {
namespace {

using http::Audited;
using http::Call;
using http::Method;
using http::Public;

struct Health {
  std::string status;
};
BOOST_DESCRIBE_STRUCT(Health, (), (status))

struct CapturedMessages {
  std::vector<delivery::Captured> items;  // newest first
};
BOOST_DESCRIBE_STRUCT(CapturedMessages, (), (items))

struct DemonstrationClinic {
  std::string portal;  // its path
};
BOOST_DESCRIBE_STRUCT(DemonstrationClinic, (), (portal))

constexpr std::size_t most_captured = 100;

void add_health(http::Router& router, Services& services) {
  router.add({.method = Method::get,
              .path = "/livez",
              .access = Public{},
              .audit = Audited::nothing(),
              .summary = "Whether the process runs",
              .prolongs_session = false},
             [](Call&) { return Health{"ok"}; });
  router.add({.method = Method::get,
              .path = "/readyz",
              .access = Public{},
              .audit = Audited::nothing(),
              .summary = "Whether the database is reachable and its schema current",
              .prolongs_session = false},
             [&services](Call&) {
               services.database->ping();
               if (!db::pending(*services.database, db::migrations()).empty())
                 throw Refused{Reason::unavailable, "UNAVAILABLE"};
               return Health{"ok"};
             });
}

void add_documents(http::Router& router, Services& services) {
  router.add({.method = Method::get,
              .path = "/api/openapi.json",
              .access = Public{},
              .audit = Audited::nothing(),
              .summary = "This document",
              .prolongs_session = false},
             [&router](Call&) {
               return http::Body{"application/json", to_bytes(http::openapi(router))};
             });
  router.add({.method = Method::get,
              .path = "/.well-known/security.txt",
              .access = Public{},
              .audit = Audited::nothing(),
              .summary = "Where to report a weakness (RFC 9116)",
              .prolongs_session = false},
             [&services](Call&) {
               const auto expires = services.clock.now() + days{365};
               const auto text = "Contact: " + services.place.security_contact + "\nExpires: " + expires.rfc3339() +
                                 "\nPreferred-Languages: en, hu, es\n";
               return http::Body{"text/plain; charset=utf-8", to_bytes(text)};
             });
}

void add_demonstration(http::Router& router, Services& services) {
  router.add({.method = Method::get,
              .path = "/api/demo/messages",
              .access = Public{},
              .audit = Audited::nothing(),
              .summary = "What the demonstration would have sent, newest first",
              .prolongs_session = false},
             [&services](Call&) {
               auto all = delivery::read_captured(services.place.data);
               std::reverse(all.begin(), all.end());
               if (all.size() > most_captured) all.resize(most_captured);
               return CapturedMessages{std::move(all)};
             });
  router.add(
      {.method = Method::get,
       .path = "/api/demo/clinic",
       .access = Public{},
       .audit = Audited::nothing(),
       .summary = "Where the demonstration's clinic is",
       .prolongs_session = false},
      [&services](Call&) { return DemonstrationClinic{"/p/" + demo::read_logins(services.place.data).suffix + "/"}; });
}

}  // namespace

void add_system_routes(http::Router& router, Services& services, Mode mode) {
  add_health(router, services);
  add_documents(router, services);
  if (mode == Mode::demo) add_demonstration(router, services);
}

}  // namespace portico::app
