-- Lists of patients from elsewhere (CSV), looked at row by row before anything is taken, and undone as a whole for 30 days.
create table roster (
  organization {id} not null references organization (id),
  id {id} not null,
  file {id} not null,
  file_name {text} not null,
  encoding {text} not null,
  delimiter {text} not null,
  columns {text} not null,               -- JSON: headings, examples, and the field that each one is read as
  state {text} not null,                 -- mapping, checking, checked, taking, taken, undoing, undone
  rows {int} not null,                   -- of the file, without its heading
  done {int} not null,                   -- of the work under way
  made_by {text} not null,
  created_at {instant} not null,
  updated_at {instant} not null,
  primary key (organization, id),
  foreign key (organization, file) references file (organization, id)
);
create index roster_created on roster (organization, created_at);
create index roster_age on roster (created_at);
create index roster_file on roster (organization, file);

create table roster_row (
  organization {id} not null,
  roster {id} not null,
  number {int} not null,                 -- in the file, the heading being 1
  verdict {text} not null,               -- addition, change, same, doubtful, faulty
  wanted {bool} not null,                -- false: left out by hand
  outcome {text} not null,               -- none, created, changed, same, left, undone, kept
  patient {id},                          -- of a change, and of what was created
  content {bytes} not null,              -- sealed: what stands in the row and what was found
  taken {bytes},                         -- sealed: the patient before and after
  primary key (organization, roster, number),
  foreign key (organization, roster) references roster (organization, id)
);
create index roster_row_verdict on roster_row (organization, roster, verdict, number);
create index roster_row_outcome on roster_row (organization, roster, outcome, number);

-- By which a person is known again within one file; blind, since it says who somebody is.
create table roster_identity (
  organization {id} not null,
  roster {id} not null,
  identity {bytes} not null,
  number {int} not null,                 -- the first row that speaks of this person
  primary key (organization, roster, identity)
);
