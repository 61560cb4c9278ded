-- Time that is taken, in cells of five minutes counted from 1970: of a practitioner, of a room. The primary key is what lets nobody be booked
-- twice; a cell whose time has run out may be taken over. Without foreign keys: they would be looked up for each cell.
create table slot_cell (
  organization {id} not null,
  resource {id} not null,                -- practitioner or room
  cell {int} not null,
  holder {id} not null,                  -- slot_hold, appointment, or what a group shares
  held_until {instant},                  -- none: booked
  primary key (organization, resource, cell)
);
create index slot_cell_cell on slot_cell (cell);
create index slot_cell_held on slot_cell (held_until) where held_until is not null;

-- Places in a slot of a service for several people at once.
create table slot_seat (
  organization {id} not null,
  service {id} not null,
  start_at {instant} not null,
  practitioner {id} not null,
  seat {int} not null,                   -- from 0, below the service's capacity
  holder {id} not null,                  -- slot_hold or appointment
  room {id},
  held_until {instant},
  primary key (organization, service, start_at, practitioner, seat)
);
create index slot_seat_start on slot_seat (start_at);
create index slot_seat_held on slot_seat (held_until) where held_until is not null;

-- A slot that somebody has chosen and not yet booked.
create table slot_hold (
  organization {id} not null references organization (id),
  id {id} not null,
  service {id} not null,
  practitioner {id} not null,
  location {id} not null,
  room {id},
  seat {int},
  start_at {instant} not null,
  end_at {instant} not null,
  first_cell {int} not null,
  last_cell {int} not null,
  expires_at {instant} not null,
  primary key (organization, id)
);
create index slot_hold_expires on slot_hold (expires_at);
create index slot_hold_start on slot_hold (organization, start_at);

create table appointment (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,
  service {id} not null,
  practitioner {id} not null,
  location {id} not null,
  room {id},
  seat {int},                            -- of a group; none: the practitioner is there for this one alone
  start_at {instant} not null,
  end_at {instant} not null,
  first_cell {int} not null,             -- what it takes, buffers included
  last_cell {int} not null,
  status {text} not null,                -- booked, arrived, in-progress, fulfilled, noshow, cancelled
  modality {text} not null,
  price_minor {money},
  price_currency {text} not null,
  comment {bytes},                       -- sealed: the patient's words
  booked_by {text} not null,             -- patient, staff, system
  booked_at {instant} not null,
  moved_from {instant},                  -- where it was before the last move
  cancelled_by {text},
  cancelled_at {instant},
  cancel_reason {bytes},                 -- sealed
  sequence {int} not null,               -- rises with each change of time or state (RFC 5545 3.8.7.4)
  updated_at {instant} not null,
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id),
  foreign key (organization, service) references healthcare_service (organization, id),
  foreign key (organization, practitioner) references practitioner (organization, id),
  foreign key (organization, location) references location (organization, id)
);
create index appointment_patient on appointment (organization, patient, start_at);
create index appointment_start on appointment (organization, start_at);
