-- What belongs to the installation and to no contract.

-- Small facts that several server processes share: the audit sealer's public key, the demo's state.
create table installation_fact (
  name {text} not null primary key,
  value {text} not null
);

-- One holder at a time of a periodic duty; `until` in the database's clock.
create table lease (
  name {text} not null primary key,
  holder {id} not null,
  until_at {instant} not null
);

-- A data key per contract (the nil id: the installation's own), wrapped under the key file.
create table data_key (
  organization {id} not null,
  version {int} not null,
  wrapped {bytes} not null,
  created_at {instant} not null,
  primary key (organization, version)
);

-- Throttles: keys are HMACs, so that the table tells nobody who tried. Sliding by `window_started_at`.
create table throttle (
  key {bytes} not null primary key,
  failures {int} not null,
  window_started_at {instant} not null,
  blocked_until {instant} not null
);
