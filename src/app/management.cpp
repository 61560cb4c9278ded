#include "app/management.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include "app/listen.hpp"

namespace portico::app {
namespace {

// Nobody signs in here and nothing of anyone is shown.
class NoRules final : public http::Authorizer {
 public:
  Caller authorize(const http::Access& access, const http::Request&, const http::PathParameters&, bool, bool) override {
    if (!access.is_public()) throw Refused::not_found();
    return {};
  }
};

void add_gauge(prometheus::Registry& registry, const char* name, const char* help, double value) {
  prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({}).Set(value);
}

std::string metrics_of(const http::Server& server, Services& services) {
  prometheus::Registry registry;
  const auto figures = server.figures();
  add_gauge(registry, "portico_connections", "Open connections", static_cast<double>(figures.connections));
  add_gauge(registry, "portico_requests_waiting", "Requests waiting for a worker",
            static_cast<double>(figures.waiting));
  auto& answers =
      prometheus::BuildCounter().Name("portico_answers_total").Help("Answers by class of status").Register(registry);
  for (std::size_t digit = 1; digit < figures.answers.size(); ++digit)
    answers.Add({{"class", std::to_string(digit) + "xx"}}).Increment(static_cast<double>(figures.answers[digit]));
  add_gauge(registry, "portico_dead_jobs", "Jobs that were given up", static_cast<double>(services.queue.count_dead()));
  return prometheus::TextSerializer{}.Serialize(registry.Collect());
}

}  // namespace

struct Management::State {
  http::Router router;
  NoRules rules;
  std::unique_ptr<http::Server> server;
};

Management::Management(const std::string& listen, const http::Server& main, Services& services) : state_{new State} {
  if (listen == "off") return;
  const auto where = Listen::parse(listen, "server.management_listen");
  state_->router.add({.method = http::Method::get,
                      .path = "/metrics",
                      .access = http::Public{},
                      .audit = http::Audited::nothing(),
                      .summary = "Figures for Prometheus"},
                     [&main, &services](http::Call&) {
                       return http::Body{"text/plain; version=0.0.4", to_bytes(metrics_of(main, services))};
                     });
  state_->server = std::make_unique<http::Server>(
      http::ServerOptions{.host = where.host, .port = where.port, .workers = 1},
      http::Dispatcher::Parts{
          .router = state_->router, .authorizer = state_->rules, .record_read = http::recorder(services.journal)});
  state_->server->start();
}

Management::~Management() {
  if (state_->server) state_->server->stop(milliseconds{1000});
}

}  // namespace portico::app
