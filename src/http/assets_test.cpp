#include "http/assets.hpp"

#include <gtest/gtest.h>

namespace portico::http {
namespace {

struct File {
  std::string_view path;
  std::string_view bytes;
};

Assets portal() {
  Assets assets;
  assets.add("/portal/", std::vector<File>{{"index.html", "<html>"},
                                           {"assets/main-a1b2.js", "script"},
                                           {"assets/main-a1b2.js.br", "BR"},
                                           {"assets/main-a1b2.js.gz", "GZ"},
                                           {"icon.png", "png"}});
  assets.show("/", "/portal/index.html");
  assets.show("/p/", "/portal/index.html");
  assets.show("/console", "/portal/index.html");
  return assets;
}

std::optional<Response> get(std::string path, std::string accept = "", std::string known = "") {
  static const Assets assets = portal();
  Request request;
  request.method = "GET";
  request.path = std::move(path);
  if (!accept.empty()) request.headers.emplace("accept-encoding", accept);
  if (!known.empty()) request.headers.emplace("if-none-match", known);
  return assets.find(request);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

TEST(Assets, ServesThePageForEverythingBelowItsPrefix) {
  for (const auto* path : {"/", "/p/", "/p/rozsa", "/p/rozsa/documents/1", "/portal/index.html", "/console"}) {
    const auto page = get(path);
    ASSERT_TRUE(page) << path;
    EXPECT_EQ(as_text(page->bytes()), "<html>");
    EXPECT_EQ(page->cache_control, "no-store");
    EXPECT_EQ(page->media_type, "text/html; charset=utf-8");
    EXPECT_EQ(page->policy, Policy::page);
  }
  EXPECT_FALSE(get("/p"));
  EXPECT_FALSE(get("/console/patients"));
  EXPECT_FALSE(get("/portal/assets/other.js"));
  EXPECT_FALSE(get("/portal/assets/main-a1b2.js.br"));
}

TEST(Assets, ChoosesTheSmallestFormTheBrowserTakes) {
  const std::string url = "/portal/assets/main-a1b2.js";
  EXPECT_EQ(as_text(get(url)->bytes()), "script");
  EXPECT_EQ(as_text(get(url, "gzip, deflate")->bytes()), "GZ");
  EXPECT_EQ(as_text(get(url, "gzip, deflate, br")->bytes()), "BR");
  EXPECT_EQ(header(*get(url, "br;q=1.0, gzip"), "Content-Encoding"), "br");
  EXPECT_EQ(as_text(get(url, "br;q=0, gzip;q=0.5")->bytes()), "GZ");
  EXPECT_EQ(as_text(get(url, "br;q=0.0")->bytes()), "script");
  EXPECT_EQ(header(*get(url), "Vary"), "Accept-Encoding");
}

TEST(Assets, KeepsHashedNamesForever) {
  EXPECT_EQ(get("/portal/assets/main-a1b2.js")->cache_control, "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/portal/icon.png")->cache_control, "no-cache");
}

TEST(Assets, ConfirmsWhatTheBrowserHas) {
  const auto first = get("/portal/icon.png");
  const auto again = get("/portal/icon.png", "", header(*first, "ETag"));
  EXPECT_EQ(again->status, 304);
  EXPECT_TRUE(again->bytes().empty());
  EXPECT_NE(header(*get("/portal/assets/main-a1b2.js", "br"), "ETag"),
            header(*get("/portal/assets/main-a1b2.js"), "ETag"));
}

TEST(Assets, RefusesAPageItDoesNotHave) {
  Assets assets;
  EXPECT_THROW(assets.show("/p/", "/portal/index.html"), std::logic_error);
}

}  // namespace
}  // namespace portico::http
