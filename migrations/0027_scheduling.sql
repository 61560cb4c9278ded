-- What a clinic offers, who offers it where, and when. Minutes of a day are wall-clock time of the institution; free time is computed, never
-- stored.
alter table location add column time_zone {text};       -- IANA; none: the contract's

create table healthcare_service (
  organization {id} not null references organization (id),
  id {id} not null,
  name_en {text} not null,               -- each may be empty, not all
  name_hu {text} not null,
  name_es {text} not null,
  specialty {text} not null,
  status {text} not null,                -- active, inactive
  availability {text} not null,          -- online, on_request, by_phone, hidden
  modality {text} not null,              -- in_person, phone, video
  duration_minutes {int} not null,
  grid_minutes {int} not null,           -- starts are so far apart
  buffer_before_minutes {int} not null,
  buffer_after_minutes {int} not null,
  capacity {int} not null,               -- people at once
  price_minor {money},
  price_currency {text} not null,        -- ISO 4217, or empty
  preparation_en {text} not null,
  preparation_hu {text} not null,
  preparation_es {text} not null,
  min_notice_minutes {int} not null,
  horizon_days {int} not null,
  cancel_cutoff_minutes {int} not null,
  reschedule_cutoff_minutes {int} not null,
  max_open {int},                        -- bookings to come of one patient
  new_patients {bool} not null,
  from_age {int},
  to_age {int},                          -- the last year of age that is let in
  gender {text},
  position {int} not null,               -- in lists
  version {int} not null,
  updated_at {instant} not null,
  primary key (organization, id)
);
create index healthcare_service_position on healthcare_service (organization, position, id);

-- Who does what where.
create table practitioner_role (
  organization {id} not null,
  service {id} not null,
  practitioner {id} not null,
  location {id} not null,
  duration_minutes {int},                -- none: the service's
  price_minor {money},                   -- none: the service's
  primary key (organization, service, practitioner, location),
  foreign key (organization, service) references healthcare_service (organization, id),
  foreign key (organization, practitioner) references practitioner (organization, id),
  foreign key (organization, location) references location (organization, id)
);
create index practitioner_role_practitioner on practitioner_role (organization, practitioner);

-- Rooms and devices: the second thing that a booking takes.
create table room (
  organization {id} not null,
  id {id} not null,
  location {id} not null,
  name {text} not null,
  kind {text} not null,                  -- room, device
  status {text} not null,
  primary key (organization, id),
  foreign key (organization, location) references location (organization, id)
);

-- A service with rooms at an institution takes one of them there.
create table service_room (
  organization {id} not null,
  service {id} not null,
  room {id} not null,
  primary key (organization, service, room),
  foreign key (organization, service) references healthcare_service (organization, id),
  foreign key (organization, room) references room (organization, id)
);

create table schedule (
  organization {id} not null,
  practitioner {id} not null,
  version {int} not null,
  updated_at {instant} not null,
  primary key (organization, practitioner),
  foreign key (organization, practitioner) references practitioner (organization, id)
);

create table schedule_rule (
  organization {id} not null,
  practitioner {id} not null,
  number {int} not null,
  location {id} not null,
  service {id},                          -- none: all that the practitioner does there
  kind {text} not null,                  -- open, pause
  weekday {int} not null,                -- ISO 8601: Monday is 1
  from_minute {int} not null,
  to_minute {int} not null,              -- up to 1440
  weeks {text} not null,                 -- every, odd, even: of ISO 8601
  valid_from {text},
  valid_until {text},                    -- the last day
  primary key (organization, practitioner, number),
  foreign key (organization, practitioner) references schedule (organization, practitioner),
  foreign key (organization, location) references location (organization, id)
);

create table schedule_exception (
  organization {id} not null,
  id {id} not null,
  practitioner {id},                     -- none: everybody
  location {id},                         -- none: everywhere; never none where something is opened
  kind {text} not null,                  -- closed, other_hours, extra_hours
  first_day {text} not null,
  last_day {text} not null,
  from_minute {int},                     -- none: the whole day
  to_minute {int},
  note {text} not null,                  -- for staff
  created_at {instant} not null,
  primary key (organization, id)
);
create index schedule_exception_last_day on schedule_exception (organization, last_day);

create table scheduling_policy (
  organization {id} not null primary key references organization (id),
  holidays {text} not null,              -- none, hu, cr, es
  version {int} not null,
  updated_at {instant} not null
);
