#include "http/message_parser.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace portico::http {
namespace {

constexpr std::string_view simple =
    "GET /a%20b/c?x=1&y HTTP/1.1\r\nHost: x\r\nX-Thing:  two words \r\nCookie: a=1\r\ncookie: b=2\r\n\r\n";

struct Parsed {
  Request request;
  std::size_t head = 0;
  std::string body;
  int bad = 0;
  bool is_done = false;
};

// Gives the parser growing pieces of `bytes`, as a socket would.
Parsed parse(std::string_view bytes, std::size_t piece) {
  Parsed parsed;
  MessageParser parser;
  std::string buffer;
  try {
    while (parsed.head == 0 && !bytes.empty()) {
      buffer += bytes.substr(0, piece);
      bytes.remove_prefix(std::min(piece, bytes.size()));
      parsed.head = parser.head(buffer, parsed.request);
    }
    buffer.erase(0, parsed.head);
    for (;;) {
      const auto used = parser.body(buffer, parsed.body);
      buffer.erase(0, used);
      if (parser.is_done() || (used == 0 && bytes.empty())) break;
      buffer += bytes.substr(0, piece);
      bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    parsed.is_done = parser.is_done();
  } catch (const BadMessage& bad) {
    parsed.bad = bad.status;
  }
  return parsed;
}

TEST(MessageParser, ReadsAHead) {
  const auto parsed = parse(simple, simple.size());
  EXPECT_EQ(parsed.head, simple.size());
  EXPECT_EQ(parsed.request.method, "GET");
  EXPECT_EQ(parsed.request.path, "/a b/c");
  EXPECT_EQ(parsed.request.query, "x=1&y");
  EXPECT_EQ(parsed.request.header("x-thing"), "two words");
  EXPECT_EQ(parsed.request.cookie("a"), "1");
  EXPECT_EQ(parsed.request.cookie("b"), "2");
  EXPECT_EQ(parsed.request.cookie("c"), std::nullopt);
}

TEST(MessageParser, ReadsTheSameInPiecesOfAnySize) {
  constexpr std::string_view chunked =
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: "
      "u\r\n\r\n";
  const bool holds = rc::check([&] {
    const auto parsed = parse(chunked, *rc::gen::inRange<std::size_t>(1, chunked.size() + 1));
    RC_ASSERT(parsed.is_done);
    RC_ASSERT(parsed.body == "abc0123456789");
  });
  EXPECT_TRUE(holds);
}

TEST(MessageParser, SeesTheSameFaultInPiecesOfAnySize) {
  const bool holds = rc::check([&] {
    std::string bytes{simple};
    bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = static_cast<char>(*rc::gen::inRange(0, 256));
    const auto whole = parse(bytes, bytes.size());
    const auto pieces = parse(bytes, *rc::gen::inRange<std::size_t>(1, bytes.size()));
    RC_ASSERT(whole.bad == pieces.bad);
    RC_ASSERT(whole.request.path == pieces.request.path);
    RC_ASSERT(whole.request.headers == pieces.request.headers);
  });
  EXPECT_TRUE(holds);
}

TEST(MessageParser, TellsABareLineFeedAtOnce) { EXPECT_EQ(parse("GET / HTTP/1.1\nHo", 100).bad, 400); }

TEST(MessageParser, TakesNamesOfCookiesWhole) {
  const auto parsed = parse("GET / HTTP/1.1\r\nHost: x\r\nCookie: xsid=1; sid2=2;sid=3\r\n\r\n", 1000);
  EXPECT_EQ(parsed.request.cookie("sid"), "3");
}

}  // namespace
}  // namespace portico::http
