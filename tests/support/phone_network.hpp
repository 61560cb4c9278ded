#pragma once
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "delivery/receipt.hpp"
#include "support/timeline.hpp"

namespace portico::support {

// The same numbers from the same seed wherever it runs.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_{seed} {}
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(numbers_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool percent(int share) { return between(1, 100) <= share; }

 private:
  std::mt19937_64 numbers_;
};

struct NetworkFaults {
  int lost_percent = 0;
  int late_percent = 0;  // by 1 to 10 minutes
  int doubled_percent = 0;
};

// Made up for tests: stands for SMS gateway, operators and handsets, and proves nothing about real ones. It takes every
// message, reports what becomes of it in calls of its own, and hands it to whoever carries the number.
class PhoneNetwork final : public delivery::SmsGateway {
 public:
  enum class Fate { prompt, late, lost, refused };
  struct Sms {
    std::string to;
    std::string text;
    std::string key;
    Fate fate = Fate::prompt;
    Instant sent_at;
    Instant arrives_at{};
  };
  using Handset = std::function<void(const Sms&)>;
  // The target of a GET to the server.
  using Report = std::function<void(const std::string& target)>;

  PhoneNetwork(NetworkFaults faults, std::uint64_t seed) : faults_{faults}, chance_{seed} {}
  // Before the first message.
  void connect(Timeline& timeline, Report report);

  // Of a number without a handset the operator says that nobody has it.
  void give_handset(const std::string& number, Handset handset) { handsets_[number] = std::move(handset); }
  void take_handset(const std::string& number) { handsets_.erase(number); }
  // Neither loses nor delays.
  void spare(const std::string& number) { spared_.push_back(number); }
  // Takes nothing from then until then.
  void break_down(Instant from, Instant until);

  const Sms* newest_to(const std::string& number) const;
  const std::vector<Sms>& sent() const { return sent_; }

  delivery::Accepted send(const delivery::Message& message) override;
  std::optional<delivery::Receipt> read(const delivery::Callback& callback) const override;
  const std::string& name() const override { return name_; }
  std::string fault() const override { return {}; }

 private:
  Fate fate_of(const std::string& number);
  void tell(const Sms& sms, microseconds wait, const std::string& state);
  void hand_over(const Sms& sms, microseconds wait);

  NetworkFaults faults_;
  Chance chance_;
  Timeline* timeline_ = nullptr;
  Report report_;
  std::map<std::string, Handset> handsets_;
  std::vector<std::string> spared_;
  std::vector<std::pair<Instant, Instant>> outages_;
  std::vector<Sms> sent_;
  std::string name_ = "phones";
};

}  // namespace portico::support
