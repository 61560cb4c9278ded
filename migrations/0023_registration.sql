-- People without access ask for it in the portal.
alter table organization add column registration {text} not null default 'off';   -- off, request (staff approve), match (by itself where the phone on record is proved)
alter table organization add column registration_required {text} not null default 'birth_date,email';  -- comma-separated: birth_date, national_id, email; name, phone and what one signs in with always are

create table registration (
  organization {id} not null references organization (id),
  id {id} not null,
  status {text} not null,              -- waiting, approved, has_account, declined, replaced
  person_key {bytes} not null,         -- blind index of whom it is about: the national ID, else name, birth date and contact
  open_key {bytes},                    -- the same while it waits: one open a person
  details {bytes} not null,            -- sealed: what was typed
  flow {id},                           -- whose code would prove the phone on record; null where none is asked for
  token_hash {bytes},                  -- of the link in the e-mail
  email_confirmed_at {instant},
  shown_from {instant} not null,       -- in the queue of staff: once no code can prove it by itself any more
  proved_at {instant},                 -- the code that went to the phone on record was typed
  patient {id},                        -- approved: onto which record
  decided_by {id},                     -- staff; null: by itself
  decided_at {instant},
  created_at {instant} not null,
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create unique index registration_open on registration (organization, open_key);
create unique index registration_token on registration (organization, token_hash);
create index registration_flow on registration (organization, flow);
create index registration_queue on registration (organization, status, created_at, id);
create index registration_person on registration (organization, person_key);
create index registration_decided on registration (decided_at);
