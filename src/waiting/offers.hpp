#pragma once
#include "audit/audit.hpp"
#include "booking/bookings.hpp"
#include "jobs/jobs.hpp"
#include "waiting/letters.hpp"

namespace portico::waiting {

// Offers free times to those who wait. A time is held in the slot cells while it is offered; what nobody takes is free
// again. Everything is in the database: any process may go on with what another began. Thread-safe.
class Offers {
 public:
  Offers(db::Database& database, audit::Journal& journal, jobs::Queue& queue, booking::Bookings& bookings,
         Letters& letters, patients::Store& patients, const Clock& clock);

  void handle_jobs();
  // In the transaction of the change.
  void heard(db::Transaction& transaction, const Caller& caller, const booking::News& news);

  // Finds what has become free, however it did: after a cancellation at once, new hours within minutes.
  void look_everywhere();
  void look(OrganizationId organization);

  // The offer has ended without being accepted: its time is for the next in line, soon. In the caller's transaction.
  void pass_on_soon(db::Transaction& transaction, OrganizationId organization, OpeningId opening);

  static constexpr minutes how_often{5};

 private:
  struct Picture;
  std::optional<Picture> picture(OrganizationId organization, HealthcareServiceId service,
                                 const std::optional<store::StoredOpening>& opening);
  void look(OrganizationId organization, HealthcareServiceId service);
  void turn(OrganizationId organization, OpeningId id);
  bool is_over(OrganizationId organization, OpeningId id);
  void pass_on(OrganizationId organization, const store::StoredOpening& opening);
  void give_back(OrganizationId organization, OpeningId id);
  void drop_unfit(const Picture& picture, Match& match);
  bool make(const Picture& picture, const Match& match);
  bool make_again(const Picture& picture, const Match& match, const store::StoredOpening& opening);
  void hold(db::Transaction& transaction, const Picture& picture, const Match& match, OpeningId id, Instant expires_at);
  void offer(db::Transaction& transaction, const Picture& picture, const Match& match, OpeningId opening,
             Instant expires_at);
  void offer_to(db::Transaction& transaction, const Picture& picture, EntryId entry, OpeningId opening,
                Instant expires_at);

  db::Database& database_;
  audit::Journal& journal_;
  jobs::Queue& queue_;
  booking::Bookings& bookings_;
  Letters& letters_;
  patients::Store& patients_;
  const Clock& clock_;
};

}  // namespace portico::waiting
