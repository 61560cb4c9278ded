#include "http/assets.hpp"

#include <array>

#include "base/digest.hpp"

namespace portico::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> media_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".txt", "text/plain; charset=utf-8"},
    {".map", "application/json"},
    {".xml", "application/xml"},
}};

std::string_view media_type_of(std::string_view url) {
  for (const auto& [ending, type] : media_types)
    if (url.ends_with(ending)) return type;
  return "application/octet-stream";
}

// Whether an Accept-Encoding header takes `coding`; weights other than 0 are not compared, brotli is always the
// smaller.
bool accepts(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    auto item = header.substr(0, header.find(','));
    header.remove_prefix(std::min(header.size(), item.size() + 1));
    while (item.starts_with(' ')) item.remove_prefix(1);
    const auto name = item.substr(0, item.find_first_of("; "));
    if (name != coding) continue;
    const auto weight = item.find("q=0");
    return weight == std::string_view::npos || item.find_first_of("123456789", weight + 3) != std::string_view::npos;
  }
  return false;
}

std::string etag_of(std::string_view bytes) {
  return '"' + to_hex(BytesView{blake2b(as_bytes(bytes))}.first(12)) + '"';
}

}  // namespace

void Assets::add_file(std::string url, std::string_view bytes) {
  if (url.ends_with(".br")) {
    files_[url.substr(0, url.size() - 3)].brotli = bytes;
  } else if (url.ends_with(".gz")) {
    files_[url.substr(0, url.size() - 3)].gzip = bytes;
  } else {
    File& file = files_[url];
    file.plain = bytes;
    file.etag = etag_of(bytes);
    file.is_immutable = url.find("/assets/") != std::string::npos;
  }
}

void Assets::show(std::string prefix, std::string file) {
  if (!files_.contains(file)) throw std::logic_error{"no such page: " + file};
  pages_.emplace_back(std::move(prefix), std::move(file));
}

std::optional<Response> Assets::find(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  if (const auto file = files_.find(request.path); file != files_.end() && !file->second.etag.empty())
    return answer(file->second, file->first, request);
  for (const auto& [prefix, url] : pages_)
    if (prefix.size() > 1 && prefix.ends_with('/') ? request.path.starts_with(prefix) : request.path == prefix)
      return answer(files_.at(url), url, request);
  return std::nullopt;
}

Response Assets::answer(const File& file, std::string_view url, const Request& request) const {
  Response response;
  response.policy = Policy::page;
  response.media_type = media_type_of(url);
  if (file.is_immutable) {
    response.cache_control = "public, max-age=31536000, immutable";
  } else if (!url.ends_with(".html")) {
    response.cache_control = "no-cache";
  }
  response.headers.emplace_back("Vary", "Accept-Encoding");
  const auto accepted = request.header("accept-encoding").value_or("");
  std::string etag = file.etag;
  response.body = file.plain;
  const auto use = [&](std::string_view bytes, const char* coding, const char* mark) {
    response.body = bytes;
    response.headers.emplace_back("Content-Encoding", coding);
    etag.insert(etag.size() - 1, mark);
  };
  if (!file.brotli.empty() && accepts(accepted, "br")) {
    use(file.brotli, "br", "-br");
  } else if (!file.gzip.empty() && accepts(accepted, "gzip")) {
    use(file.gzip, "gzip", "-gz");
  }
  if (request.header("if-none-match") == etag) {
    response.status = 304;
    response.media_type.clear();
    response.body = std::string_view{};
  }
  response.headers.emplace_back("ETag", std::move(etag));
  return response;
}

}  // namespace portico::http
