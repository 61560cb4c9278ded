#include <fstream>

#include "http/server_fixture.hpp"

namespace portico::http {
namespace {

using namespace std::string_view_literals;

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
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n"sv);
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

}  // namespace
}  // namespace portico::http
