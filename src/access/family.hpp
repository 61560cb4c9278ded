#pragma once
#include "access/grant_notices.hpp"
#include "access/portal_sessions.hpp"
#include "access/related_shapes.hpp"

namespace portico::access {

// The portal's page "Family and trusted people": an adult patient lets others act for him and ends it; whoever is asked
// accepts or declines. Giving never tells whether the one who is asked has an account here.
class FamilyPage {
 public:
  explicit FamilyPage(Services& services) : services_{services}, notices_{services} {}

  Family view(http::Call& call);
  // Refused GIVER_UNDER_AGE, or GIVER_UNKNOWN without an own record with a birth date.
  InvitationTaken invite(http::Call& call, const AskRelative& input);
  void withdraw(http::Call& call);
  // By the one who was asked. Conflict GRANT_EXISTS when he may act for that patient on another basis already.
  Family accept(http::Call& call);
  void decline(http::Call& call);
  // By the patient who gave it.
  GrantView change(http::Call& call, const ChangeOwnGrant& input);
  // By either side: the patient, or the one who no longer wants to. What law or the clinic has settled the patient
  // cannot end here: conflict GRANT_OF_CLINIC.
  void end(http::Call& call);
  // From now on the pages show that patient; for the journal.
  void switch_to(http::Call& call, const ProfileSwitch& input);

 private:
  struct Giver {
    std::optional<patients::PatientId> patient;
    std::optional<Refused> refused;  // why he may not give
  };
  Giver giver_of(db::Transaction& transaction, const organization::Organization& contract, identity::AccountId account);
  bool still_asks(db::Transaction& transaction, const organization::Organization& contract,
                  const proxies::Invitation& invitation);
  Family view_in(db::Transaction& transaction, const organization::Organization& contract, identity::AccountId account);
  GrantView shown(const proxies::StandingGrant& grant, const std::optional<patients::PatientId>& own) const;
  // For whom those keys are: an account that is active and has a password, found by both.
  std::optional<identity::AccountId> account_of_keys(db::Transaction& transaction,
                                                     const organization::Organization& contract,
                                                     const AskRelative& input);
  void count_invitation(db::Transaction& transaction, const Caller& caller);
  void write_event(db::Transaction& transaction, const Caller& caller, audit::Action action,
                   patients::PatientId patient, Uuid entity);

  Services& services_;
  GrantNotices notices_;
};

}  // namespace portico::access
