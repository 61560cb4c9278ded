-- Booking without an account: whoever has proved a phone or an e-mail address by a code. A guest is no patient: nothing that looks for patients
-- finds one, and it opens nothing, until staff join it with a record (docs/adr/0014).
alter table organization add column guest_booking {text} not null default 'off';   -- off, by_email, by_email_or_sms: how contact may be proved

create table guest (
  organization {id} not null references organization (id),
  id {id} not null,
  name {text} not null,                  -- as the contract's language writes it; empty once it is forgotten
  details {bytes} not null,              -- sealed: what was typed; empty once it is forgotten
  contact_key {bytes} not null,          -- blind index of the phone or e-mail that was proved; empty once it is forgotten
  privacy_version {int} not null,        -- of the privacy notice that was accepted; 0: there was none
  patient {id},                          -- joined with
  made_record {bool} not null,           -- the record was made of this guest
  joined_by {id},
  joined_at {instant},
  forgotten_at {instant},
  created_at {instant} not null,
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create index guest_contact on guest (organization, contact_key);
create index guest_patient on guest (organization, patient) where patient is not null;
create index guest_waiting on guest (organization, id) where patient is null and forgotten_at is null;
create index guest_kept on guest (created_at) where forgotten_at is null;

-- The same table, but that an appointment is a patient's or a guest's; of one that was joined it keeps both.
create table appointment_of_all (
  organization {id} not null,
  id {id} not null,
  patient {id},
  guest {id},
  service {id} not null,
  practitioner {id} not null,
  location {id} not null,
  room {id},
  seat {int},
  start_at {instant} not null,
  end_at {instant} not null,
  first_cell {int} not null,
  last_cell {int} not null,
  status {text} not null,
  modality {text} not null,
  price_minor {money},
  price_currency {text} not null,
  comment {bytes},
  booked_by {text} not null,
  booked_at {instant} not null,
  confirmed_at {instant},
  moved_from {instant},
  cancelled_by {text},
  cancelled_at {instant},
  cancel_reason {bytes},
  sequence {int} not null,
  updated_at {instant} not null,
  primary key (organization, id),
  check (patient is not null or guest is not null),
  foreign key (organization, patient) references patient (organization, id),
  foreign key (organization, guest) references guest (organization, id),
  foreign key (organization, service) references healthcare_service (organization, id),
  foreign key (organization, practitioner) references practitioner (organization, id),
  foreign key (organization, location) references location (organization, id)
);
insert into appointment_of_all (organization, id, patient, service, practitioner, location, room, seat, start_at, end_at, first_cell, last_cell, status,
  modality, price_minor, price_currency, comment, booked_by, booked_at, confirmed_at, moved_from, cancelled_by, cancelled_at, cancel_reason, sequence,
  updated_at)
select organization, id, patient, service, practitioner, location, room, seat, start_at, end_at, first_cell, last_cell, status, modality, price_minor,
  price_currency, comment, booked_by, booked_at, confirmed_at, moved_from, cancelled_by, cancelled_at, cancel_reason, sequence, updated_at
from appointment;
drop table appointment;
alter table appointment_of_all rename to appointment;
create index appointment_patient on appointment (organization, patient, start_at);
create index appointment_start on appointment (organization, start_at);
create index appointment_pending on appointment (organization, booked_at) where status = 'pending';
create index appointment_guest on appointment (organization, guest) where guest is not null;
