-- AuditEvent: appended, never changed. `mac` covers every column before it under a key outside the database. The sealer gives
-- each row its place in the organization's chain: seal = BLAKE2b(seal of the one before, mac); its signed head stands outside the database.
create table audit_event (
  organization {id} not null,
  id {id} not null,
  at {instant} not null,
  action {text} not null,
  outcome {text} not null,
  actor_kind {text} not null,
  actor {id},
  session {id},
  patient {id},
  entity_type {text} not null,
  entity {id},
  detail {json} not null,
  address {text} not null,
  request_id {text} not null,
  mac {bytes} not null,
  position {int},
  seal {bytes},
  primary key (organization, id)
);
create unique index audit_event_position on audit_event (organization, position);
create index audit_event_patient on audit_event (organization, patient, at);
create index audit_event_at on audit_event (organization, at);
create index audit_event_unsealed on audit_event (organization, id) where position is null;
