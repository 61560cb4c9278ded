#include "feeds/feeds.hpp"

#include <algorithm>
#include <limits>

#include "base/digest.hpp"
#include "base/refused.hpp"
#include "booking/busy.hpp"
#include "feeds/contents.hpp"
#include "identity/codes.hpp"
#include "organization/store.hpp"

namespace portico::feeds {
namespace {

using organization::Organization;

constexpr hours kept_visible{24 * 30};  // what was
constexpr hours shown_ahead{24 * 400};
constexpr int most_appointments = 500;
constexpr Instant before_all{std::numeric_limits<std::int64_t>::min()};
constexpr std::string_view extension = ".ics";

// Programs ask every few minutes at most, and one person has a few.
constexpr identity::Limit fetches_of_feed{120, hours{1}};
// A wrong secret is nobody's typing mistake.
constexpr identity::Limit misses_of_address{60, minutes{10}};

Organization contract_at(db::Transaction& transaction, std::string_view suffix) {
  auto contract = organization::store::by_suffix(transaction, suffix);
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

Organization contract_of(db::Transaction& transaction, OrganizationId id) {
  auto contract = organization::store::by_id(transaction, id);
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

void refuse_unknown(db::Transaction& transaction, OrganizationId organization, PractitionerId practitioner) {
  if (!organization::store::practitioner_name(transaction, organization, practitioner)) throw Refused::not_found();
}

Bytes hash_of(std::string_view file) {
  if (!file.ends_with(extension)) return {};
  return identity::hash_token(file.substr(0, file.size() - extension.size()));
}

std::string etag_of(const std::string& text) { return '"' + to_hex(sha256(as_bytes(text))).substr(0, 32) + '"'; }

audit::Event of_practitioner(PractitionerId practitioner, std::string detail) {
  return {.action = audit::Action::scheduling_changed,
          .entity_type = "Practitioner",
          .entity = practitioner.value,
          .detail = std::move(detail)};
}

// Caches on the way may have made it a weak one.
bool is_known(std::string_view known, const std::string& etag) { return known.find(etag) != std::string_view::npos; }

}  // namespace

Feeds::Feeds(db::Database& database, audit::Journal& journal, const proxies::Grants& grants,
             const identity::Accounts& accounts, const identity::Throttles& throttles, const Clock& clock,
             std::string base_url)
    : database_{database},
      journal_{journal},
      grants_{grants},
      accounts_{accounts},
      throttles_{throttles},
      clock_{clock},
      base_url_{std::move(base_url)} {}

std::string Feeds::address_of(const Organization& contract, const std::string& token) const {
  return base_url_ + "/api/portal/" + contract.suffix + "/calendars/" + token + std::string{extension};
}

// As if the account signed in now: it is open, and may book for the patient. A practitioner's ends when staff end it.
bool Feeds::may_see(db::Transaction& transaction, OrganizationId organization, const store::StoredFeed& feed) const {
  if (feed.practitioner) return true;
  const auto account = accounts_.find(transaction, organization, *feed.account);
  if (!account || account->status != identity::Standing::active) return false;
  const auto profiles = grants_.profiles(transaction, organization, *feed.account);
  return std::ranges::any_of(profiles, [&](const proxies::Profile& profile) {
    return profile.patient_id == *feed.patient &&
           std::ranges::find(profile.scopes, proxies::Scope::appointments) != profile.scopes.end();
  });
}

SubscriptionList Feeds::list(const Caller& caller) {
  return database_.snapshot([&](db::Transaction& transaction) {
    SubscriptionList list;
    for (const auto& feed : store::of_account(transaction, caller.organization, identity::AccountId{caller.actor}))
      if (may_see(transaction, caller.organization, feed))
        list.items.push_back({*feed.patient, feed.made_at, feed.fetched_at});
    return list;
  });
}

FeedAddress Feeds::subscribe(const Caller& caller, PatientId patient) {
  const Instant now = clock_.now();
  const auto token = identity::make_token();
  const identity::AccountId account{caller.actor};
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, caller.organization);
    store::remove(transaction, contract.id, account, patient);
    const auto id = FeedId::make();
    store::insert(transaction, contract.id,
                  {.id = id,
                   .account = account,
                   .patient = patient,
                   .practitioner = {},
                   .language = caller.language,
                   .made_at = now,
                   .fetched_at = {}},
                  token.hash);
    journal_.write(transaction, caller, {.action = audit::Action::calendar_subscribed, .entity = id.value});
    return FeedAddress{address_of(contract, token.text), now};
  });
}

