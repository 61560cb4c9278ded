-- Encrypted files: the bytes lie in the file store, their wrapped key here. `used` rows are referred to by something.
create table file (
  organization {id} not null,
  id {id} not null,
  wrapped_key {bytes} not null,
  key_version {int} not null,
  size {int} not null,
  sha256 {bytes} not null,
  media_type {text} not null,
  created_at {instant} not null,
  primary key (organization, id)
);
