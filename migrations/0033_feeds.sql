-- Addresses that calendar programs read without signing in: a patient's appointments, for an account that may book for
-- that patient, or the busy times of a practitioner. The secret of an address is not stored.
create table calendar_feed (
  organization {id} not null references organization (id),
  id {id} not null,
  token_hash {bytes} not null,           -- SHA-256 of 256 random bits
  account {id},                          -- with patient: ends when this account may no longer book for the patient
  patient {id},
  practitioner {id},                     -- in place of both
  language {text} not null,
  made_at {instant} not null,
  fetched_at {instant},
  primary key (organization, id),
  foreign key (organization, account) references account (organization, id),
  foreign key (organization, patient) references patient (organization, id),
  foreign key (organization, practitioner) references practitioner (organization, id)
);
create unique index calendar_feed_token on calendar_feed (organization, token_hash);
create unique index calendar_feed_patient on calendar_feed (organization, account, patient) where account is not null;
create unique index calendar_feed_practitioner on calendar_feed (organization, practitioner) where practitioner is not null;

-- The calendar that a practitioner keeps elsewhere, fetched again and again.
create table outside_calendar (
  organization {id} not null,
  practitioner {id} not null,
  id {id} not null,                      -- another one whenever the address is set
  address {bytes} not null,              -- sealed: whoever has it can read that calendar
  etag {text} not null,                  -- of the last answer that was read; empty: none
  last_modified {text} not null,
  asked_at {instant},
  next_at {instant} not null,
  read_at {instant},                     -- the last time that all went well
  fault {text} not null,                 -- what went wrong the last time; empty: nothing
  failures {int} not null,               -- in a row
  changed_at {instant} not null,         -- when its stretches last became others
  primary key (organization, practitioner),
  foreign key (organization, practitioner) references practitioner (organization, id)
);
create index outside_calendar_next on outside_calendar (next_at);

-- When a practitioner is busy elsewhere: from and until, and nothing else of that calendar. Stretches of one
-- practitioner do not overlap.
create table busy_time (
  organization {id} not null,
  practitioner {id} not null,
  start_at {instant} not null,
  end_at {instant} not null,
  primary key (organization, practitioner, start_at)
);
create index busy_time_end on busy_time (organization, end_at);
