-- Contracts. Settings are columns: each has a type and a default, none is free text in disguise.
create table organization (
  id {id} not null primary key,
  name {text} not null,
  suffix {text} not null,
  language {text} not null,
  country {text} not null,
  time_zone {text} not null,
  identification {text} not null,        -- email, national_id
  national_id_kind {text} not null,      -- hu_taj, cr_cedula, none
  access_type {text} not null,           -- manual, automatic
  phone {text} not null,
  email {text} not null,
  address {text} not null,
  emergency_text {text} not null,
  idle_timeout_minutes {int} not null,
  primary_color {text} not null,
  logo {id},                           -- file
  favicon {id},                        -- file
  version {int} not null,
  created_at {instant} not null
);
create unique index organization_suffix on organization (suffix);

-- Suffixes a contract had before: old links lead on to the new one.
create table organization_former_suffix (
  suffix {text} not null primary key,
  organization {id} not null references organization (id),
  changed_at {instant} not null
);

create table location (
  organization {id} not null references organization (id),
  id {id} not null,
  name {text} not null,
  address_line {text} not null,
  city {text} not null,
  postal_code {text} not null,
  phone {text} not null,
  status {text} not null,                -- active, inactive
  primary key (organization, id)
);
create index location_name on location (organization, name);

create table practitioner (
  organization {id} not null references organization (id),
  id {id} not null,
  name {text} not null,
  sort_key {bytes} not null,
  specialty {text} not null,
  status {text} not null,
  primary key (organization, id)
);
create index practitioner_sort on practitioner (organization, sort_key);
