#include "http/response.hpp"

#include "base/percent.hpp"

namespace portico::http {
namespace {

// What old clients show: ASCII without quotes, path separators and control characters.
std::string plain_name(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) {
      if ((byte & 0xC0) != 0x80) result += '_';
    } else {
      result += byte < 0x20 || byte == 0x7F || c == '"' || c == '\\' || c == '/' || c == '%' ? '_' : c;
    }
  }
  return result;
}

}  // namespace

BytesView Response::bytes() const {
  if (const auto* text = std::get_if<std::string>(&body)) return as_bytes(*text);
  if (const auto* lasting = std::get_if<std::string_view>(&body)) return as_bytes(*lasting);
  if (const auto* bytes = std::get_if<Bytes>(&body)) return *bytes;
  return {};
}

std::string_view status_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Status";
  }
}

std::string attachment(std::string_view file_name) {
  return "attachment; filename=\"" + plain_name(file_name) + "\"; filename*=UTF-8''" + percent_encoded(file_name);
}

}  // namespace portico::http
