-- Every message that left or failed, for counting what costs: no text, the address only as a blind index.
create table message_log (
  organization {id} not null,
  id {id} not null,
  channel {text} not null,
  purpose {text} not null,
  patient {id},
  to_index {bytes} not null,
  coding {text} not null,
  segments {int} not null,
  state {text} not null,                 -- sent, failed
  provider_id {text} not null,
  created_at {instant} not null,
  primary key (organization, id)
);
create index message_log_created on message_log (organization, created_at);

-- Answers of creating POSTs by Idempotency-Key, 24 hours.
create table idempotent_reply (
  organization {id} not null,
  actor {id} not null,
  key_hash {bytes} not null,
  body_hash {bytes} not null,
  status {int} not null,
  body {bytes} not null,               -- sealed
  created_at {instant} not null,
  primary key (organization, actor, key_hash)
);
create index idempotent_reply_created on idempotent_reply (created_at);
