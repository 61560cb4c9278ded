#include "waiting/answers.hpp"

#include "identity/codes.hpp"
#include "organization/store.hpp"

namespace portico::waiting {
namespace {

using organization::Organization;

Organization contract_at(db::Database& database, std::string_view suffix) {
  auto contract =
      database.read([&](db::Transaction& transaction) { return organization::store::by_suffix(transaction, suffix); });
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

Organization contract_of(db::Database& database, OrganizationId id) {
  auto contract =
      database.read([&](db::Transaction& transaction) { return organization::store::by_id(transaction, id); });
  if (!contract) throw Refused::not_found();
  return *std::move(contract);
}

// Whoever has the link is the patient, as far as one can tell.
Caller holder_of_link(Caller caller, const Organization& contract, PatientId patient) {
  caller.kind = Caller::Kind::patient;
  caller.organization = contract.id;
  caller.patient = patient.value;
  return caller;
}

Refused ended(const Organization& contract, const store::NamedOffer& offer) {
  const char* code = offer.status == OfferStatus::lost      ? "OFFER_TAKEN"
                     : offer.status == OfferStatus::expired ? "OFFER_EXPIRED"
                     : offer.status == OfferStatus::offered ? "OFFER_EXPIRED"
                                                            : "OFFER_ENDED";
  return Refused{Reason::conflict, code}.with("phone", booking::phone_to_call(contract, offer.phone));
}

bool is_standing(const store::NamedOffer& offer, Instant now) {
  return offer.status == OfferStatus::offered && offer.expires_at > now;
}

LinkedOffer shown(const store::NamedOffer& offer, Instant now) {
  const auto status =
      offer.status == OfferStatus::offered && offer.expires_at <= now ? OfferStatus::expired : offer.status;
  return {status,
          offer.start_at,
          offer.end_at,
          offer.expires_at,
          {offer.location_name, offer.address_line, offer.city, offer.postal_code, offer.phone, offer.time_zone},
          status == OfferStatus::offered ? offer.replaces_start : std::nullopt};
}

std::optional<AppointmentId> given_up(const store::NamedOffer& offer) {
  return offer.replaces_start ? offer.replaces : std::nullopt;
}

}  // namespace

store::NamedOffer Answers::by_link(const Organization& contract, const Text<1, 200>& token) {
  const auto hash = identity::hash_token(token.value);
  auto found = hash.empty() ? std::nullopt : database_.read([&](db::Transaction& transaction) {
    return store::by_token(transaction, contract.id, hash, clock_.now());
  });
  if (!found) throw Refused{Reason::not_found, "OFFER_UNKNOWN"}.with("phone", booking::phone_to_call(contract));
  return *std::move(found);
}

store::NamedOffer Answers::of_entry(OrganizationId organization, PatientId patient, EntryId entry) {
  auto found = database_.read([&](db::Transaction& transaction) {
    const auto standing = store::standing_of(transaction, organization, entry);
    return standing ? store::named_offer(transaction, organization, standing->id, clock_.now()) : std::nullopt;
  });
  if (!found || found->patient != patient) throw Refused::not_found();
  return *std::move(found);
}

LinkedOffer Answers::show(std::string_view suffix, const OfferToken& link) {
  return shown(by_link(contract_at(database_, suffix), link.token), clock_.now());
}

LinkedOffer Answers::accept(const Caller& caller, std::string_view suffix, const OfferToken& link) {
  const auto contract = contract_at(database_, suffix);
  const auto offer = by_link(contract, link.token);
  take(holder_of_link(caller, contract, offer.patient), contract, offer);
  return shown(by_link(contract, link.token), clock_.now());
}

LinkedOffer Answers::decline(const Caller& caller, std::string_view suffix, const LinkedRefusal& refusal) {
  const auto contract = contract_at(database_, suffix);
  const auto offer = by_link(contract, refusal.token);
  refuse(holder_of_link(caller, contract, offer.patient), contract, offer, refusal.stop_waiting.value_or(false));
  return shown(by_link(contract, refusal.token), clock_.now());
}

void Answers::accept(const Caller& caller, PatientId patient, EntryId entry) {
  const auto contract = contract_of(database_, caller.organization);
  take(caller, contract, of_entry(contract.id, patient, entry));
}

void Answers::decline(const Caller& caller, PatientId patient, EntryId entry, const OfferRefusal& refusal) {
  const auto contract = contract_of(database_, caller.organization);
  refuse(caller, contract, of_entry(contract.id, patient, entry), refusal.stop_waiting.value_or(false));
}

void Answers::take(const Caller& caller, const Organization& contract, const store::NamedOffer& offer) {
  if (offer.status == OfferStatus::accepted) return;
  if (!is_standing(offer, clock_.now())) throw ended(contract, offer);
  const booking::Offered offered{offer.opening, given_up(offer),
                                 offer.entered_by == Actor::staff ? booking::Rights::staff : booking::Rights::patient,
                                 [&](db::Transaction& transaction) { claim(transaction, caller, contract, offer); }};
  try {
    bookings_.take_offered(caller, offer.patient, offered);
  } catch (const Refused& refused) {
    // Somebody was quicker, or the same person twice at once.
    if (refused.code() != "HOLD_EXPIRED") throw;
    const auto now_stands = database_.read([&](db::Transaction& transaction) {
      return store::named_offer(transaction, contract.id, offer.id, clock_.now());
    });
    if (now_stands->status != OfferStatus::accepted) throw ended(contract, *now_stands);
  }
}

// Of all to whom the time was offered one gets it; the others keep their places in the line.
void Answers::claim(db::Transaction& transaction, const Caller& caller, const Organization& contract,
                    const store::NamedOffer& offer) {
  const Instant now = clock_.now();
  std::optional<std::int64_t> gained;
  if (given_up(offer)) gained = (*offer.replaces_start - offer.start_at) / minutes{1};
  const bool is_won = store::settle(transaction, contract.id, offer.id, OfferStatus::accepted, gained, now) &&
                      store::close(transaction, contract.id, offer.opening, store::OpeningStatus::booked, now) &&
                      store::end(transaction, contract.id, offer.entry, WaitingStatus::booked,
                                 given_up(offer).value_or(offer.opening), now);
  if (!is_won) throw Refused{Reason::conflict, "HOLD_EXPIRED"};
  for (const auto& other : store::standing(transaction, contract.id, offer.opening)) {
    store::settle(transaction, contract.id, other.id, OfferStatus::lost, std::nullopt, now);
    store::set_status(transaction, contract.id, other.entry, WaitingStatus::offered, WaitingStatus::waiting);
  }
  journal_.write(transaction, caller,
                 {.action = audit::Action::waiting_accepted,
                  .patient = offer.patient.value,
                  .entity_type = "Appointment",
                  .entity = given_up(offer).value_or(offer.opening).value});
}

// After the offer: an offer that was made since is not given up with it.
void Answers::stop(const Caller& caller, const Organization& contract, const store::NamedOffer& offer) {
  database_.write([&](db::Transaction& transaction) {
    const auto entry = store::entry(transaction, contract.id, offer.entry);
    if (entry->status != WaitingStatus::waiting) return;
    store::end(transaction, contract.id, offer.entry, WaitingStatus::withdrawn, std::nullopt, clock_.now());
    journal_.write(transaction, caller,
                   {.action = audit::Action::waiting_withdrawn,
                    .patient = offer.patient.value,
                    .entity_type = "Appointment",
                    .entity = offer.entry.value});
  });
}

void Answers::refuse(const Caller& caller, const Organization& contract, const store::NamedOffer& offer,
                     bool stop_waiting) {
  const Instant now = clock_.now();
  if (!is_standing(offer, now)) {
    if (stop_waiting && offer.status != OfferStatus::accepted) return stop(caller, contract, offer);
    if (offer.status == OfferStatus::declined) return;
    throw ended(contract, offer);
  }
  database_.write([&](db::Transaction& transaction) {
    if (!store::settle(transaction, contract.id, offer.id, OfferStatus::declined, std::nullopt, now)) return;
    if (stop_waiting)
      store::end(transaction, contract.id, offer.entry, WaitingStatus::withdrawn, std::nullopt, now);
    else
      store::set_status(transaction, contract.id, offer.entry, WaitingStatus::offered, WaitingStatus::waiting);
    offers_.pass_on_soon(transaction, contract.id, offer.opening);
    journal_.write(transaction, caller,
                   {.action = audit::Action::waiting_declined,
                    .patient = offer.patient.value,
                    .entity_type = "Appointment",
                    .entity = offer.opening.value});
  });
}

}  // namespace portico::waiting
