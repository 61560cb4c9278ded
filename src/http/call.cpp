#include "http/call.hpp"

#include <algorithm>
#include <stdexcept>

namespace portico::http {
namespace {

std::string_view without_spaces(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  if (found == headers.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  const auto [first, last] = headers.equal_range(std::string_view{"cookie"});
  for (auto header = first; header != last; ++header) {
    std::string_view rest = header->second;
    while (!rest.empty()) {
      const auto pair = without_spaces(rest.substr(0, rest.find(';')));
      rest.remove_prefix(
          std::min(rest.size(), rest.find(';') == std::string_view::npos ? rest.size() : rest.find(';') + 1));
      if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
        return std::string{pair.substr(name.size() + 1)};
    }
  }
  return std::nullopt;
}

Call::Call(const Request& request, PathParameters parameters, Caller caller)
    : request_{&request}, parameters_{std::move(parameters)}, caller_{std::move(caller)} {}

const std::string& Call::parameter(std::string_view name) const {
  const auto found = parameters_.find(name);
  if (found == parameters_.end()) throw std::logic_error{"no path parameter " + std::string{name}};
  return found->second;
}

void Call::set_cookie(std::string name, std::string value, std::optional<std::chrono::seconds> max_age) {
  std::string cookie = name + '=' + value + "; Path=/; HttpOnly; SameSite=Lax";
  if (max_age) cookie += "; Max-Age=" + std::to_string(max_age->count());
  // Browsers take a __Host- cookie only with Secure, and send it on plain http to localhost as well.
  if (request_->secure || name.starts_with("__Host-")) cookie += "; Secure";
  set_header("Set-Cookie", std::move(cookie));
}

void Call::clear_cookie(std::string name) { set_cookie(std::move(name), "", std::chrono::seconds{0}); }

void Call::set_header(std::string name, std::string value) {
  const auto breaks_line = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(name.begin(), name.end(), breaks_line) || std::any_of(value.begin(), value.end(), breaks_line))
    throw std::logic_error{"control character in header " + name};
  extras_.headers.emplace_back(std::move(name), std::move(value));
}

void Call::set_status(int status) { extras_.status = status; }

void Call::not_before(std::chrono::steady_clock::time_point moment) { extras_.not_before = moment; }

void Call::about(std::string entity_type, Uuid entity) {
  extras_.entity_type = std::move(entity_type);
  extras_.entity = entity;
}

}  // namespace portico::http
