#include "delivery/http_call.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <stdexcept>

namespace portico::delivery {
namespace {

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using List = std::unique_ptr<curl_slist, CurlDeleter>;

Handle new_handle() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
  Handle handle{curl_easy_init()};
  if (!handle) throw std::bad_alloc{};
  return handle;
}

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc{};
  static_cast<void>(list.release());
  list.reset(longer);
}

// What is left to take. Taking less than was offered makes libcurl end the transfer.
struct Intake {
  std::size_t room;
  std::string taken{};

  bool take(std::string_view piece) {
    if (piece.size() > room) return false;
    room -= piece.size();
    taken += piece;
    return true;
  }
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* intake) {
  const bool fits = static_cast<Intake*>(intake)->take({bytes, size * count});
  return fits ? size * count : 0;
}

void set_up(CURL* handle, const std::string& url, const HttpLimits& limits) {
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  if (!limits.certificates.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, limits.certificates.c_str());
}

void set_request(CURL* handle, const HttpCall& call, const List& headers) {
  if (call.method != "GET") {
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, call.body.c_str());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, call.method.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  if (call.user.empty()) return;
  curl_easy_setopt(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(handle, CURLOPT_USERNAME, call.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, call.password.c_str());
}

std::string fault_text(CURLcode result) { return fmt::format("HTTP: {}", curl_easy_strerror(result)); }

std::string host_of(const std::string& url, std::string& scheme) {
  const std::unique_ptr<CURLU, CurlDeleter> parsed{curl_url()};
  char* part = nullptr;
  const auto text = [&](CURLUPart which) {
    std::string result;
    if (curl_url_get(parsed.get(), which, &part, 0) == CURLUE_OK) result = part, curl_free(part);
    return result;
  };
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return {};
  scheme = text(CURLUPART_SCHEME);
  return text(CURLUPART_HOST);
}

}  // namespace

HttpAnswer perform(const HttpCall& call, const HttpLimits& limits) {
  const Handle handle = new_handle();
  Intake head{limits.answer}, body{limits.answer};
  List headers;
  for (const auto& line : call.headers) append(headers, line);
  set_up(handle.get(), call.url, limits);
  set_request(handle.get(), call, headers);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, &take);
  curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &head);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &body);
  if (const auto result = curl_easy_perform(handle.get()); result != CURLE_OK)
    throw std::runtime_error{fault_text(result)};
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return {static_cast<int>(status), std::move(body.taken)};
}

std::string why_unreachable(const std::string& url, const HttpLimits& limits) {
  const Handle handle = new_handle();
  set_up(handle.get(), url, limits);
  curl_easy_setopt(handle.get(), CURLOPT_CONNECT_ONLY, 1L);
  const auto result = curl_easy_perform(handle.get());
  return result == CURLE_OK ? "" : fault_text(result);
}

bool is_on_this_machine(const std::string& url) {
  std::string scheme;
  const auto host = host_of(url, scheme);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

void require_safe_address(const std::string& url, const std::string& whose) {
  std::string scheme;
  const auto host = host_of(url, scheme);
  if (host.empty() || (scheme != "https" && scheme != "http"))
    throw std::invalid_argument{whose + " is no address such as https://gateway.example/send"};
  if (scheme == "http" && !is_on_this_machine(url))
    throw std::invalid_argument{whose + " must be https: texts and passwords do not go over a network in the clear"};
}

}  // namespace portico::delivery
