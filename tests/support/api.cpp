#include "support/api.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <future>

#include "app/routes.hpp"
#include "organization/store.hpp"

namespace portico::support {
namespace {

constexpr std::size_t largest_upload = 20U << 20;

app::Configuration configuration(const std::filesystem::path& data, const std::string& database_url) {
  return app::Configuration::load({.environment = {},
                                   .flags = {{"data.folder", data.string()},
                                             {"database.url", database_url},
                                             {"database.silence_ms", "60000"},  // a busy machine is no outage
                                             {"messages.gateway", "capture"},
                                             {"calendars.fetch", "local"},
                                             {"server.base_url", "https://portal.example.org"}}});
}

std::string whole(http::Response& response) {
  if (const auto* stream = response.stream()) {
    std::string all;
    for (auto piece = stream->next(); !piece.empty(); piece = stream->next()) all.append(piece.begin(), piece.end());
    return all;
  }
  return std::string{as_text(response.bytes())};
}

std::int64_t wanted(const boost::json::value& value) { return value.is_int64() ? value.as_int64() : 0; }

}  // namespace

boost::json::value Reply::json() const { return boost::json::parse(body); }
std::string Reply::code() const { return text("code"); }
std::string Reply::text(std::string_view member) const {
  const auto value = json();
  const auto* found = value.as_object().if_contains(member);
  return found && found->is_string() ? std::string{found->as_string()} : std::string{};
}
std::int64_t Reply::number(std::string_view member) const {
  const auto value = json();
  const auto* found = value.as_object().if_contains(member);
  return found ? wanted(*found) : -1;
}

Api::Api(EngineKind kind, app::Mode mode, std::unique_ptr<delivery::SmsGateway> phones) : database_{kind} {
  services_ = std::make_unique<app::Services>(configuration(folder_.path(), database_.options().url), clock_, mode,
                                              app::Leases::process_clock, std::move(phones));
  authorizer_ = std::make_unique<app::Authorizer>(*services_->database, services_->sessions, services_->grants,
                                                  services_->journal, clock_, services_->place.base_url);
  app::add_all_routes(router_, *services_, mode, largest_upload);
  dispatcher_ = std::make_unique<http::Dispatcher>(
      http::Dispatcher::Parts{router_, *authorizer_, http::recorder(services_->journal)},
      [](std::function<void()> work) { work(); });
}

Api::~Api() = default;

Reply Api::perform(http::Request request) {
  auto exchange = std::make_shared<http::Exchange>();
  exchange->request = std::move(request);
  exchange->request.request_id = "r" + std::to_string(++requests_);
  std::promise<http::Response> promise;
  const auto path = exchange->request.path;
  if (auto early = dispatcher_->begin(*exchange, path, exchange->request.body.size()))
    promise.set_value(std::move(*early));
  else if (exchange->match.endpoint->handler.is_upload()) {
    auto refused = dispatcher_->open(*exchange);
    if (!refused) refused = dispatcher_->write(*exchange, as_bytes(exchange->request.body));
    if (refused)
      promise.set_value(std::move(*refused));
    else
      dispatcher_->finish(exchange, [&](http::Response response) { promise.set_value(std::move(response)); });
  } else {
    dispatcher_->run(exchange, [&](http::Response response) { promise.set_value(std::move(response)); });
  }
  auto response = promise.get_future().get();
  return {response.status, response.headers, whole(response), response.not_before.has_value()};
}

Reply Api::Browser::send(const std::string& method, const std::string& target, const boost::json::value& body) {
  const bool has_body = method != "GET" && method != "DELETE" && !body.is_null();
  return send_raw(method, target, has_body ? boost::json::serialize(body) : std::string{}, "application/json");
}

Reply Api::Browser::send_raw(const std::string& method, const std::string& target, std::string body,
                             const std::string& media_type) {
  http::Request request;
  request.method = method;
  request.path = target.substr(0, target.find('?'));
  if (const auto query = target.find('?'); query != std::string::npos) request.query = target.substr(query + 1);
  if (!body.empty()) request.headers.emplace("content-type", media_type);
  request.body = std::move(body);
  request.address = address;
  request.secure = true;
  std::string jar;
  for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + '=' + value;
  if (!jar.empty()) request.headers.emplace("cookie", jar);
  if (!csrf.empty()) request.headers.emplace("x-csrf-token", csrf);
  if (method != "GET") request.headers.emplace("sec-fetch-site", "same-origin");
  for (const auto& [name, value] : headers) {
    request.headers.erase(name);
    if (!value.empty()) request.headers.emplace(name, value);
  }
  auto reply = api->perform(std::move(request));
  for (const auto& [name, value] : reply.headers) {
    if (name != "Set-Cookie") continue;
    const auto equals = value.find('=');
    const auto content = value.substr(equals + 1, value.find(';') - equals - 1);
    if (content.empty())
      cookies.erase(value.substr(0, equals));
    else
      cookies[value.substr(0, equals)] = content;
  }
  return reply;
}

std::vector<delivery::Captured> Api::run_jobs() {
  services_->queue.run_due();
  auto all = delivery::read_captured(folder_.path());
  std::vector<delivery::Captured> fresh(all.begin() + static_cast<std::ptrdiff_t>(seen_messages_), all.end());
  seen_messages_ = all.size();
  return fresh;
}

std::string Api::last_code(const std::string& phone) {
  run_jobs();
  std::string code;
  for (const auto& message : delivery::read_captured(folder_.path()))
    if (message.channel == delivery::Channel::sms && message.to == phone)
      if (const auto hash = message.text.rfind('#'); hash != std::string::npos) code = message.text.substr(hash + 1, 6);
  return code;
}

organization::Organization Api::add_contract(const std::string& suffix, organization::Identification identification,
                                             organization::AccessType access_type) {
  organization::Organization contract;
  contract.id = OrganizationId::make();
  contract.name = "Duna Medical";
  contract.suffix = suffix;
  contract.language = Language::hu;
  contract.country = "HU";
  contract.time_zone = "Europe/Budapest";
  contract.identification = identification;
  contract.national_id_kind = organization::NationalIdKind::hu_taj;
  contract.access_type = access_type;
  contract.phone = "+3612345678";
  contract.created_at = clock_.now();
  database().write([&](db::Transaction& transaction) { organization::store::insert(transaction, contract); });
  return contract;
}

patients::PatientId Api::add_patient(OrganizationId organization, const Person& person) {
  patients::NewPatient wanted;
  wanted.family = Text<0, 100>{person.family};
  wanted.given = Text<0, 100>{person.given};
  if (!person.birth_date.empty()) wanted.birth_date = Text<0, 20>{person.birth_date};
  if (!person.phone.empty()) wanted.phone = Text<0, 40>{person.phone};
  if (!person.email.empty()) wanted.email = Text<0, 254>{person.email};
  if (!person.taj.empty()) {
    wanted.national_id_kind = organization::NationalIdKind::hu_taj;
    wanted.national_id = Text<0, 60>{person.taj};
  }
  wanted.even_if_similar = true;
  const auto caller = app::Services::system_caller(organization);
  const auto id = services_->patients.create(caller, organization, wanted).id;
  if (person.portal_access)
    database().write([&](db::Transaction& transaction) {
      services_->patients.store().set_portal_access(transaction, organization, id, true, clock_.now());
    });
  return id;
}

identity::AccountId Api::activate(const organization::Organization& contract, patients::PatientId patient,
                                  const std::string& password) {
  const auto hash = services_->hasher.hash(password);
  return database().write([&](db::Transaction& transaction) {
    const auto record = services_->patients.store().find(transaction, contract.id, patient);
    const auto account = services_->accounts.create(transaction, contract.id,
                                                    {.identifiers = {*access::identifier_of(contract, *record)},
                                                     .phone = *record->phone,
                                                     .email = record->email,
                                                     .language = record->language});
    services_->accounts.set_password(transaction, contract.id, account, hash);
    services_->grants.give(transaction, contract.id, {.account = account, .patient = patient});
    return account;
  });
}

identity::StaffId Api::add_staff(const std::string& email, const std::string& password, const std::string& phone,
                                 std::vector<identity::RoleIn> roles, bool platform_administrator) {
  const auto hash = services_->hasher.hash(password);
  return database().write([&](db::Transaction& transaction) {
    const auto id = services_->staff.create(transaction, app::Services::system_caller({}),
                                            {.email = email,
                                             .name = "Szabó Éva",
                                             .phone = phone,
                                             .password_hash = hash,
                                             .platform_administrator = platform_administrator,
                                             .language = Language::en});
    for (const auto& role : roles) services_->staff.add_role(transaction, id, role.organization, role.role);
    return id;
  });
}

Api::Browser Api::sign_in(const std::string& suffix, const Person& person, const std::string& password) {
  Browser browser{this};
  const auto path = "/api/portal/" + suffix;
  const auto identifier = person.taj.empty() ? person.email : person.taj;
  const auto step =
      browser.post(path + "/login", {{"identifier", identifier}, {"phone", person.phone}, {"password", password}});
  EXPECT_EQ(step.status, 200) << step.body;
  const auto session = browser.post(path + "/login/code", {{"code", last_code(person.phone)}});
  EXPECT_EQ(session.status, 200) << session.body;
  browser.csrf = session.text("csrf_token");
  return browser;
}

Api::Browser Api::sign_in_staff(const std::string& email, const std::string& password, const std::string& phone) {
  Browser browser{this};
  const auto step = browser.post("/api/console/login", {{"email", email}, {"password", password}});
  EXPECT_EQ(step.status, 200) << step.body;
  const auto session = browser.post("/api/console/login/code", {{"code", last_code(phone)}});
  EXPECT_EQ(session.status, 200) << session.body;
  browser.csrf = session.text("csrf_token");
  return browser;
}

std::vector<std::string> Api::audited() const {
  services_->journal.drain();
  return services_->database->read([](db::Transaction& transaction) {
    return transaction.all<std::string>("select action from audit_event order by id");
  });
}

}  // namespace portico::support
