-- Which account may act for which patient. `self` is one relation among others.
create table account_grant (
  organization {id} not null,
  id {id} not null,
  account {id} not null,
  patient {id} not null,
  relation {text} not null,              -- self, parent, child, carer, other
  scopes {text} not null,                -- comma-separated: appointments,documents,results,messages,billing,profile
  valid_from {instant} not null,
  valid_until {instant},
  granted_by {id},
  created_at {instant} not null,
  revoked_at {instant},
  primary key (organization, id),
  foreign key (organization, account) references account (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create unique index account_grant_pair on account_grant (organization, account, patient);
create index account_grant_patient on account_grant (organization, patient);

-- The code that the desk gives for the first login: 72 hours, five tries, one alive per patient.
create table desk_code (
  organization {id} not null,
  patient {id} not null,
  code_hash {bytes} not null,
  wrong_tries {int} not null,
  issued_by {id} not null,
  created_at {instant} not null,
  expires_at {instant} not null,
  used_at {instant},
  primary key (organization, patient),
  foreign key (organization, patient) references patient (organization, id)
);
