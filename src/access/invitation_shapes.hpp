#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "json/text.hpp"

// What the calls about invitations take and give.
namespace portico::access {

using InvitationId = Id<struct InvitationTag>;

enum class InvitationChannel { email, sms, letter };
BOOST_DESCRIBE_ENUM(InvitationChannel, email, sms, letter)

enum class InvitationState { queued, sent, delivered, failed, printed, opened, activated, expired, revoked, replaced };
BOOST_DESCRIBE_ENUM(InvitationState, queued, sent, delivered, failed, printed, opened, activated, expired, revoked,
                    replaced)

// What staff see of one.
struct PatientInvitation {
  InvitationId id;
  InvitationChannel channel = InvitationChannel::email;
  std::string sent_to;  // masked; empty for a letter
  InvitationState state = InvitationState::queued;
  Instant state_at;
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> opened_at;
  std::int64_t follow_ups = 0;
  std::optional<Instant> follow_up_at;
  bool open = false;  // it can still be used, and revoked
};
BOOST_DESCRIBE_STRUCT(PatientInvitation, (),
                      (id, channel, sent_to, state, state_at, created_at, expires_at, opened_at, follow_ups,
                       follow_up_at, open))

struct InvitePatient {
  InvitationChannel channel = InvitationChannel::email;
};
BOOST_DESCRIBE_STRUCT(InvitePatient, (), (channel))

// The patient's side.
struct InvitationToken {
  Text<0, 100> token;
};
BOOST_DESCRIBE_STRUCT(InvitationToken, (), (token))

struct OpenedInvitation {
  std::string step = "invitation_code";
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(OpenedInvitation, (), (step, expires_at))

struct InvitationAcceptance {
  Text<0, 100> token;
  Text<0, 40> code;
};
BOOST_DESCRIBE_STRUCT(InvitationAcceptance, (), (token, code))

}  // namespace portico::access
