#include "delivery/http_gateway.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/spelling.hpp"
#include "jobs/jobs.hpp"

namespace portico::delivery {
namespace {

constexpr std::size_t longest_id = 100;

int status_of(std::string_view text) {
  int status = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
  if (error != std::errc{} || end != text.data() + text.size() || status < 100 || status > 599)
    throw std::invalid_argument{"\"" + std::string{text} + "\" is no status such as 200 or 200-299"};
  return status;
}

// What building a part of it threw, with the setting's name in front.
template <class T, class... Args>
T made(const HttpGatewaySettings& settings, const char* setting, const Args&... args) try {
  return T{args...};
} catch (const std::invalid_argument& fault) {
  throw std::invalid_argument{fmt::format("{}.{}{}", settings.name, setting, fault.what())};
}

std::map<std::string, DeliveryState, std::less<>> states_of(const std::string& lines) {
  std::map<std::string, DeliveryState, std::less<>> states;
  for (const auto& line : lines_of(lines)) {
    const auto [word, ours] = pair_of(line);
    const auto state = from_spelling<DeliveryState>(ours);
    if (!state)
      throw std::invalid_argument{"knows no \"" + ours +
                                  "\": write queued, accepted, with_operator, delivered, failed, expired or rejected"};
    states.emplace(word, *state);
  }
  return states;
}

std::string printable(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c < ' ' || c > '~'; }, '?');
  text.resize(std::min(text.size(), longest_id));
  return text;
}

}  // namespace

StatusSet::StatusSet(const std::string& text) {
  for (std::string_view rest = text; !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    const auto part = rest.substr(0, end);
    const auto dash = part.find('-');
    const int first = status_of(part.substr(0, dash));
    ranges_.emplace_back(first, dash == part.npos ? first : status_of(part.substr(dash + 1)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

bool StatusSet::has(int status) const {
  return std::ranges::any_of(ranges_,
                             [&](const auto& range) { return range.first <= status && status <= range.second; });
}

HttpGateway::HttpGateway(HttpGatewaySettings settings)
    : settings_{std::move(settings)},
      request_{made<HttpTemplate>(settings_, "", settings_.request)},
      success_{made<StatusSet>(settings_, "success_status ", settings_.success_status)},
      permanent_{made<StatusSet>(settings_, "permanent_status ", settings_.permanent_status)},
      success_pattern_{made<Pattern>(settings_, "success_pattern ", settings_.success_pattern)},
      id_pattern_{made<Pattern>(settings_, "id_pattern ", settings_.id_pattern)},
      permanent_pattern_{made<Pattern>(settings_, "permanent_pattern ", settings_.permanent_pattern)},
      retryable_pattern_{made<Pattern>(settings_, "retryable_pattern ", settings_.retryable_pattern)},
      key_{made<Place>(settings_, "receipt_key ", settings_.receipt_key)},
      state_{made<Place>(settings_, "receipt_state ", settings_.receipt_state)},
      error_{made<Place>(settings_, "receipt_error ", settings_.receipt_error)} {
  if (success_pattern_.empty())
    throw std::invalid_argument{settings_.name + ".success_pattern is empty: any web page can answer 200"};
  try {
    states_ = states_of(settings_.receipt_states);
  } catch (const std::invalid_argument& fault) {
    throw std::invalid_argument{settings_.name + ".receipt_states " + fault.what()};
  }
  if (settings_.proof_secret.empty()) settings_.proof_secret = settings_.password;
  if (settings_.proof != ProofKind::key && settings_.proof_secret.empty())
    throw std::invalid_argument{settings_.name + ".receipt_secret is empty: what would the provider prove itself by?"};
  if (settings_.proof == ProofKind::header && settings_.proof_header.empty())
    throw std::invalid_argument{settings_.name + ".receipt_header is empty: in which header does the secret come?"};
}

Accepted HttpGateway::send(const Message& message) {
  auto call = request_.filled({{"to", message.to},
                               {"to_digits", message.to.substr(message.to.starts_with('+') ? 1 : 0)},
                               {"text", message.text},
                               {"sender", settings_.sender},
                               {"key", message.receipt_key.value_or("")},
                               {"callback_url", callback_address(settings_.callbacks, message, settings_.name)},
                               {"secret", settings_.secret}});
  call.user = settings_.user;
  call.password = settings_.password;
  const auto answer = perform(call, settings_.limits);
  if (!success_.has(answer.status) || !success_pattern_.found_in(answer.body)) refuse(answer);
  return {.provider_id = printable(id_pattern_.first_in(answer.body).value_or("")), .gateway = settings_.name};
}

void HttpGateway::refuse(const HttpAnswer& answer) const {
  const auto what = fmt::format("{}: status {}", settings_.name, answer.status);
  if (retryable_pattern_.found_in(answer.body)) throw std::runtime_error{what + ", to be tried again"};
  if (permanent_pattern_.found_in(answer.body)) throw jobs::Permanent{what + ", refused by its words"};
  if (permanent_.has(answer.status)) throw jobs::Permanent{what};
  if (success_.has(answer.status)) throw Unclear{what + " without the words of success"};
  throw std::runtime_error{what};
}

std::optional<Receipt> HttpGateway::read(const Callback& callback) const {
  const Proof proof{settings_.proof, settings_.proof_secret, settings_.proof_header};
  if (!proof.holds(callback)) return std::nullopt;
  const auto word = state_.value(callback.query, callback.body);
  const auto state = word ? states_.find(*word) : states_.end();
  if (state == states_.end()) return std::nullopt;
  return Receipt{.state = state->second,
                 .error_code = error_code_of(error_.value(callback.query, callback.body).value_or("")),
                 .key = key_.value(callback.query, callback.body)};
}

std::string HttpGateway::fault() const { return why_unreachable(settings_.request.url, settings_.limits); }

}  // namespace portico::delivery
