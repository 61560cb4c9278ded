#pragma once
// The server of the tests, on a port of its own, and the routes they ask.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "http/server.hpp"
#include "support/http_client.hpp"

namespace portico::http {

using namespace std::chrono_literals;
using support::HttpReply;
using support::RawClient;
using testing::HasSubstr;

struct Greeting {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Greeting, (), (text))

struct Wish {
  Text<1, 20> text;
  std::optional<int> times;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (text, times))

// Lets in who has the cookie sid=anna.
class CookieAuthorizer : public Authorizer {
 public:
  Caller authorize(const Access& access, const Request& request, const PathParameters&, bool, bool) override {
    Caller caller;
    caller.address = request.address;
    caller.language = preferred_language(request.header("accept-language").value_or(""), Language::en);
    if (access.is_public()) return caller;
    if (request.cookie("sid") != "anna") throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
    caller.kind = Caller::Kind::patient;
    caller.actor = *Uuid::parse("0190a0b0-0000-7000-8000-000000000001");
    return caller;
  }
};

inline constexpr Access session{"session", "", ""};

class CountingSink : public UploadSink {
 public:
  void write(BytesView chunk) override {
    largest = std::max(largest, chunk.size());
    total += chunk.size();
    if (total > 1'000'000'000) throw std::logic_error{"the limit was not kept"};
  }
  std::size_t total = 0;
  std::size_t largest = 0;
};

// Holds handlers until they are let go.
class Gate {
 public:
  void pass() {
    ++waiting_;
    open_.wait();
  }
  void open() { promise_.set_value(); }
  void wait_for(int count) const {
    while (waiting_ < count) std::this_thread::yield();
  }

 private:
  std::promise<void> promise_;
  std::shared_future<void> open_{promise_.get_future()};
  std::atomic<int> waiting_{0};
};

class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    options_.port = 0;
    options_.workers = 2;
    options_.linger = 500ms;
    route(Method::get, "/hello", Public{}, [](Call&) { return Greeting{"hello"}; });
    route(Method::get, "/hello/{name}", Public{}, [](Call& call) { return Greeting{call.parameter("name")}; });
    route(Method::post, "/wishes", Public{}, [](Call&, Wish wish) { return Greeting{wish.text}; });
    route(Method::get, "/where", Public{},
          [](Call& call) { return Greeting{call.caller().address + (call.request().secure ? " secure" : "")}; });
    route(
        Method::get, "/mine", session, [](Call&) { return Greeting{"secret"}; },
        Audited::read(audit::Action::patient_viewed));
    route(Method::get, "/broken", Public{}, [](Call&) -> Greeting { throw std::runtime_error{"password of Anna"}; });
    route(Method::del, "/wishes", Public{}, [](Call& call) { call.set_cookie("flow", "x"); });
    route(Method::get, "/waiting", Public{}, [this](Call&) {
      gate_.pass();
      return Greeting{"waited"};
    });
    router_.add_upload<CountingSink>(
        {.method = Method::post,
         .path = "/uploads",
         .access = session,
         .audit = Audited::nothing(),
         .summary = "",
         .body_limit = 8'000'000},
        [](Call&) { return std::make_unique<CountingSink>(); },
        [this](Call&, CountingSink& sink) {
          largest_chunk_ = sink.largest;
          return Greeting{std::to_string(sink.total)};
        });
  }

  template <class Handler>
  void route(Method method, std::string path, Access access, Handler handler, Audited audited = Audited::nothing()) {
    router_.add({.method = method,
                 .path = std::move(path),
                 .access = access,
                 .audit = audited,
                 .summary = "",
                 .body_limit = 1000},
                std::move(handler));
  }

  // Connections are made by the first one.
  RawClient connect() {
    start();
    return RawClient{server_->port()};
  }
  void start() {
    if (server_) return;
    server_ = std::make_unique<Server>(
        options_, Dispatcher::Parts{.router = router_,
                                    .authorizer = authorizer_,
                                    .record_read = [this](const Caller& caller, const audit::Event& event,
                                                          std::function<void(bool)> done) {
                                      recorded_.push_back({caller, event});
                                      done(audit_works_);
                                    }});
    server_->start();
  }
  HttpReply get(const std::string& path, const std::string& more = "") {
    auto client = connect();
    client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n");
    return client.reply();
  }
  HttpReply post(const std::string& path, const std::string& body,
                 const std::string& more = "Content-Type: application/json\r\n") {
    auto client = connect();
    client.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
                more + "\r\n" + body);
    return client.reply();
  }

  Gate gate_;
  Router router_;
  CookieAuthorizer authorizer_;
  ServerOptions options_;
  std::vector<std::pair<Caller, audit::Event>> recorded_;
  bool audit_works_ = true;
  std::atomic<std::size_t> largest_chunk_{0};
  std::unique_ptr<Server> server_;
};

}  // namespace portico::http
