#include "feeds/fetch.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <stdexcept>

namespace portico::feeds {
namespace {

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Handle = std::unique_ptr<CURL, CurlDeleter>;
using List = std::unique_ptr<curl_slist, CurlDeleter>;
using Url = std::unique_ptr<CURLU, CurlDeleter>;

Handle new_handle() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
  Handle handle{curl_easy_init()};
  if (!handle) throw std::bad_alloc{};
  return handle;
}

struct Network {
  std::uint32_t first;
  int bits;
};
// Special purposes: https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr std::array not_public{Network{0x00000000, 8},  Network{0x0A000000, 8},  Network{0x64400000, 10},
                                Network{0x7F000000, 8},  Network{0xA9FE0000, 16}, Network{0xAC100000, 12},
                                Network{0xC0000000, 24}, Network{0xC0000200, 24}, Network{0xC0586300, 24},
                                Network{0xC0A80000, 16}, Network{0xC6120000, 15}, Network{0xC6336400, 24},
                                Network{0xCB007100, 24}, Network{0xE0000000, 3}};

bool is_public_v4(std::uint32_t address) {
  return std::ranges::none_of(not_public,
                              [&](const Network& one) { return (address ^ one.first) >> (32 - one.bits) == 0; });
}

// Global unicast, less what embeds an IPv4 address (Teredo, 6to4), documentation and benchmarks.
bool is_public_v6(const in6_addr& address) {
  const auto* b = address.s6_addr;
  if ((b[0] & 0xE0) != 0x20) return false;
  if (b[0] == 0x20 && b[1] == 0x02) return false;
  return !(b[0] == 0x20 && b[1] == 0x01 && (b[2] < 0x02 || (b[2] == 0x0D && b[3] == 0xB8)));
}

bool is_loopback(const sockaddr& address) {
  if (address.sa_family == AF_INET)
    return ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr) >> 24 == 127;
  return address.sa_family == AF_INET6 &&
         IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
}

std::string part_of(CURLU* url, CURLUPart which) {
  char* part = nullptr;
  if (curl_url_get(url, which, &part, 0) != CURLUE_OK) return {};
  std::string text{part};
  curl_free(part);
  return text;
}

// One transfer: what came in, and why it had to end.
struct Transfer {
  const FetchLimits& limits;
  std::string body{};
  Known known{};
  bool is_too_large = false;
  bool is_elsewhere = false;  // a connection was not made
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  transfer.is_too_large = size * count > transfer.limits.size - transfer.body.size();
  if (transfer.is_too_large) return 0;
  transfer.body.append(bytes, size * count);
  return size * count;
}

constexpr std::size_t longest_known = 200;

void keep(std::string& into, std::string_view line, std::string_view name) {
  const auto is_named = std::ranges::equal(line.substr(0, name.size()), name,
                                           [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  if (!is_named) return;
  line.remove_prefix(name.size());
  const auto begin = line.find_first_not_of(" \t");
  const auto end = line.find_last_not_of(" \t\r\n");
  into = begin == line.npos || end + 1 - begin > longest_known ? std::string{}
                                                               : std::string{line.substr(begin, end + 1 - begin)};
}

std::size_t take_head(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  const std::string_view line{bytes, size * count};
  if (line.starts_with("HTTP/")) transfer.known = {};  // another answer, after a redirect
  keep(transfer.known.etag, line, "etag:");
  keep(transfer.known.last_modified, line, "last-modified:");
  return size * count;
}

// The address that is about to be connected to, and no other: a name that resolves anew changes nothing.
curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(data);
  if (!is_public(address->addr) && !(transfer.limits.local && is_loopback(address->addr))) {
    transfer.is_elsewhere = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc{};
  static_cast<void>(list.release());
  list.reset(longer);
}

List headers_of(const Known& known) {
  List headers;
  append(headers, "Accept: text/calendar, */*;q=0.1");
  if (!known.etag.empty()) append(headers, "If-None-Match: " + known.etag);
  if (!known.last_modified.empty()) append(headers, "If-Modified-Since: " + known.last_modified);
  return headers;
}

void set_up(CURL* handle, const std::string& address, Transfer& transfer, const List& headers) {
  const auto& limits = transfer.limits;
  const char* protocols = limits.local ? "https,http" : "https";
  curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, protocols);
  curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(handle, CURLOPT_MAXREDIRS, limits.redirects);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.total.count()));
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "Portico");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &take_head);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
  if (!limits.certificates.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, limits.certificates.c_str());
}

std::string fault_of(CURLcode result, const Transfer& transfer) {
  if (transfer.is_too_large) return "CALENDAR_TOO_LARGE";
  if (transfer.is_elsewhere || result == CURLE_UNSUPPORTED_PROTOCOL) return "CALENDAR_ADDRESS";
  return result == CURLE_TOO_MANY_REDIRECTS ? "CALENDAR_ANSWER" : "CALENDAR_UNREACHABLE";
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET)
    return is_public_v4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
  return address.sa_family == AF_INET6 && is_public_v6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
}

std::optional<std::string> fetchable(const std::string& typed, bool local) {
  const Url url{curl_url()};
  constexpr auto any_scheme = CURLU_NON_SUPPORT_SCHEME;
  if (curl_url_set(url.get(), CURLUPART_URL, typed.c_str(), any_scheme) != CURLUE_OK) return std::nullopt;
  const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
  const auto host = part_of(url.get(), CURLUPART_HOST);
  if (host.empty() || !part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty())
    return std::nullopt;
  const bool is_of_tests = local && scheme == "http" && (host == "127.0.0.1" || host == "localhost");
  if (scheme != "https" && scheme != "webcal" && scheme != "webcals" && !is_of_tests) return std::nullopt;
  curl_url_set(url.get(), CURLUPART_SCHEME, is_of_tests ? "http" : "https", 0);
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  return part_of(url.get(), CURLUPART_URL);
}

std::string host_of(const std::string& address) {
  const Url url{curl_url()};
  if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return {};
  return part_of(url.get(), CURLUPART_HOST);
}

Fetched fetch(const std::string& address, const Known& known, const FetchLimits& limits) {
  const Handle handle = new_handle();
  const List headers = headers_of(known);
  Transfer transfer{limits};
  set_up(handle.get(), address, transfer, headers);
  if (const auto result = curl_easy_perform(handle.get()); result != CURLE_OK)
    return {.fault = fault_of(result, transfer)};
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status == 304 && !(known.etag.empty() && known.last_modified.empty()))
    return {.fault = {}, .unchanged = true, .body = {}, .known = known};
  if (status == 401 || status == 403 || status == 404 || status == 410) return {.fault = "CALENDAR_DENIED"};
  if (status != 200) return {.fault = "CALENDAR_ANSWER"};
  return {.fault = {}, .unchanged = false, .body = std::move(transfer.body), .known = std::move(transfer.known)};
}

}  // namespace portico::feeds
