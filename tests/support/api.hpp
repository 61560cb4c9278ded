#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <boost/json/value.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/authorizer.hpp"
#include "app/services.hpp"
#include "delivery/capture.hpp"
#include "http/dispatcher.hpp"
#include "http/router.hpp"
#include "support/fake_clock.hpp"
#include "support/temp_dir.hpp"
#include "support/test_database.hpp"

namespace portico::support {

struct Reply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool padded = false;  // leaves at a set moment

  boost::json::value json() const;
  std::string code() const;                         // of a refusal
  std::string text(std::string_view member) const;  // a member that is a string, "" when absent
  std::int64_t number(std::string_view member) const;
};

// The whole program in process: every route behind the real dispatcher and authorizer, a clock that stands still,
// messages caught. No socket, and nothing runs by itself: `run_jobs` sends what is due.
class Api {
 public:
  // `phones` stands for the phone network; without it SMS are caught as well.
  explicit Api(EngineKind kind, app::Mode mode = app::Mode::serve,
               std::unique_ptr<delivery::SmsGateway> phones = nullptr);
  ~Api();

  // One program's cookies. `csrf` is sent when it is not empty.
  struct Browser {
    Api* api;
    std::map<std::string, std::string> cookies{};
    std::string csrf{};
    std::map<std::string, std::string> headers{};
    std::string address = "192.0.2.10";

    Reply get(const std::string& target) { return send("GET", target, {}); }
    Reply post(const std::string& target, const boost::json::value& body) { return send("POST", target, body); }
    Reply post(const std::string& target) { return send("POST", target, {}); }
    Reply patch(const std::string& target, const boost::json::value& body) { return send("PATCH", target, body); }
    Reply put(const std::string& target, const boost::json::value& body) { return send("PUT", target, body); }
    Reply del(const std::string& target) { return send("DELETE", target, {}); }
    Reply send(const std::string& method, const std::string& target, const boost::json::value& body);
    Reply send_raw(const std::string& method, const std::string& target, std::string body,
                   const std::string& media_type);
  };
  Browser browser() { return {this}; }

  // Runs what is due and gives the messages sent since the last time.
  std::vector<delivery::Captured> run_jobs();
  // The six digits of the newest SMS to the number; "" when there was none.
  std::string last_code(const std::string& phone);

  // A contract in Budapest, identified by e-mail, access manual; change what you need.
  organization::Organization add_contract(const std::string& suffix, organization::Identification identification,
                                          organization::AccessType access_type);
  struct Person {
    std::string family = "Kovács";
    std::string given = "Anna";
    std::string birth_date = "1958-03-02";
    std::string phone = "+36301234567";
    std::string email = "anna@example.com";
    std::string taj{};
    bool portal_access = true;
  };
  patients::PatientId add_patient(OrganizationId organization, const Person& person);
  // An account with that password whose `self` is the patient.
  identity::AccountId activate(const organization::Organization& contract, patients::PatientId patient,
                               const std::string& password);
  identity::StaffId add_staff(const std::string& email, const std::string& password, const std::string& phone,
                              std::vector<identity::RoleIn> roles, bool platform_administrator = false);

  // Through the real login, code and all.
  Browser sign_in(const std::string& suffix, const Person& person, const std::string& password);
  Browser sign_in_staff(const std::string& email, const std::string& password, const std::string& phone);

  std::vector<std::string> audited() const;  // actions in order
  app::Services& services() { return *services_; }
  db::Database& database() { return *services_->database; }
  FakeClock& clock() { return clock_; }
  const http::Router& router() const { return router_; }
  const std::filesystem::path& data() const { return folder_.path(); }

 private:
  Reply perform(http::Request request);
  FakeClock clock_;
  TempDir folder_;
  TestDatabase database_;
  std::unique_ptr<app::Services> services_;
  std::unique_ptr<app::Authorizer> authorizer_;
  http::Router router_;
  std::unique_ptr<http::Dispatcher> dispatcher_;
  std::size_t seen_messages_ = 0;
  std::atomic<int> requests_ = 0;
};

// A fixture on both engines with the whole program.
class EachApi : public testing::TestWithParam<EngineKind> {
 protected:
  Api api{GetParam()};
};

}  // namespace portico::support
