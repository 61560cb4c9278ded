#pragma once
#include <optional>
#include <string>

#include "support/api.hpp"
#include "support/phone_network.hpp"

namespace portico::support {

// A sensible person at the portal's door: types what the page asks for, waits for the SMS, and when it does not come,
// takes the way that the page offers next: the code by e-mail, else another SMS. Gives up after three.
class Visitor {
 public:
  enum class Errand { sign_in, first_login };
  struct Clinic {
    Api& api;
    Timeline& timeline;
    PhoneNetwork& network;
    Chance& chance;
    std::string suffix;
    std::string password;
  };

  Visitor(Clinic clinic, Api::Person person, Errand errand, std::string address);

  void come();

  // As typed into the form; the record may say something else.
  const Api::Person& person() const { return person_; }
  Errand errand() const { return errand_; }
  Instant came_at() const { return came_at_; }
  // Until the session was there.
  std::optional<seconds> took() const;
  bool is_in() const { return in_at_.has_value(); }
  bool asked_by_email() const { return asked_by_email_; }
  Instant last_sms_asked() const { return sms_asked_at_; }
  // What the pages have told: the refusal's code and words, or where the SMS is.
  const std::string& told() const { return told_; }
  const std::string& words() const { return words_; }
  const std::string& delivery() const { return delivery_; }
  // Something could always be done: another way or another code was offered when nothing had come.
  bool had_next_step() const { return had_next_step_; }

 private:
  std::string path(const std::string& rest) const;
  void submit();
  void take_step(const Reply& reply);
  void receive(const PhoneNetwork::Sms& sms);
  void type(const std::string& code);
  void look();
  void ask_by_email();
  void read_mail();
  void enter();
  void note(const Reply& reply);

  Clinic clinic_;
  Api::Person person_;
  Errand errand_;
  Api::Browser browser_;
  Instant came_at_{};
  std::optional<Instant> in_at_{};
  Instant sms_asked_at_{};
  bool asked_by_email_ = false;
  bool is_typing_ = false;
  bool had_next_step_ = true;
  bool may_use_email_ = false;
  int sms_asked_ = 0;
  int submitted_ = 0;
  std::string told_;
  std::string words_;
  std::string delivery_;
};

}  // namespace portico::support
