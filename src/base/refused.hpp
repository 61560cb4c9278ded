#pragma once
#include <chrono>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portico {

// Why a request ends without doing what it asked. Closed: http/ maps each to one status.
enum class Reason {
  bad_request,        // 400 not understood
  unauthenticated,    // 401
  forbidden,          // 403 known, and not allowed
  not_found,          // 404 not there, or not the caller's
  conflict,           // 409
  too_large,          // 413
  unsupported_media,  // 415
  unprocessable,      // 422 understood, and wrong
  too_many,           // 429
  internal,           // 500
  unavailable,        // 503
  storage_full,       // 507
};

// Named values of a refusal: shown as members of the answer and used in its text ("attempts_left", "phone").
using Facts = std::map<std::string, std::variant<std::string, std::int64_t>, std::less<>>;

struct FieldError {
  std::string field;  // path from the body's root: "address.line", "items[2].type"
  std::string code;   // stable, upper case: FORMAT_PHONE
  Facts facts{};
};

// Thrown where a request ends. `code` is stable and picks the outward text from texts/; `inward` is for the log only
// and is never shown.
class Refused : public std::exception {
 public:
  Refused(Reason reason, std::string code) : reason_{reason}, code_{std::move(code)} {}

  // One wrong field: 422 with the field's own code as the code of the whole.
  static Refused field(std::string name, std::string code, Facts facts = {}) {
    Refused refused{Reason::unprocessable, code};
    refused.errors_.push_back({std::move(name), std::move(code), std::move(facts)});
    return refused;
  }
  // Several at once: code INVALID_INPUT.
  static Refused fields(std::vector<FieldError> errors, Reason reason = Reason::unprocessable) {
    Refused refused{reason, errors.size() == 1 ? errors.front().code : "INVALID_INPUT"};
    refused.errors_ = std::move(errors);
    return refused;
  }
  static Refused not_found() { return {Reason::not_found, "NOT_FOUND"}; }

  Refused&& with(std::string name, std::variant<std::string, std::int64_t> value) && {
    facts_.insert_or_assign(std::move(name), std::move(value));
    return std::move(*this);
  }
  // A member of the answer that is a list or an object, as JSON text.
  Refused&& with_json(std::string name, std::string json) && {
    json_members_.insert_or_assign(std::move(name), std::move(json));
    return std::move(*this);
  }
  Refused&& retry_after(std::chrono::seconds wait) && {
    retry_after_ = wait;
    return std::move(*this);
  }
  Refused&& because(std::string inward) && {
    inward_ = std::move(inward);
    return std::move(*this);
  }

  Reason reason() const { return reason_; }
  const std::string& code() const { return code_; }
  const Facts& facts() const { return facts_; }
  const std::map<std::string, std::string>& json_members() const { return json_members_; }
  const std::vector<FieldError>& errors() const { return errors_; }
  std::optional<std::chrono::seconds> wait() const { return retry_after_; }
  const std::string& inward() const { return inward_; }
  const char* what() const noexcept override { return code_.c_str(); }

 private:
  Reason reason_;
  std::string code_;
  std::vector<FieldError> errors_;
  Facts facts_;
  std::map<std::string, std::string> json_members_;
  std::optional<std::chrono::seconds> retry_after_;
  std::string inward_;
};

}  // namespace portico
