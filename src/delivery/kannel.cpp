#include "delivery/kannel.hpp"

#include <fmt/format.h>

#include "base/percent.hpp"
#include "delivery/fields.hpp"
#include "jobs/jobs.hpp"

namespace portico::delivery {
namespace {

const std::string gateway_name = "kannel";

using Fields = std::vector<std::pair<std::string, std::string>>;

// Kannel fills in %d (the kind of report) and %A (the operator's own report) when it calls. The latter has the error
// code, but also quotes the text, and addresses end in the logs of proxies: it is asked for only when nobody stands
// between.
std::string report_address(const KannelSettings& settings, const Message& message) {
  const auto address = callback_address(settings.callbacks, message, gateway_name);
  if (address.empty()) return {};
  return address + (is_on_this_machine(settings.callbacks) ? "?type=%d&answer=%A" : "?type=%d");
}

Fields login(const KannelSettings& settings) { return {{"username", settings.user}, {"password", settings.password}}; }

std::string send_url(const KannelSettings& settings, const Message& message) {
  Fields fields = login(settings);
  const bool is_gsm = size_of_sms(message.text).coding == Coding::gsm7;
  fields.insert(fields.end(),
                {{"to", message.to}, {"charset", "UTF-8"}, {"coding", is_gsm ? "0" : "2"}, {"text", message.text}});
  if (!settings.sender.empty()) fields.emplace_back("from", settings.sender);
  if (message.valid_minutes) fields.emplace_back("validity", std::to_string(*message.valid_minutes));
  if (const auto report = report_address(settings, message); !report.empty()) {
    fields.emplace_back("dlr-mask", "31");
    fields.emplace_back("dlr-url", report);
  }
  return settings.url + "?" + form_text(fields);
}

// 401, 403 and 407 are about our login, 408 and 429 about the moment: ours to mend, and no reason to lose a message.
bool is_about_the_message(int status) {
  return status >= 400 && status < 500 && status != 401 && status != 403 && status != 407 && status != 408 &&
         status != 429;
}

// What follows `name` in the operator's report ("id:1 … stat:EXPIRED err:006 text:…"), letters and digits only. The
// report also quotes the text: nothing but these words is looked at.
std::string word_after(std::string_view report, std::string_view name) {
  const auto at = report.find(name);
  if (at == report.npos) return {};
  const auto begin = at + name.size();
  auto end = begin;
  while (end < report.size() && end - begin < 16 && std::isalnum(static_cast<unsigned char>(report[end])) != 0) ++end;
  return std::string{report.substr(begin, end - begin)};
}

std::string error_of(const std::string& answer) {
  if (answer.starts_with("NACK/")) return error_code_of(word_after(answer, "NACK/"));
  const auto code = word_after(answer, "err:");
  return code.find_first_not_of('0') == code.npos ? std::string{} : code;
}

std::optional<DeliveryState> state_of(const std::string& type, const std::string& answer) {
  if (type == "1") return DeliveryState::delivered;
  if (type == "4") return DeliveryState::accepted;
  if (type == "8") return DeliveryState::with_operator;
  if (type == "16") return DeliveryState::rejected;
  if (type != "2") return std::nullopt;
  const auto stat = word_after(answer, "stat:");
  return stat == "EXPIRED"   ? DeliveryState::expired
         : stat == "REJECTD" ? DeliveryState::rejected
                             : DeliveryState::failed;
}

}  // namespace

KannelGateway::KannelGateway(KannelSettings settings) : settings_{std::move(settings)} {
  require_safe_address(settings_.url, "kannel.url");
  if (settings_.user.empty()) throw std::invalid_argument{"kannel.user is empty: name the sendsms-user of Kannel"};
}

const std::string& KannelGateway::name() const { return gateway_name; }

Accepted KannelGateway::send(const Message& message) {
  const auto answer = perform({.url = send_url(settings_, message)}, settings_.limits);
  if (is_about_the_message(answer.status))
    throw jobs::Permanent{fmt::format("Kannel: refused (status {})", answer.status)};
  if (answer.status < 200 || answer.status >= 300)
    throw std::runtime_error{fmt::format("Kannel: status {}", answer.status)};
  const bool taken = answer.body.starts_with("0: ") || answer.body.starts_with("3: ");
  if (!taken) throw Unclear{fmt::format("Kannel: status {} without its words", answer.status)};
  return {.provider_id = {}, .gateway = gateway_name};
}

std::optional<Receipt> KannelGateway::read(const Callback& callback) const {
  const auto type = Place{"query:type"}.value(callback.query, {});
  const auto answer = Place{"query:answer"}.value(callback.query, {}).value_or("");
  const auto state = type ? state_of(*type, answer) : std::nullopt;
  if (!state) return std::nullopt;
  return Receipt{.state = *state, .error_code = error_of(answer)};
}

// A request without receiver: Kannel looks at the login first, and has nothing to send.
std::string KannelGateway::fault() const try {
  const auto answer = perform({.url = settings_.url + "?" + form_text(login(settings_))}, settings_.limits);
  if (answer.status == 401 || answer.status == 403) return "Kannel does not take this user and password";
  if (answer.status >= 500) return fmt::format("Kannel answers with status {}", answer.status);
  return {};
} catch (const std::runtime_error& error) {
  return error.what();
}

}  // namespace portico::delivery
