#include "http/response_head.hpp"

#include <charconv>
#include <ctime>

namespace portico::http {
namespace {

constexpr std::string_view fixed_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view secure_headers = "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'{}; img-src 'self' blob:; font-src 'self'; connect-src "
    "'self'; "
    "manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
    "'none'";

std::string policy_line(std::string_view policy) {
  return "Content-Security-Policy: " + std::string{policy} + "\r\n" + std::string{fixed_headers};
}

void line(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ", 2).append(value).append("\r\n", 2);
}

void number(std::string& out, std::uint64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

// RFC 9110 5.6.7, made once a second a thread.
std::string_view date_line() {
  thread_local std::time_t made = 0;
  thread_local char text[64];
  thread_local std::size_t size = 0;
  const auto now = std::time(nullptr);
  if (now != made || size == 0) {
    made = now;
    std::tm parts{};
    gmtime_r(&now, &parts);
    // No locale is ever set for the process, so the names are English.
    size = std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
  }
  return {text, size};
}

bool is_cookie(std::string_view name) { return name == "Set-Cookie"; }

}  // namespace

ResponseHead::ResponseHead(const Options& options)
    : data_policy_{policy_line("default-src 'none'; frame-ancestors 'none'")},
      download_policy_{policy_line("default-src 'none'; frame-ancestors 'none'; sandbox")},
      plain_http_cookies_{options.plain_http_cookies} {
  std::string styles;
  for (const auto& hash : options.style_hashes) styles += " '" + hash + "'";
  page_policy_ = policy_line(fmt::format(page_policy, styles));
}

const std::string& ResponseHead::policy(Policy which) const {
  switch (which) {
    case Policy::page:
      return page_policy_;
    case Policy::download:
      return download_policy_;
    case Policy::data:
      break;
  }
  return data_policy_;
}

ResponseHead::Framing ResponseHead::framing(const Response& response, const Context& context) {
  if (response.status == 204 || response.status == 304) return Framing::none;
  const auto* stream = response.stream();
  if (!stream || stream->length) return Framing::length;
  return context.is_http_1_0 ? Framing::until_close : Framing::chunked;
}

void ResponseHead::append(std::string& out, const Response& response, const Context& context) const {
  out.append("HTTP/1.1 ", 9);
  number(out, static_cast<std::uint64_t>(response.status));
  out += ' ';
  out.append(status_phrase(response.status)).append("\r\n", 2).append(date_line());
  if (!response.media_type.empty()) line(out, "Content-Type", response.media_type);
  const auto how = framing(response, context);
  if (how == Framing::length) {
    out.append("Content-Length: ");
    number(out, response.stream() ? *response.stream()->length : response.bytes().size());
    out.append("\r\n", 2);
  } else if (how == Framing::chunked) {
    out.append("Transfer-Encoding: chunked\r\n");
  }
  if (!context.keeps_alive || how == Framing::until_close) {
    out.append("Connection: close\r\n");
  } else if (context.is_http_1_0) {
    out.append("Connection: keep-alive\r\n");
  }
  line(out, "Cache-Control", response.cache_control);
  line(out, "X-Request-Id", context.request_id);
  out.append(policy(response.policy));
  if (context.is_secure) out.append(secure_headers);
  const bool cookies_secure = context.is_secure || !plain_http_cookies_;
  for (const auto& [name, value] : response.headers)
    line(out, name, is_cookie(name) && cookies_secure && !value.ends_with("; Secure") ? value + "; Secure" : value);
  out.append("\r\n", 2);
}

}  // namespace portico::http