void Feeds::unsubscribe(const Caller& caller, PatientId patient) {
  database_.write([&](db::Transaction& transaction) {
    if (store::remove(transaction, caller.organization, identity::AccountId{caller.actor}, patient))
      journal_.write(transaction, caller, {.action = audit::Action::calendar_unsubscribed});
  });
}

FeedAddress Feeds::make_busy_feed(const Caller& caller, PractitionerId practitioner) {
  const Instant now = clock_.now();
  const auto token = identity::make_token();
  return database_.write([&](db::Transaction& transaction) {
    const auto contract = contract_of(transaction, caller.organization);
    refuse_unknown(transaction, contract.id, practitioner);
    store::remove(transaction, contract.id, practitioner);
    store::insert(transaction, contract.id,
                  {.id = FeedId::make(),
                   .account = {},
                   .patient = {},
                   .practitioner = practitioner,
                   .language = caller.language,
                   .made_at = now,
                   .fetched_at = {}},
                  token.hash);
    journal_.write(transaction, caller, of_practitioner(practitioner, R"({"busy_feed":"made"})"));
    return FeedAddress{address_of(contract, token.text), now};
  });
}

void Feeds::end_busy_feed(const Caller& caller, PractitionerId practitioner) {
  database_.write([&](db::Transaction& transaction) {
    refuse_unknown(transaction, caller.organization, practitioner);
    if (store::remove(transaction, caller.organization, practitioner))
      journal_.write(transaction, caller, of_practitioner(practitioner, R"({"busy_feed":"ended"})"));
  });
}

void Feeds::refuse_too_many(db::Transaction& transaction, const Bytes& key, identity::Limit limit) const {
  if (const auto until = throttles_.count(transaction, key, limit))
    throw Refused{Reason::too_many, "THROTTLED"}.retry_after(
        std::chrono::ceil<seconds>(std::max(*until - clock_.now(), microseconds{1})));
}

std::string Feeds::text_of(db::Transaction& transaction, const Organization& contract,
                           const store::StoredFeed& feed) const {
  const Instant now = clock_.now();
  if (feed.practitioner) {
    const auto name = organization::store::practitioner_name(transaction, contract.id, *feed.practitioner);
    return busy_calendar(contract, feed.language, name.value_or(""), *feed.practitioner,
                         booking::store::engagements(transaction, contract.id, *feed.practitioner,
                                                     {now - kept_visible, now + shown_ahead}));
  }
  const auto rows = booking::store::upcoming(transaction, contract.id, *feed.patient, std::nullopt, now - kept_visible,
                                             before_all, {}, most_appointments);
  return patient_calendar(contract, feed.language, rows, base_url_ + "/p/" + contract.suffix + "/bookings");
}

// Who has it already is shown nothing; a practitioner's tells of no patient.
void Feeds::note_shown(Caller caller, OrganizationId organization, const store::StoredFeed& feed, bool is_shown) {
  caller.organization = organization;
  if (feed.account) {
    caller.kind = Caller::Kind::patient;
    caller.actor = feed.account->value;
    caller.patient = feed.patient->value;
  }
  database_.write([&](db::Transaction& transaction) {
    refuse_too_many(transaction, throttles_.key("calendar_feed", organization, feed.id.text()), fetches_of_feed);
    store::note_fetched(transaction, organization, feed.id, clock_.now());
    if (is_shown && feed.patient)
      journal_.write(transaction, caller, {.action = audit::Action::calendar_fed, .entity = feed.id.value});
  });
}

Served Feeds::serve(Caller caller, std::string_view suffix, std::string_view file, std::string_view known_etag) {
  const auto hash = hash_of(file);
  std::optional<store::StoredFeed> feed;
  Served served;
  OrganizationId organization;
  database_.snapshot([&](db::Transaction& transaction) {
    feed.reset();
    const auto contract = contract_at(transaction, suffix);
    organization = contract.id;
    if (!hash.empty()) feed = store::by_token(transaction, contract.id, hash);
    if (feed && !may_see(transaction, contract.id, *feed)) feed.reset();
    if (feed) served.text = text_of(transaction, contract, *feed);
  });
  if (!feed) {
    database_.write([&](db::Transaction& transaction) {
      const auto from = identity::address_bucket(caller.address);
      refuse_too_many(transaction, throttles_.key("calendar_feed_miss", {}, from), misses_of_address);
    });
    throw Refused::not_found();
  }
  served.etag = etag_of(*served.text);
  if (is_known(known_etag, served.etag)) served.text.reset();
  note_shown(std::move(caller), organization, *feed, served.text.has_value());
  return served;
}

}  // namespace portico::feeds
