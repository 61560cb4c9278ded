#include "sandbox/reply.hpp"

#include <gtest/gtest.h>

namespace portico::sandbox {
namespace {

std::optional<Reply> decoded(std::string_view text) { return decode_reply(as_bytes(text)); }

TEST(Reply, ComesBackAsItWasTold) {
  const Verdict verdict{true, "", "image/jpeg", 1, {"animated", "gps_removed"}};
  const auto reply = decode_reply(encode_reply(verdict, as_bytes("bytes\n more")));
  ASSERT_TRUE(reply);
  EXPECT_TRUE(reply->verdict.accepted);
  EXPECT_EQ(reply->verdict.notes, verdict.notes);
  EXPECT_EQ(reply->verdict.media_type, "image/jpeg");
  EXPECT_EQ(as_text(reply->clean), "bytes\n more");
}

TEST(Reply, ARefusalIsNotAccepted) {
  const auto reply = decode_reply(encode_reply({false, "FILE_DAMAGED", "image/png", 0, {}}, {}));
  ASSERT_TRUE(reply);
  EXPECT_FALSE(reply->verdict.accepted);
  EXPECT_EQ(reply->verdict.code, "FILE_DAMAGED");
}

TEST(Reply, WhatDoesNotExistIsNotBelieved) {
  EXPECT_FALSE(decoded(""));
  EXPECT_FALSE(decoded("verdict - image/png 1 -"));
  EXPECT_FALSE(decoded("verdict - image/svg+xml 1 -\n"));
  EXPECT_FALSE(decoded("verdict ALL_FINE image/png 1 -\n"));
  EXPECT_FALSE(decoded("verdict - image/png -1 -\n"));
  EXPECT_FALSE(decoded("verdict - image/png 1x -\n"));
  EXPECT_FALSE(decoded("verdict - image/png 1 <script>\n"));
  EXPECT_FALSE(decoded("verdict - image/png 1 - -\n"));
  EXPECT_FALSE(decoded(std::string(10'000, 'a') + "\n"));
}

}  // namespace
}  // namespace portico::sandbox
