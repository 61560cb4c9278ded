#pragma once
#include "waiting/offers.hpp"

namespace portico::waiting {

// What those say who were offered a time: with the link of the message, signed in, or to staff on the phone. The time
// and what is given up for it change hands in one transaction. Thread-safe.
class Answers {
 public:
  Answers(db::Database& database, audit::Journal& journal, booking::Bookings& bookings, Offers& offers,
          const Clock& clock)
      : database_{database}, journal_{journal}, bookings_{bookings}, offers_{offers}, clock_{clock} {}

  // With the token of a link: not_found OFFER_UNKNOWN. Looking changes nothing.
  LinkedOffer show(std::string_view suffix, const OfferToken& link);
  // OFFER_EXPIRED, OFFER_TAKEN, OFFER_ENDED. Accepted twice it is accepted.
  LinkedOffer accept(const Caller& caller, std::string_view suffix, const OfferToken& link);
  LinkedOffer decline(const Caller& caller, std::string_view suffix, const LinkedRefusal& refusal);

  // The offer that stands for the entry.
  void accept(const Caller& caller, PatientId patient, EntryId entry);
  void decline(const Caller& caller, PatientId patient, EntryId entry, const OfferRefusal& refusal);

 private:
  store::NamedOffer by_link(const organization::Organization& contract, const Text<1, 200>& token);
  store::NamedOffer of_entry(OrganizationId organization, PatientId patient, EntryId entry);
  void take(const Caller& caller, const organization::Organization& contract, const store::NamedOffer& offer);
  void claim(db::Transaction& transaction, const Caller& caller, const organization::Organization& contract,
             const store::NamedOffer& offer);
  void stop(const Caller& caller, const organization::Organization& contract, const store::NamedOffer& offer);
  void refuse(const Caller& caller, const organization::Organization& contract, const store::NamedOffer& offer,
              bool stop_waiting);

  db::Database& database_;
  audit::Journal& journal_;
  booking::Bookings& bookings_;
  Offers& offers_;
  const Clock& clock_;
};

}  // namespace portico::waiting
