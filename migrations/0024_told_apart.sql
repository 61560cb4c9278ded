-- Pairs of records that look like one person, and of which somebody of the clinic has said that they are two.
create table patient_told_apart (
  organization {id} not null,
  first_patient {id} not null,           -- the lower id of the two
  second_patient {id} not null,
  decided_by {id} not null,
  decided_at {instant} not null,
  primary key (organization, first_patient, second_patient),
  foreign key (organization, first_patient) references patient (organization, id),
  foreign key (organization, second_patient) references patient (organization, id)
);
create index patient_told_apart_second on patient_told_apart (organization, second_patient);
