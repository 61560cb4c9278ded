-- A patient-side account owns its login keys in one contract; it is no patient (grants join them, see account_grant).
create table account (
  organization {id} not null references organization (id),
  id {id} not null,
  phone_index {bytes} not null,
  phone {bytes} not null,              -- sealed; where login codes go
  email {bytes},                       -- sealed; for notices
  password_hash {text},                  -- PHC string, peppered; null until the first login
  password_set_at {instant},
  status {text} not null,                -- active, frozen, closed
  language {text} not null,
  activated_at {instant},
  last_login_at {instant},
  created_at {instant} not null,
  version {int} not null,
  primary key (organization, id)
);

-- What an account may be found by. One account may have both kinds; a value belongs to one account.
create table account_identifier (
  organization {id} not null,
  kind {text} not null,                  -- email, national_id
  value_index {bytes} not null,
  account {id} not null,
  primary key (organization, kind, value_index),
  foreign key (organization, account) references account (organization, id)
);
create index account_identifier_account on account_identifier (organization, account);

create table staff_account (
  id {id} not null primary key,
  email_index {bytes} not null,
  email {bytes} not null,
  name {text} not null,
  phone {bytes} not null,
  password_hash {text} not null,
  platform_administrator {bool} not null,
  status {text} not null,                -- active, deactivated
  language {text} not null,
  created_at {instant} not null
);
create unique index staff_account_email on staff_account (email_index);

create table staff_role (
  organization {id} not null references organization (id),
  staff {id} not null references staff_account (id),
  role {text} not null,                  -- administrator, receptionist, practitioner, billing
  practitioner {id},
  primary key (organization, staff, role)
);
create index staff_role_staff on staff_role (staff);

-- Signed-in sessions of both sides. token_hash: SHA-256 of the cookie.
create table session (
  token_hash {bytes} not null primary key,
  id {id} not null,
  kind {text} not null,                  -- patient, staff
  organization {id} not null,          -- nil for staff
  account {id} not null,
  language {text} not null,
  created_at {instant} not null,
  seen_at {instant} not null,
  idle_seconds {int} not null,
  absolute_expires_at {instant} not null,
  user_agent {text} not null,
  address {text} not null
);
create unique index session_id on session (id);
create index session_account on session (organization, account);

-- A login, activation or recovery under way: one row, one cookie, ten minutes. A decoy has no account and behaves alike.
create table auth_flow (
  token_hash {bytes} not null primary key,
  id {id} not null,
  kind {text} not null,                  -- login, activation, recovery, staff_login
  step {text} not null,                  -- code, password, done
  organization {id} not null,
  account {id},                        -- null: decoy
  patient {id},                        -- activation: whose desk code was right
  subject {bytes} not null,            -- HMAC of who is meant, for counting across flows
  sent_to {text} not null,               -- masked
  code_hash {bytes} not null,
  former_codes {bytes} not null,       -- hashes of the codes made void by a resend
  code_sent_at {instant} not null,
  code_expires_at {instant} not null,
  code_number {int} not null,          -- how many codes were sent in this flow
  wrong_codes {int} not null,
  language {text} not null,
  created_at {instant} not null,
  expires_at {instant} not null
);
create index auth_flow_expires on auth_flow (expires_at);
