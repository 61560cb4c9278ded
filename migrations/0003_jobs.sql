-- The outbox and everything done later. state: ready, done, dead. A claimed job is a ready one whose lease has not run out.
create table job (
  id {id} not null primary key,
  organization {id} not null,
  kind {text} not null,
  unique_key {text},
  payload {bytes} not null,
  state {text} not null,
  run_at {instant} not null,
  expires_at {instant},
  lease_until {instant} not null,
  lease_holder {id},
  attempts {int} not null,
  attempts_allowed {int} not null,
  last_error {text} not null,
  created_at {instant} not null,
  finished_at {instant}
);
create unique index job_unique_key on job (organization, kind, unique_key);
create index job_due on job (state, run_at);
