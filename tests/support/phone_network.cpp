#include "support/phone_network.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/spelling.hpp"

namespace portico::support {
namespace {

constexpr auto unknown_subscriber = "027";

std::string parameter(const std::string& query, const std::string& name) {
  const auto at = query.find(name + "=");
  if (at == query.npos) return {};
  const auto from = at + name.size() + 1;
  return query.substr(from, query.find('&', from) - from);
}

}  // namespace

void PhoneNetwork::connect(Timeline& timeline, Report report) {
  timeline_ = &timeline;
  report_ = std::move(report);
}

void PhoneNetwork::break_down(Instant from, Instant until) { outages_.emplace_back(from, until); }

PhoneNetwork::Fate PhoneNetwork::fate_of(const std::string& number) {
  if (!handsets_.contains(number)) return Fate::refused;
  const auto drawn = chance_.between(1, 100);
  if (std::ranges::count(spared_, number) > 0 || drawn > faults_.lost_percent + faults_.late_percent)
    return Fate::prompt;
  return drawn <= faults_.lost_percent ? Fate::lost : Fate::late;
}

delivery::Accepted PhoneNetwork::send(const delivery::Message& message) {
  const Instant now = timeline_->now();
  for (const auto& [from, until] : outages_)
    if (now >= from && now < until) throw std::runtime_error{"the phone network is down"};
  Sms sms{.to = message.to,
          .text = message.text,
          .key = message.receipt_key.value_or(""),
          .fate = fate_of(message.to),
          .sent_at = now};
  const auto wait = seconds{sms.fate == Fate::late ? chance_.between(60, 600) : chance_.between(2, 8)};
  sms.arrives_at = now + wait;
  sent_.push_back(sms);
  tell(sms, seconds{1}, "with_operator");
  if (sms.fate == Fate::refused) tell(sms, wait, "rejected");
  if (sms.fate == Fate::prompt || sms.fate == Fate::late) {
    hand_over(sms, wait);
    if (chance_.percent(faults_.doubled_percent)) hand_over(sms, wait + seconds{chance_.between(1, 30)});
  }
  return {.provider_id = std::to_string(sent_.size()), .gateway = name_};
}

void PhoneNetwork::tell(const Sms& sms, microseconds wait, const std::string& state) {
  timeline_->after(wait, [this, sms, state] {
    const std::string code = state == "rejected" ? unknown_subscriber : "";
    report_("/api/deliveries/" + sms.key + "." + name_ + "?state=" + state + "&code=" + code);
  });
}

void PhoneNetwork::hand_over(const Sms& sms, microseconds wait) {
  tell(sms, wait, "delivered");
  timeline_->after(wait, [this, sms] { handsets_.at(sms.to)(sms); });
}

std::optional<delivery::Receipt> PhoneNetwork::read(const delivery::Callback& callback) const {
  const auto state = from_spelling<delivery::DeliveryState>(parameter(callback.query, "state"));
  if (!state) return std::nullopt;
  return delivery::Receipt{.state = *state, .error_code = parameter(callback.query, "code"), .key = {}};
}

const PhoneNetwork::Sms* PhoneNetwork::newest_to(const std::string& number) const {
  const auto found = std::ranges::find(sent_.rbegin(), sent_.rend(), number, &Sms::to);
  return found == sent_.rend() ? nullptr : &*found;
}

}  // namespace portico::support
