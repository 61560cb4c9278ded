-- From so many missed visits in so many months on, a patient books by request or by phone only.
create table missed_visit_policy (
  organization {id} not null primary key references organization (id),
  visits {int},                          -- none: the rule is off
  months {int} not null,
  consequence {text} not null,           -- by_request, by_phone
  version {int} not null,
  updated_at {instant} not null
);

-- What staff let pass: visits missed before that moment count no more.
create table missed_visit_pardon (
  organization {id} not null,
  patient {id} not null,
  pardoned_at {instant} not null,
  staff {id} not null,                   -- who did; an account
  reason {bytes} not null,               -- sealed
  primary key (organization, patient),
  foreign key (organization, patient) references patient (organization, id)
);
