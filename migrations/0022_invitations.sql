-- Invitations into the portal. A patient has at most one that is open; what is open and too old counts as expired.
create table invitation (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,
  channel {text} not null,               -- email, sms, letter
  sent_to {text} not null,               -- masked; empty for a letter
  message_key {text} not null,           -- of its newest message in table delivery; empty for a letter
  follow_ups {int} not null,             -- messages after the first
  follow_up_at {instant},                -- when the next is due
  invited_by {id},
  created_at {instant} not null,
  expires_at {instant} not null,
  opened_at {instant},
  ended_at {instant},
  ended_why {text} not null,             -- activated, revoked, replaced; empty while it is open
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create unique index invitation_open on invitation (organization, patient) where ended_at is null;
create index invitation_patient on invitation (organization, patient, created_at);
create index invitation_follow_up on invitation (follow_up_at) where ended_at is null;

-- What leads into an invitation: each message has a link and a code of its own. Neither is stored, only their hashes.
create table invitation_token (
  token_hash {bytes} not null primary key,
  organization {id} not null,
  invitation {id} not null,
  code_hash {bytes} not null,
  wrong_tries {int} not null,            -- with the link
  typed_tries {int} not null,            -- at the first login's page, where no link is needed: they close the link to nobody
  created_at {instant} not null,
  expires_at {instant} not null,
  foreign key (organization, invitation) references invitation (organization, id)
);
create index invitation_token_invitation on invitation_token (organization, invitation);
create index invitation_token_expiry on invitation_token (expires_at);
