-- Ages at which things change for a child are the contract's: clinics and countries differ.
alter table organization add column own_account_age {int} not null default 16;
alter table organization add column proxy_end_age {int} not null default 18;
alter table organization add column proxy_narrow_age {int};       -- null: no narrowing before the end
alter table organization add column proxy_narrow_scopes {text} not null default 'appointments,billing';

-- Why someone may act for another, and who said so.
alter table account_grant add column basis {text} not null default 'self';  -- self, parental_responsibility, guardianship, power_of_attorney, consent
alter table account_grant add column reason {bytes};              -- sealed: what staff noted
alter table account_grant add column granted_by_kind {text} not null default 'system';  -- staff, patient, system
alter table account_grant add column told_days {int};             -- the last notice before the birthday that ends it: 60, 30, 7, 0 (ended)
update account_grant set basis = case when relation = 'parent' then 'parental_responsibility' else 'consent' end where relation <> 'self';

-- An adult patient asks someone who has an account here. Whether such an account exists nobody is told: what was typed for nobody's account stands here
-- alike, with no account, and looks the same to the one who asks.
create table grant_invitation (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,                 -- who would be acted for
  invited_by {id} not null,              -- that patient's own account
  account {id},                          -- whom it is for; null: nobody
  label {bytes} not null,                -- sealed: whom the patient says he asks
  relation {text} not null,
  scopes {text} not null,
  valid_until {instant},
  state {text} not null,                 -- waiting, accepted, declined, withdrawn
  created_at {instant} not null,
  expires_at {instant} not null,
  settled_at {instant},
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create index grant_invitation_account on grant_invitation (organization, account);
create index grant_invitation_patient on grant_invitation (organization, patient);
