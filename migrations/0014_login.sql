-- Login in full: known browsers, second factors, recovery, step-up, staff invitations.

-- A browser from which an account has signed in with both factors. It holds a token; here is its SHA-256. A known device
-- has counters of its own, so that nobody else's tries can lock its owner out.
create table device (
  organization {id} not null,          -- nil for staff
  id {id} not null,
  kind {text} not null,                -- patient, staff
  account {id} not null,
  token_hash {bytes} not null,
  user_agent {text} not null,
  created_at {instant} not null,
  seen_at {instant} not null,
  expires_at {instant} not null,
  primary key (organization, id)
);
create unique index device_token on device (organization, account, token_hash);

alter table session add column device {id};
-- When password and a fresh code were last given in this session: what is dear asks for it not long ago.
alter table session add column proved_at {instant};

-- Exact sliding windows: the moments of the events that still count, 8 bytes each.
alter table throttle add column recent {bytes};

-- After a hundred wrong passwords in a row the password opens nothing until it is set anew.
alter table account add column password_disabled_at {instant};

-- A login, activation, recovery, step-up or change of an own key under way: one row, one cookie, ten minutes. Nothing in it
-- outlives a new version of the program.
drop table auth_flow;
create table auth_flow (
  token_hash {bytes} not null primary key,
  id {id} not null,
  kind {text} not null,                -- login, activation, recovery, step_up, phone_change, email_change, staff_login, staff_step_up, staff_activation
  step {text} not null,                -- code, password, done
  method {text} not null,              -- sms, email, totp
  organization {id} not null,
  account {id},                        -- null, with patient null: decoy
  patient {id},                        -- activation: whose desk code was right
  session {id},                        -- step-up and changes: of which session
  subject {bytes} not null,            -- HMAC of who is meant, for counting across flows
  agent {text} not null,               -- the browser's class; a flow does not move to another
  known_device {bool} not null,
  sent_to {text} not null,             -- masked
  code_hash {bytes} not null,
  former_codes {bytes} not null,       -- hashes of the codes made void by a resend
  code_sent_at {instant} not null,
  code_expires_at {instant} not null,
  code_number {int} not null,          -- how many codes were sent in this flow
  wrong_codes {int} not null,
  second_hash {bytes} not null,        -- recovery: the code to the second channel; empty where there is none
  first_proved {bool} not null,
  second_proved {bool} not null,
  wanted {bytes} not null,             -- phone_change, email_change: the new value, sealed
  language {text} not null,
  created_at {instant} not null,
  expires_at {instant} not null
);
create index auth_flow_expires on auth_flow (expires_at);

-- An authenticator app (RFC 6238). The accepted step is kept, so that a code counts once.
create table authenticator_app (
  organization {id} not null,          -- nil for staff
  kind {text} not null,                -- patient, staff
  account {id} not null,
  seed {bytes} not null,               -- sealed
  last_step {int} not null,
  created_at {instant} not null,
  confirmed_at {instant},
  primary key (organization, kind, account)
);

-- Codes for when the phone with the app is lost; each opens once.
create table recovery_code (
  organization {id} not null,
  kind {text} not null,
  account {id} not null,
  code_hash {bytes} not null,
  used_at {instant},
  primary key (organization, kind, account, code_hash)
);

-- WebAuthn credentials. `public_key` is COSE's, as the authenticator gave it.
create table passkey (
  organization {id} not null,
  kind {text} not null,
  account {id} not null,
  id {id} not null,
  credential {bytes} not null,
  public_key {bytes} not null,
  algorithm {int} not null,
  sign_count {int} not null,
  name {text} not null,
  created_at {instant} not null,
  last_used_at {instant},
  primary key (organization, id)
);
create unique index passkey_credential on passkey (organization, credential);
create index passkey_account on passkey (organization, kind, account);

-- Challenges for passkeys: five minutes, once.
create table passkey_challenge (
  challenge_hash {bytes} not null primary key,
  organization {id} not null,
  kind {text} not null,
  account {id},                        -- null: to sign in; else: to add one
  expires_at {instant} not null
);
create index passkey_challenge_expires on passkey_challenge (expires_at);

-- "This wasn't me": in notices of changed keys. Freezes the account until the clinic has looked.
create table freeze_token (
  token_hash {bytes} not null primary key,
  organization {id} not null,
  account {id} not null,
  expires_at {instant} not null,
  used_at {instant}
);
create index freeze_token_expires on freeze_token (expires_at);

-- How a contract's patients sign in.
alter table organization add column second_factors {text} not null default 'sms';   -- comma-separated: sms, email, totp
alter table organization add column passkeys {bool} not null default 0;
alter table organization add column password_mode {text} not null default 'classes'; -- classes, nist
alter table organization add column recovery_by_sms_alone {bool} not null default 0;

-- Privacy notice and terms: a new version is asked for again.
create table legal_text (
  organization {id} not null references organization (id),
  version {int} not null,
  language {text} not null,
  privacy {text} not null,
  terms {text} not null,
  published_at {instant} not null,
  published_by {id} not null,
  primary key (organization, version, language)
);
create table legal_acceptance (
  organization {id} not null,
  account {id} not null,
  version {int} not null,
  language {text} not null,
  accepted_at {instant} not null,
  primary key (organization, account, version)
);

-- A link that lets a member of staff set the password: invitation, or reset by an administrator.
create table staff_invitation (
  token_hash {bytes} not null primary key,
  staff {id} not null references staff_account (id),
  invited_by {id} not null,
  created_at {instant} not null,
  expires_at {instant} not null,
  used_at {instant}
);
create index staff_invitation_staff on staff_invitation (staff);
