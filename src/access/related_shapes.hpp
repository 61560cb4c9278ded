#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/text.hpp"
#include "proxies/grants.hpp"
#include "proxies/invitations.hpp"

// What the calls about related persons take and give. A day that ends something is the last one on which it holds.
namespace portico::access {

enum class GrantState { active, not_yet, ended };
BOOST_DESCRIBE_ENUM(GrantState, active, not_yet, ended)

struct RelatedPerson {
  std::optional<patients::PatientId> patient_id;  // absent: has no record of his own here
  std::string name;
};
BOOST_DESCRIBE_STRUCT(RelatedPerson, (), (patient_id, name))

// One grant, as both sides see it.
struct GrantView {
  proxies::GrantId id;
  RelatedPerson holder;
  RelatedPerson patient;
  proxies::Relation relation = proxies::Relation::other;
  proxies::Basis basis = proxies::Basis::consent;
  GrantState state = GrantState::active;
  std::vector<proxies::Scope> scopes;      // as given
  std::vector<proxies::Scope> scopes_now;  // less where the patient's age narrows them
  Date from;
  std::optional<Date> until;          // as given
  std::optional<Date> last_day;       // by `until` or the birthday, whichever is first
  std::optional<Date> last_birthday;  // when a child's age ends it
  std::optional<Date> narrows_on;
  proxies::GivenBy given_by = proxies::GivenBy::system;
  bool may_change = false;  // by the reader
  bool may_end = false;
};
BOOST_DESCRIBE_STRUCT(GrantView, (),
                      (id, holder, patient, relation, basis, state, scopes, scopes_now, from, until, last_day,
                       last_birthday, narrows_on, given_by, may_change, may_end))

// As the console's record shows it.
struct StaffGrantView : GrantView {
  bool holder_can_log_in = false;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(StaffGrantView, (GrantView), (holder_can_log_in, reason))

struct RelatedPersons {
  std::vector<StaffGrantView> acting_for_patient;
  std::vector<StaffGrantView> patient_acts_for;
  std::int64_t proxy_end_age = 0;
  std::optional<std::int64_t> proxy_narrow_age;
  std::vector<proxies::Scope> proxy_narrow_scopes;
};
BOOST_DESCRIBE_STRUCT(RelatedPersons, (),
                      (acting_for_patient, patient_acts_for, proxy_end_age, proxy_narrow_age, proxy_narrow_scopes))

struct GrantTerms {
  proxies::Relation relation = proxies::Relation::other;
  proxies::Basis basis = proxies::Basis::consent;
  std::vector<proxies::Scope> scopes;
  std::optional<Date> from;  // absent: at once
  std::optional<Date> until;
  std::optional<Text<0, 500>> reason;
};
BOOST_DESCRIBE_STRUCT(GrantTerms, (), (relation, basis, scopes, from, until, reason))

enum class Direction { acts_for_patient, patient_acts_for };
BOOST_DESCRIBE_ENUM(Direction, acts_for_patient, patient_acts_for)

// Between the record's patient and another person who has a record.
struct NewStaffGrant : GrantTerms {
  Direction direction = Direction::acts_for_patient;
  patients::PatientId person;
};
BOOST_DESCRIBE_STRUCT(NewStaffGrant, (GrantTerms), (direction, person))

struct RevokeGrant {
  Text<0, 500> reason;
};
BOOST_DESCRIBE_STRUCT(RevokeGrant, (), (reason))

struct SentInvitation {
  proxies::InvitationId id;
  std::string label;
  proxies::Relation relation = proxies::Relation::other;
  std::vector<proxies::Scope> scopes;
  std::optional<Date> until;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SentInvitation, (), (id, label, relation, scopes, until, expires_at))

struct ReceivedInvitation {
  proxies::InvitationId id;
  std::string patient;  // name
  proxies::Relation relation = proxies::Relation::other;
  std::vector<proxies::Scope> scopes;
  std::optional<Date> until;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(ReceivedInvitation, (), (id, patient, relation, scopes, until, expires_at))

// The portal's page "Family and trusted people".
struct Family {
  bool may_give = false;
  std::int64_t giving_age = 0;  // from which one may
  std::vector<GrantView> acting_for_me;
  std::vector<GrantView> i_act_for;
  std::vector<SentInvitation> sent;
  std::vector<ReceivedInvitation> received;
};
BOOST_DESCRIBE_STRUCT(Family, (), (may_give, giving_age, acting_for_me, i_act_for, sent, received))

struct AskRelative {
  Text<0, 254> identifier;
  Text<0, 40> phone;
  Text<0, 100> label;  // whom the patient means, for himself
  proxies::Relation relation = proxies::Relation::other;
  std::vector<proxies::Scope> scopes;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(AskRelative, (), (identifier, phone, label, relation, scopes, until))

// The same for everybody, whether or not there is such an account.
struct InvitationTaken {
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(InvitationTaken, (), (expires_at))

struct ChangeOwnGrant {
  std::vector<proxies::Scope> scopes;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(ChangeOwnGrant, (), (scopes, until))

struct ProfileSwitch {
  patients::PatientId patient_id;
};
BOOST_DESCRIBE_STRUCT(ProfileSwitch, (), (patient_id))

}  // namespace portico::access
