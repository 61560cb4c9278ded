#include "http/response_head.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portico::http {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string head(const Response& response, const ResponseHead::Context& context = {.request_id = "r-1"},
                 const ResponseHead::Options& options = {}) {
  std::string out;
  ResponseHead{options}.append(out, response, context);
  return out;
}

Response page() {
  Response response;
  response.policy = Policy::page;
  response.media_type = "text/html";
  response.body = std::string{"<html>"};
  return response;
}

TEST(ResponseHead, LetsPagesLoadOurOwnFilesAndNothingElse) {
  EXPECT_THAT(head(page()), HasSubstr("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src "
                                      "'self'; img-src 'self' blob:; font-src 'self'; "
                                      "connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; "
                                      "base-uri 'none'; form-action 'self'; "
                                      "frame-ancestors 'none'\r\n"));
  EXPECT_THAT(head(page(), {.request_id = "r"}, {.style_hashes = {"sha256-abc="}}),
              HasSubstr("style-src 'self' 'sha256-abc=';"));
  for (const auto policy : {Policy::data, Policy::page, Policy::download}) {
    auto response = page();
    response.policy = policy;
    EXPECT_THAT(head(response), Not(HasSubstr("unsafe")));
  }
}

TEST(ResponseHead, PromisesHttpsOnlyOverHttps) {
  EXPECT_THAT(head(page()), Not(HasSubstr("Strict-Transport-Security")));
  EXPECT_THAT(head(page(), {.request_id = "r", .is_secure = true}),
              HasSubstr("Strict-Transport-Security: max-age=31536000"));
}

TEST(ResponseHead, FramesWhatFollows) {
  EXPECT_THAT(head(page()), HasSubstr("Content-Length: 6\r\n"));
  Response stream;
  stream.body = Stream{.media_type = "text/plain", .next = [] { return Bytes{}; }};
  EXPECT_THAT(head(stream), HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(head(stream, {.request_id = "r", .is_http_1_0 = true}), HasSubstr("Connection: close\r\n"));
  Response nothing;
  nothing.status = 204;
  EXPECT_THAT(head(nothing), Not(HasSubstr("Content-Length")));
}

TEST(ResponseHead, MarksCookiesSecure) {
  Response response;
  response.headers.emplace_back("Set-Cookie", "a=b");
  EXPECT_THAT(head(response), HasSubstr("Set-Cookie: a=b; Secure\r\n"));
  EXPECT_THAT(head(response, {.request_id = "r"}, {.plain_http_cookies = true}), HasSubstr("Set-Cookie: a=b\r\n"));
  EXPECT_THAT(head(response, {.request_id = "r", .is_secure = true}, {.plain_http_cookies = true}),
              HasSubstr("Set-Cookie: a=b; Secure\r\n"));
}

TEST(Attachment, WritesNamesForOldAndNewClients) {
  EXPECT_EQ(attachment("a.pdf"), "attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf");
  EXPECT_EQ(attachment("é/\"\r\n%.pdf"),
            "attachment; filename=\"______.pdf\"; filename*=UTF-8''%C3%A9%2F%22%0D%0A%25.pdf");
}

}  // namespace
}  // namespace portico::http
