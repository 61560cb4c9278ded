-- Patient: the central record. Phone, e-mail and national ID are sealed, with blind indexes: found when complete.
create table patient (
  organization {id} not null references organization (id),
  id {id} not null,
  family {text} not null,
  given {text} not null,
  name {text} not null,                  -- as the contract's language writes it
  sort_key {bytes} not null,
  name_key {text} not null,              -- folded words of the name in alphabetical order: equal for equal names, however turned
  birth_date {text},
  gender {text} not null,                -- male, female, other, unknown
  deceased {bool} not null,
  language {text} not null,
  phone {bytes},
  phone_index {bytes},
  email {bytes},
  email_index {bytes},
  national_id_kind {text} not null,      -- hu_taj, cr_cedula, passport, clinic, other, none
  national_id {bytes},
  national_id_index {bytes},
  address_line {text} not null,
  city {text} not null,
  postal_code {text} not null,
  country {text} not null,
  emergency_name {text} not null,
  emergency_phone {text} not null,
  notice {text} not null,                -- email, email_sms: how new documents are announced
  portal_access {bool} not null,       -- the manual switch
  duplicate_suspect {bool} not null,
  version {int} not null,
  created_at {instant} not null,
  updated_at {instant} not null,
  primary key (organization, id)
);
create index patient_sort on patient (organization, sort_key, id);
create index patient_birth on patient (organization, birth_date);
create index patient_phone on patient (organization, phone_index);
create index patient_email on patient (organization, email_index);
create index patient_national_id on patient (organization, national_id_index);

-- Folded words of the name, so that any of them in any order is found while it is typed. They are written with the patient and only then: without a
-- foreign key, since PostgreSQL would look each one up by whatever index it fancies until its first analyze.
create table patient_name_word (
  organization {id} not null,
  word {bytes} not null,                -- bytes, so that both engines compare prefixes alike
  patient {id} not null,
  primary key (organization, word, patient)
);
create index patient_name_word_patient on patient_name_word (organization, patient, word);

-- Fields that a person (staff or the patient) changed: a later import makes a suggestion of them and overwrites nothing.
create table patient_field_edit (
  organization {id} not null,
  patient {id} not null,
  field {text} not null,
  edited_by {text} not null,             -- staff, patient
  edited_at {instant} not null,
  primary key (organization, patient, field),
  foreign key (organization, patient) references patient (organization, id)
);

create table patient_suggestion (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,
  field {text} not null,
  value {bytes} not null,              -- sealed
  source {text} not null,
  created_at {instant} not null,
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create unique index patient_suggestion_field on patient_suggestion (organization, patient, field, source);
