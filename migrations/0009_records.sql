create table encounter (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,
  status {text} not null,                -- FHIR EncounterStatus
  class {text} not null,                 -- AMB, IMP, EMER, …
  title {text} not null,                 -- the type in words
  reason {text} not null,
  started_at {instant},
  ended_at {instant},
  sorted_at {instant} not null,        -- started_at, or the least value where there is none: lists are in this order
  location {id},
  practitioner {id},
  location_name {text} not null,         -- as the source wrote it, where no location of ours stands for it
  practitioner_name {text} not null,
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create index encounter_sorted on encounter (organization, patient, sorted_at, id);

-- FHIR resources kept whole for features to come, sealed; and for each imported resource what it became here.
create table kept_resource (
  organization {id} not null,
  id {id} not null,
  source {text} not null,
  type {text} not null,
  source_id {text} not null,
  patient {id},
  body {bytes} not null,
  primary key (organization, id)
);
create index kept_resource_patient on kept_resource (organization, patient, type);

create table imported_resource (
  organization {id} not null,
  source {text} not null,
  type {text} not null,
  source_id {text} not null,
  local_id {id} not null,
  content_hash {bytes} not null,
  imported_at {instant} not null,
  primary key (organization, source, type, source_id)
);
create index imported_resource_local on imported_resource (organization, local_id);

-- Contents that one import gave for a resource before the one it ended with (a source may send several versions together): met again, they
-- are nothing new. `imported_at` is that import's.
create table imported_version (
  organization {id} not null,
  source {text} not null,
  type {text} not null,
  source_id {text} not null,
  content_hash {bytes} not null,
  imported_at {instant} not null,
  primary key (organization, source, type, source_id, content_hash)
);

-- Business identifiers of imported resources, for references such as Practitioner?identifier=system|value.
create table imported_identifier (
  organization {id} not null,
  source {text} not null,
  type {text} not null,
  system {text} not null,
  value {text} not null,
  local_id {id} not null,
  primary key (organization, source, type, system, value)
);
