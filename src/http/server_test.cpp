#include "http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <future>

#include "http/uri.hpp"
#include "support/http_client.hpp"

namespace portico::http {
namespace {

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

constexpr Access session{"session", "", ""};

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

TEST_F(ServerTest, AnswersWithJsonAndTheFixedHeaders) {
  const auto reply = get("/hello");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, R"({"text":"hello"})");
  EXPECT_EQ(reply.header("content-type"), "application/json");
  EXPECT_EQ(reply.header("cache-control"), "no-store");
  EXPECT_EQ(reply.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
  EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
  EXPECT_EQ(reply.header("cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(reply.header("cross-origin-resource-policy"), "same-origin");
  EXPECT_THAT(reply.header("permissions-policy"), HasSubstr("camera=()"));
  EXPECT_EQ(reply.header("strict-transport-security"), "");
  EXPECT_NE(reply.header("x-request-id"), "");
  EXPECT_NE(reply.header("date"), "");
}

TEST_F(ServerTest, DecodesPathParameters) {
  EXPECT_EQ(get("/hello/K%C5%91szegi%20%C3%81rmin").body, R"({"text":"Kőszegi Ármin"})");
  EXPECT_EQ(get("/hello/a%2Fb").body, R"({"text":"a/b"})");
}

TEST_F(ServerTest, KnowsWhatItDoesNotHave) {
  EXPECT_EQ(get("/nothing").status, 404);
  EXPECT_THAT(get("/nothing").body, HasSubstr(R"("code":"NOT_FOUND")"));
  const auto wrong_method = post("/hello", "");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.header("allow"), "GET, HEAD");
  auto client = connect();
  client.send(
      "OPTIONS /wishes HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: "
      "POST\r\n\r\n");
  const auto preflight = client.reply();
  EXPECT_EQ(preflight.status, 405);
  EXPECT_EQ(preflight.header("allow"), "POST, DELETE");
  EXPECT_EQ(preflight.header("access-control-allow-origin"), "");
}

TEST_F(ServerTest, AnswersHeadLikeGetWithoutABody) {
  auto client = connect();
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto head = client.reply(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "16");
  EXPECT_EQ(client.reply().body, R"({"text":"hello"})");
}

TEST_F(ServerTest, GivesFieldErrorsInTheCallersLanguage) {
  const auto reply =
      post("/wishes", R"({"text":"","times":"5"})", "Content-Type: application/json\r\nAccept-Language: hu\r\n");
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.header("content-type"), "application/problem+json");
  EXPECT_THAT(reply.body, HasSubstr(R"("field":"times","code":"WRONG_TYPE")"));
  EXPECT_THAT(reply.body, HasSubstr(R"("field":"text","code":"FORMAT_TOO_SHORT","detail":"Ez túl rövid)"));
}

TEST_F(ServerTest, TellsNothingOfWhatItDidNotExpect) {
  const auto reply = get("/broken");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, HasSubstr(R"("code":"INTERNAL")"));
  EXPECT_THAT(reply.body, HasSubstr(reply.header("x-request-id")));
  EXPECT_THAT(reply.body, testing::Not(HasSubstr("Anna")));
}

TEST_F(ServerTest, TakesJsonOnly) {
  EXPECT_EQ(post("/wishes", R"({"text":"a"})", "Content-Type: text/plain\r\n").status, 415);
  EXPECT_EQ(post("/wishes", R"({"text":"a"})", "").status, 415);
  EXPECT_EQ(post("/wishes", R"({"text":"a"})", "Content-Type: Application/JSON; charset=utf-8\r\n").status, 200);
}

TEST_F(ServerTest, RefusesBeforeItDecodes) {
  route(Method::post, "/private", session, [](Call&, Wish wish) { return Greeting{wish.text}; });
  EXPECT_EQ(post("/private", "no json").status, 401);
  EXPECT_EQ(post("/private", "no json", "Content-Type: application/json\r\nCookie: a=b; sid=anna\r\n").status, 400);
}

TEST_F(ServerTest, ServesReadsOnlyWithTheirAuditRow) {
  const auto shown = get("/mine", "Cookie: sid=anna\r\n");
  EXPECT_EQ(shown.status, 200);
  ASSERT_EQ(recorded_.size(), 1);
  EXPECT_EQ(recorded_[0].second.action, audit::Action::patient_viewed);
  audit_works_ = false;
  const auto hidden = get("/mine", "Cookie: sid=anna\r\n");
  EXPECT_EQ(hidden.status, 503);
  EXPECT_THAT(hidden.body, HasSubstr("AUDIT_UNAVAILABLE"));
  EXPECT_THAT(hidden.body, testing::Not(HasSubstr("secret")));
  EXPECT_EQ(get("/mine").status, 401);
}

TEST_F(ServerTest, SetsCookiesForHttpsUnlessTheDemoSaysOtherwise) {
  auto client = connect();
  client.send("DELETE /wishes HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 204);
  EXPECT_EQ(reply.header("set-cookie"), "flow=x; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST_F(ServerTest, LeavesSecureOutForTheDemo) {
  options_.head.plain_http_cookies = true;
  auto client = connect();
  client.send("DELETE /wishes HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.reply().header("set-cookie"), "flow=x; Path=/; HttpOnly; SameSite=Lax");
}

TEST_F(ServerTest, KeepsConnectionsAndTakesPipelinedRequestsInOrder) {
  auto client = connect();
  std::string many;
  for (int i = 0; i < 50; ++i) many += "GET /hello/" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  client.send(many);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(client.reply().body, R"({"text":")" + std::to_string(i) + R"("})");
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.reply().header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, SpeaksHttp10) {
  auto client = connect();
  client.send("GET /hello HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.reply().body, R"({"text":"hello"})");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, TakesAHeadByteByByte) {
  auto client = connect();
  for (const char c : std::string{"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"}) client.send({&c, 1});
  EXPECT_EQ(client.reply().status, 200);
}

TEST_F(ServerTest, TakesChunkedBodies) {
  auto client = connect();
  client.send(
      "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;name=value\r\n{\"tex\r\n9\r\nt\":\"abc\"}\r\n0\r\nTrailer: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.reply().body, R"({"text":"abc"})");
  EXPECT_EQ(client.reply().body, R"({"text":"hello"})");
}

TEST_F(ServerTest, SaysContinue) {
  auto client = connect();
  client.send(
      "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 12\r\nExpect: "
      "100-continue\r\n\r\n");
  EXPECT_EQ(client.reply().status, 100);
  client.send(R"({"text":"a"})");
  EXPECT_EQ(client.reply().status, 200);
}

TEST_F(ServerTest, RefusesTooLongABodyBeforeItComes) {
  auto client = connect();
  client.send("POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 413);
  EXPECT_EQ(reply.header("connection"), "close");
  EXPECT_THAT(reply.body, HasSubstr(R"("limit":1000)"));
}

TEST_F(ServerTest, RefusesTooLongAHeadOrTarget) {
  EXPECT_EQ(get("/" + std::string(8 * 1024 + 1, 'a')).status, 414);
  EXPECT_EQ(get("/" + std::string(20 * 1024, 'a')).status, 414);
  EXPECT_EQ(get("/hello", "X-Large: " + std::string(17 * 1024, 'a') + "\r\n").status, 431);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "X-A: b\r\n";
  EXPECT_EQ(get("/hello", many).status, 431);
  EXPECT_EQ(get("/hello", many.substr(8)).status, 200);
  EXPECT_EQ(get("/hello", "X-Large: " + std::string(15 * 1024, 'a') + "\r\n").status, 200);
}

std::size_t resident_bytes() {
  std::size_t pages = 0, resident = 0;
  std::ifstream{"/proc/self/statm"} >> pages >> resident;
  return resident * 4096;
}

TEST_F(ServerTest, RefusesAnEndlessChunkedBodyWithLittleMemory) {
  auto client = connect();
  client.send("POST /uploads HTTP/1.1\r\nHost: x\r\nCookie: sid=anna\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "100000\r\n" + std::string(0x100000, 'a') + "\r\n";
  const auto before = resident_bytes();
  auto reply = std::async(std::launch::async, [&] { return client.reply(); });
  for (int i = 0; i < 1024 && client.send(chunk); ++i) {
  }
  EXPECT_EQ(reply.get().status, 413);
  EXPECT_LT(resident_bytes(), before + 8'000'000);
  EXPECT_EQ(get("/hello").status, 200);
}

TEST_F(ServerTest, StreamsUploadsToTheirSink) {
  const auto reply =
      post("/uploads", std::string(7'000'000, 'x'), "Content-Type: application/pdf\r\nCookie: sid=anna\r\n");
  EXPECT_EQ(reply.body, R"({"text":"7000000"})");
  EXPECT_LE(largest_chunk_, 256 * 1024);
  EXPECT_EQ(post("/uploads", "", "Cookie: sid=anna\r\n").body, R"({"text":"0"})");
}

TEST_F(ServerTest, AuthorizesUploadsBeforeTheirBody) {
  auto client = connect();
  client.send("POST /uploads HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");
  EXPECT_EQ(client.reply().status, 401);
}

class Malformed : public ServerTest, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Malformed, IsRefusedAndTheConnectionClosed) {
  auto client = connect();
  client.send(GetParam().second);
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 400);
  EXPECT_EQ(reply.header("connection"), "close");
  client.shut_down_sending();
  EXPECT_EQ(client.until_closed(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Requests, Malformed,
    testing::Values(
        std::pair{
            "LengthAndChunked",
            "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        std::pair{
            "ChunkedAndLength",
            "POST /wishes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"},
        std::pair{"TwoLengths",
                  "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nabcde"},
        std::pair{"ListOfLengths", "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 5\r\n\r\nabcde"},
        std::pair{"SignedLength", "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nabcde"},
        std::pair{"TwoEncodings",
                  "POST /wishes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
                  "chunked\r\n\r\n0\r\n\r\n"},
        std::pair{"UnknownEncoding",
                  "POST /wishes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
        std::pair{"VagueEncoding", "POST /wishes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
        std::pair{"ChunkedInHttp10", "POST /wishes HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        std::pair{"BareLineFeed", "GET /hello HTTP/1.1\nHost: x\n\n"},
        std::pair{"OneBareLineFeed", "GET /hello HTTP/1.1\r\nHost: x\nX: y\r\n\r\n"},
        std::pair{"BareCarriageReturn", "GET /hello HTTP/1.1\r\nHost: x\rX: y\r\n\r\n"},
        std::pair{"FoldedHeader", "GET /hello HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n"},
        std::pair{"SpaceBeforeColon", "GET /hello HTTP/1.1\r\nHost : x\r\n\r\n"},
        std::pair{"NoColon", "GET /hello HTTP/1.1\r\nHost\r\n\r\n"}, std::pair{"NoHost", "GET /hello HTTP/1.1\r\n\r\n"},
        std::pair{"TwoHosts", "GET /hello HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"},
        std::pair{"AbsoluteTarget", "GET http://x/hello HTTP/1.1\r\nHost: x\r\n\r\n"},
        std::pair{"BrokenEscape", "GET /hello/%zz HTTP/1.1\r\nHost: x\r\n\r\n"},
        std::pair{"EscapedNul", "GET /hello/%00 HTTP/1.1\r\nHost: x\r\n\r\n"},
        std::pair{"EscapedNewline", "GET /hello/%0d%0aX HTTP/1.1\r\nHost: x\r\n\r\n"},
        std::pair{"BrokenUtf8", "GET /hello/%ff HTTP/1.1\r\nHost: x\r\n\r\n"},
        std::pair{"Fragment", "GET /hello#x HTTP/1.1\r\nHost: x\r\n\r\n"},
        std::pair{"OldVersion", "GET /hello HTTP/0.9\r\nHost: x\r\n\r\n"},
        std::pair{"NewVersion", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        std::pair{"NoVersion", "GET /hello\r\nHost: x\r\n\r\n"}, std::pair{"Tls", "\x16\x03\x01\x02"},
        std::pair{"BrokenChunkSize",
                  "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                  "chunked\r\n\r\nxyz\r\n\r\n"},
        std::pair{"HugeChunkSize",
                  "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                  "chunked\r\n\r\nfffffffffffffffff\r\n\r\n"},
        std::pair{"ChunkWithoutItsEnd",
                  "POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: "
                  "chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n"}),
    [](const auto& malformed) { return malformed.param.first; });

TEST_F(ServerTest, RefusesNul) {
  auto client = connect();
  client.send(std::string_view{"GET /hello HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 42});
  EXPECT_EQ(client.reply().status, 400);
}

TEST_F(ServerTest, CutsSlowHeads) {
  options_.header_timeout = 20ms;
  auto silent = connect();
  EXPECT_TRUE(silent.is_closed());
  auto slow = connect();
  slow.send("GET /hello HT");
  EXPECT_TRUE(slow.is_closed());
}

TEST_F(ServerTest, CutsSlowBodies) {
  options_.pace_window = 20ms;
  options_.pace_bytes_per_second = 1'000'000;
  auto client = connect();
  client.send("POST /wishes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
  EXPECT_TRUE(client.is_closed());
  auto upload = connect();
  upload.send("POST /uploads HTTP/1.1\r\nHost: x\r\nCookie: sid=anna\r\nContent-Length: 5000\r\n\r\nabc");
  EXPECT_TRUE(upload.is_closed());
}

TEST_F(ServerTest, CutsSlowReaders) {
  options_.pace_window = 20ms;
  options_.pace_bytes_per_second = 1'000'000'000;
  std::promise<void> ended;
  route(Method::get, "/endless", Public{}, [&](Call&) {
    auto on_end = std::shared_ptr<void>{nullptr, [&](void*) { ended.set_value(); }};
    return Stream{.media_type = "text/plain", .next = [on_end] { return Bytes(65536, 'x'); }};
  });
  auto client = connect();
  client.shrink_receive_buffer();
  client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(ended.get_future().wait_for(20s), std::future_status::ready);
}

TEST_F(ServerTest, EndsIdleConnections) {
  options_.idle_timeout = 20ms;
  auto client = connect();
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.reply().status, 200);
  EXPECT_TRUE(client.is_closed());
}

TEST_F(ServerTest, StreamsAnswers) {
  route(Method::get, "/lines", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .download_name = "Őszi \"lelet\".txt", .next = [n = 0]() mutable {
                    return ++n <= 3 ? to_bytes("line " + std::to_string(n) + "\n") : Bytes{};
                  }};
  });
  route(Method::get, "/sized", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .length = 4, .next = [n = 0]() mutable {
                    return n++ == 0 ? to_bytes("four") : Bytes{};
                  }};
  });
  const auto chunked = get("/lines");
  EXPECT_EQ(chunked.body, "line 1\nline 2\nline 3\n");
  EXPECT_EQ(chunked.header("content-disposition"),
            "attachment; filename=\"_szi _lelet_.txt\"; filename*=UTF-8''%C5%90szi%20%22lelet%22.txt");
  EXPECT_THAT(chunked.header("content-security-policy"), HasSubstr("sandbox"));
  const auto sized = get("/sized");
  EXPECT_EQ(sized.header("content-length"), "4");
  EXPECT_EQ(sized.body, "four");
}

TEST_F(ServerTest, CutsTheConnectionWhenAStreamBreaks) {
  route(Method::get, "/breaking", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .next = [n = 0]() mutable {
                    if (++n > 2) throw std::runtime_error{"a flipped bit"};
                    return to_bytes("piece");
                  }};
  });
  route(Method::get, "/short", Public{}, [](Call&) {
    return Stream{.media_type = "text/plain", .length = 10, .next = [n = 0]() mutable {
                    return n++ == 0 ? to_bytes("four") : Bytes{};
                  }};
  });
  EXPECT_FALSE(get("/breaking").is_whole);
  EXPECT_FALSE(get("/short").is_whole);
}

TEST_F(ServerTest, HoldsNoWorkerForLater) {
  options_.workers = 1;
  Later<Greeting>::Finish finish;
  std::promise<void> started;
  route(Method::get, "/later", Public{}, [&](Call&) {
    return Later<Greeting>{[&](auto given) {
      finish = std::move(given);
      started.set_value();
    }};
  });
  route(Method::get, "/later-refused", Public{}, [&](Call& call) {
    return Later<Greeting>{[&call](auto given) {
      given([&call]() -> Greeting {
        call.set_cookie("flow", "");
        throw Refused{Reason::too_many, "THROTTLED"}.retry_after(30s);
      });
    }};
  });
  route(Method::get, "/later-lost", Public{}, [&](Call&) { return Later<Greeting>{[](auto) {}}; });
  auto waiting = connect();
  waiting.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
  started.get_future().wait();
  EXPECT_EQ(get("/hello").status, 200);
  finish([] { return Greeting{"at last"}; });
  finish = nullptr;
  EXPECT_EQ(waiting.reply().body, R"({"text":"at last"})");
  const auto refused = get("/later-refused");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("retry-after"), "30");
  EXPECT_NE(refused.header("set-cookie"), "");
  EXPECT_EQ(get("/later-lost").status, 503);
}

TEST_F(ServerTest, AnswersNotBeforeItsMoment) {
  const auto moment = std::chrono::steady_clock::now() + 50ms;
  route(Method::get, "/constant", Public{}, [&](Call& call) -> Greeting {
    call.not_before(moment);
    throw Refused{Reason::unauthenticated, "UNAUTHENTICATED"};
  });
  EXPECT_EQ(get("/constant").status, 401);
  EXPECT_GE(std::chrono::steady_clock::now(), moment);
}

TEST_F(ServerTest, AnswersBusyWhenTheQueueIsFull) {
  options_.workers = 1;
  options_.queue_limit = 1;
  auto running = connect();
  running.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
  gate_.wait_for(1);
  auto queued = connect();
  queued.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  while (server_->figures().waiting < 1) std::this_thread::yield();
  const auto busy = get("/hello");
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.header("retry-after"), "1");
  gate_.open();
  EXPECT_EQ(running.reply().status, 200);
  EXPECT_EQ(queued.reply().status, 200);
}

TEST_F(ServerTest, TurnsAwayConnectionsOverItsLimit) {
  options_.max_connections = 1;
  auto first = connect();
  first.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(first.reply().status, 200);
  RawClient second{server_->port()};
  EXPECT_EQ(second.reply().status, 503);
  EXPECT_TRUE(second.is_closed());
}

TEST_F(ServerTest, FinishesWhatRunsWhenItStops) {
  auto idle = connect();
  auto running = connect();
  running.send("GET /waiting HTTP/1.1\r\nHost: x\r\n\r\n");
  gate_.wait_for(1);
  auto stop = std::async(std::launch::async, [&] { server_->stop(20s); });
  EXPECT_TRUE(idle.is_closed());
  gate_.open();
  const auto reply = running.reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("connection"), "close");
  stop.get();
  EXPECT_EQ(server_->figures().connections, 0);
}

TEST_F(ServerTest, BelievesTrustedProxiesOnly) {
  EXPECT_EQ(get("/where", "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n").body, R"({"text":"127.0.0.1"})");
}

TEST_F(ServerTest, BelievesTheRightmostUntrustedAddress) {
  options_.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"};
  const auto reply = get("/where", "X-Forwarded-For: 6.6.6.6, 9.9.9.9, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n");
  EXPECT_EQ(reply.body, R"({"text":"9.9.9.9 secure"})");
  EXPECT_THAT(reply.header("strict-transport-security"), HasSubstr("max-age=31536000"));
}

TEST_F(ServerTest, ServesManyClientsAtOnce) {
  options_.io_threads = 2;
  start();
  std::vector<std::future<int>> clients;
  for (int i = 0; i < 16; ++i)
    clients.push_back(std::async(std::launch::async, [&] {
      RawClient client{server_->port()};
      int right = 0;
      for (int n = 0; n < 100; ++n) {
        client.send("GET /hello/" + std::to_string(n) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        right += client.reply().body == R"({"text":")" + std::to_string(n) + R"("})";
      }
      return right;
    }));
  for (auto& client : clients) EXPECT_EQ(client.get(), 100);
}

}  // namespace
}  // namespace portico::http
