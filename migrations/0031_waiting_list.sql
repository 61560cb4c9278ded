-- Who waits for a time, with what wishes. Ends as booked, withdrawn or expired, and is kept for the figures.
create table waiting_entry (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,
  service {id} not null,
  status {text} not null,                -- waiting, offered, booked, withdrawn, expired
  practitioners {json} not null,         -- ids; empty: any
  locations {json} not null,             -- ids; empty: any
  from_day {text},
  until_day {text} not null,             -- the last one
  weekdays {json} not null,              -- ISO 8601: Monday is 1; empty: any
  from_minute {int} not null,            -- of the day there
  to_minute {int} not null,
  notice_minutes {int} not null,         -- between the offer and the visit, at least
  replaces {id},                         -- the appointment that is given up for an accepted offer
  entered_by {text} not null,            -- patient, staff
  account {id},                          -- of a patient or who acts for one
  appointment {id},                      -- what came of it
  entered_at {instant} not null,         -- the place in the line
  ended_at {instant},
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id),
  foreign key (organization, service) references healthcare_service (organization, id)
);
create unique index waiting_entry_open on waiting_entry (organization, patient, service) where status in ('waiting', 'offered');
create index waiting_entry_line on waiting_entry (organization, service, entered_at, id) where status = 'waiting';
create index waiting_entry_patient on waiting_entry (organization, patient);

-- A free time that is being offered. Its id is the hold's, and the appointment's when it is booked.
create table waiting_opening (
  organization {id} not null,
  id {id} not null,
  service {id} not null,
  practitioner {id} not null,
  location {id} not null,
  start_at {instant} not null,
  end_at {instant} not null,
  mode {text} not null,                  -- one_by_one, to_all
  status {text} not null,                -- open, booked, unfilled
  made_at {instant} not null,
  ended_at {instant},
  primary key (organization, id),
  foreign key (organization, service) references healthcare_service (organization, id)
);
create index waiting_opening_made on waiting_opening (organization, made_at);

create table waiting_offer (
  organization {id} not null,
  id {id} not null,
  entry {id} not null,
  opening {id} not null,
  status {text} not null,                -- offered, accepted, declined, expired, lost, withdrawn
  by_call {bool} not null,               -- no message reaches the patient: staff call
  token_hash {bytes},                    -- of the link in the message
  offered_at {instant} not null,
  expires_at {instant} not null,
  ended_at {instant},
  gained_minutes {int},                  -- of an accepted one that was earlier than what it replaced
  primary key (organization, id),
  foreign key (organization, entry) references waiting_entry (organization, id),
  foreign key (organization, opening) references waiting_opening (organization, id)
);
create unique index waiting_offer_token on waiting_offer (organization, token_hash) where token_hash is not null;
create index waiting_offer_entry on waiting_offer (organization, entry, offered_at);
create index waiting_offer_opening on waiting_offer (organization, opening);
create index waiting_offer_offered on waiting_offer (organization, offered_at);

create table waiting_policy (
  organization {id} not null primary key references organization (id),
  mode {text} not null,                  -- one_by_one, to_all, off
  version {int} not null,
  updated_at {instant} not null
);

create table waiting_service_policy (
  organization {id} not null,
  service {id} not null,
  mode {text} not null,
  primary key (organization, service),
  foreign key (organization, service) references healthcare_service (organization, id)
);
