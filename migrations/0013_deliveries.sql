-- What became of each message, as far as its gateway tells; from the moment it is enqueued. No text, the address masked.
create table delivery (
  organization {id} not null,
  id {id} not null,                      -- the job's, and message_log's
  idempotency_key {text} not null,
  receipt_hash {bytes} not null,         -- SHA-256 of the random key that receipts come with
  channel {text} not null,
  purpose {text} not null,
  patient {id},
  to_index {bytes} not null,
  sent_to {text} not null,               -- masked
  segments {int} not null,
  state {text} not null,                 -- queued, accepted, with_operator, failed, expired, rejected, delivered
  state_at {instant} not null,
  gateway {text} not null,               -- who took it, empty before
  error_code {text} not null,            -- the provider's, never its words
  unclear_tries {int} not null,
  left_at {instant},                     -- when a gateway took it or its first receipt came
  expires_at {instant},
  created_at {instant} not null,
  primary key (organization, id)
);
create unique index delivery_receipt on delivery (receipt_hash);
create index delivery_key on delivery (organization, idempotency_key);
create index delivery_patient on delivery (organization, patient, created_at);
create index delivery_address on delivery (organization, to_index, created_at);
create index delivery_created on delivery (created_at);

-- SMS by what they are counted for, in slots of ten minutes. Keys are HMACs.
create table sms_count (
  key {bytes} not null,
  slot {instant} not null,
  count {int} not null,
  primary key (key, slot)
);
create index sms_count_slot on sms_count (slot);

-- Whether codes that go to one block of numbers are entered. outcomes: the last fifty, oldest first, 1 entered, 0 not.
create table sms_prefix (
  key {bytes} not null primary key,
  outcomes {text} not null,
  blocked_until {instant} not null,
  changed_at {instant} not null
);

-- When the administrators of a contract were last told of what.
create table sms_alarm (
  organization {id} not null,
  what {text} not null,
  raised_at {instant} not null,
  primary key (organization, what)
);
