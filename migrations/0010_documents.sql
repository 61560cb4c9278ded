-- Bytes that staff have uploaded and that passed the checks, not yet filed to anyone.
create table upload (
  organization {id} not null,
  id {id} not null,
  staff {id} not null,
  file {id} not null,                  -- what patients get: the original PDF, or the image encoded anew
  file_name {text} not null,
  media_type {text} not null,
  size {int} not null,
  sha256 {bytes} not null,
  pages {int} not null,
  created_at {instant} not null,
  filed_at {instant},
  primary key (organization, id)
);
create index upload_created on upload (organization, created_at);

create table document_reference (
  organization {id} not null,
  id {id} not null,
  patient {id} not null,
  status {text} not null,                -- current, superseded, entered-in-error
  type {text} not null,
  title {text} not null,
  examination_date {text} not null,
  patient_access {bool} not null,
  file {id} not null,
  original_file {id},                  -- imported text attachments: what the PDF was made from
  file_name {text} not null,
  media_type {text} not null,
  size {int} not null,
  sha256 {bytes} not null,
  pages {int} not null,
  practitioner {id},
  practitioner_name {text} not null,
  location {id},
  encounter {id},
  source {text} not null,                -- staff, import:<source>
  created_by {id},
  created_at {instant} not null,
  first_viewed_at {instant},           -- by the patient's side
  version {int} not null,
  primary key (organization, id),
  foreign key (organization, patient) references patient (organization, id)
);
create index document_reference_list on document_reference (organization, patient, examination_date, id);

-- Page images made by the sandbox, kept as encrypted files.
create table document_page (
  organization {id} not null,
  file {id} not null,                  -- the document's
  page {int} not null,
  width {int} not null,
  image {id} not null,                 -- file
  primary key (organization, file, page, width)
);
