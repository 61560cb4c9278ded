#include "support/visitor.hpp"

#include <boost/json/value.hpp>
#include <regex>

namespace portico::support {
namespace {

constexpr int most_sms = 3;

std::string code_in_mail(const std::string& text) {
  std::smatch found;
  return std::regex_search(text, found, std::regex{"[0-9]{6}"}) ? found.str() : std::string{};
}

}  // namespace

Visitor::Visitor(Clinic clinic, Api::Person person, Errand errand, std::string address)
    : clinic_{clinic}, person_{std::move(person)}, errand_{errand}, browser_{clinic.api.browser()} {
  browser_.address = std::move(address);
  clinic_.network.give_handset(person_.phone, [this](const PhoneNetwork::Sms& sms) { receive(sms); });
}

std::optional<seconds> Visitor::took() const {
  if (!in_at_) return std::nullopt;
  return std::chrono::ceil<seconds>(*in_at_ - came_at_);
}

std::string Visitor::path(const std::string& rest) const {
  const std::string door = errand_ == Errand::sign_in ? "/login" : "/activation";
  return "/api/portal/" + clinic_.suffix + door + rest;
}

void Visitor::come() {
  came_at_ = clinic_.timeline.now();
  submit();
}

void Visitor::submit() {
  ++submitted_;
  boost::json::object form{{"identifier", person_.taj}, {"phone", person_.phone}};
  if (errand_ == Errand::sign_in)
    form["password"] = clinic_.password;
  else
    form["birth_date"] = person_.birth_date;
  const auto reply = browser_.post(path(""), form);
  take_step(reply);
  // Looks at what was typed, types it once more, then does what the page says: calls the clinic.
  if (reply.status != 200 && submitted_ == 1) clinic_.timeline.after(seconds{20}, [this] { submit(); });
}

// A code is under way; the page offers more from a moment that it names.
void Visitor::take_step(const Reply& reply) {
  note(reply);
  if (reply.status != 200) return;
  if (reply.text("method") == "sms") {
    sms_asked_at_ = clinic_.timeline.now();
    ++sms_asked_;
  }
  const auto step = reply.json();
  for (const auto& method : step.at("methods").as_array())
    if (method.as_string() == "email") may_use_email_ = true;
  clinic_.api.services().queue.run_due();
  const auto offered = Instant::parse(reply.text("resend_at"));
  had_next_step_ = had_next_step_ && offered.has_value();
  if (offered) clinic_.timeline.at(*offered + seconds{clinic_.chance.between(1, 4)}, [this] { look(); });
}

void Visitor::receive(const PhoneNetwork::Sms& sms) {
  if (is_in()) return;
  is_typing_ = true;
  const auto code = sms.text.substr(sms.text.rfind('#') + 1, 6);
  clinic_.timeline.after(seconds{clinic_.chance.between(8, 25)}, [this, code] { type(code); });
}

void Visitor::type(const std::string& code) {
  is_typing_ = false;
  if (is_in()) return;
  const auto reply = browser_.post(path("/code"), {{"code", code}});
  note(reply);
  if (reply.status == 200) enter();
}

void Visitor::enter() {
  if (errand_ == Errand::first_login) {
    const auto session = browser_.post(path("/password"), {{"password", clinic_.password}});
    note(session);
    if (session.status != 200) return;
  }
  in_at_ = clinic_.timeline.now();
  clinic_.api.services().queue.run_due();
}

// Nothing came in the time that the page asks to wait.
void Visitor::look() {
  if (is_in()) return;
  if (is_typing_) return clinic_.timeline.after(seconds{20}, [this] { look(); });
  if (errand_ == Errand::sign_in) delivery_ = browser_.get(path("/delivery")).text("state");
  if (sms_asked_ >= most_sms) return;
  if (may_use_email_ && !asked_by_email_) return ask_by_email();
  const auto reply = browser_.post(path("/resend"));
  had_next_step_ = had_next_step_ && reply.status == 200;
  take_step(reply);
}

void Visitor::ask_by_email() {
  asked_by_email_ = true;
  const auto reply = browser_.post(path("/method"), {{"method", "email"}});
  had_next_step_ = had_next_step_ && reply.status == 200;
  take_step(reply);
  clinic_.timeline.after(seconds{clinic_.chance.between(5, 15)}, [this] { read_mail(); });
}

void Visitor::read_mail() {
  if (is_in()) return;
  std::string code;
  for (const auto& mail : delivery::read_captured(clinic_.api.data()))
    if (mail.to == person_.email && mail.purpose == "login_code") code = code_in_mail(mail.text);
  is_typing_ = true;
  clinic_.timeline.after(seconds{clinic_.chance.between(8, 25)}, [this, code] { type(code); });
}

void Visitor::note(const Reply& reply) {
  if (reply.status == 200) return;
  told_ = reply.code();
  words_ = reply.text("detail");
}

}  // namespace portico::support
