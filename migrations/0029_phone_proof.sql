-- At the desk: that the number on record is the patient's own phone, by a code read aloud or a link that was opened on it.
create table phone_proof (
  organization {id} not null,
  id {id} not null,                      -- of the newest SMS
  patient {id} not null,
  phone_index {bytes} not null,          -- of the number it was sent to: for another number it proves nothing
  code_hash {bytes} not null,
  token_hash {bytes} not null,
  wrong_tries {int} not null,
  sent_by {id} not null,
  sent_at {instant} not null,
  expires_at {instant} not null,
  proved_at {instant},
  primary key (organization, patient),
  foreign key (organization, patient) references patient (organization, id)
);
create unique index phone_proof_id on phone_proof (organization, id);
create unique index phone_proof_token on phone_proof (organization, token_hash);
