-- Many patients invited together: by which way, and how many a day.
create table invitation_run (
  organization {id} not null references organization (id),
  id {id} not null,
  channel {text} not null,               -- email, sms, email_or_sms
  per_day {int} not null,
  state {text} not null,                 -- running, done, stopped
  started_by {id} not null,
  created_at {instant} not null,
  ended_at {instant},
  next_at {instant},                     -- when it goes on; null once it has ended
  counted_day {text} not null,           -- the day in the contract's zone to which the next column belongs
  counted {int} not null,                -- how many were invited on it
  primary key (organization, id)
);
create index invitation_run_newest on invitation_run (organization, created_at, id);
create index invitation_run_next on invitation_run (next_at) where state = 'running';

-- Who is in it, in the order of names, those last who are left out. Of those who were invited, the rest is in table invitation.
create table invitation_run_patient (
  organization {id} not null,
  run {id} not null,
  position {int} not null,
  patient {id} not null,
  state {text} not null,                 -- waiting, invited, skipped
  why {text} not null,                   -- of who was skipped: the code of what stood in the way
  invitation {id},
  primary key (organization, run, position),
  foreign key (organization, run) references invitation_run (organization, id),
  foreign key (organization, patient) references patient (organization, id),
  foreign key (organization, invitation) references invitation (organization, id)
);
create unique index invitation_run_patient_once on invitation_run_patient (organization, run, patient);
create index invitation_run_patient_waiting on invitation_run_patient (organization, patient) where state = 'waiting';
create index invitation_run_patient_next on invitation_run_patient (organization, run, position) where state = 'waiting';
