-- A document carries the names of its author and place (FHIR's Reference.display), so that a list reads one table.
alter table document_reference add column location_name {text} not null default '';
update document_reference set
  practitioner_name = coalesce((select p.name from practitioner p
    where p.organization = document_reference.organization and p.id = document_reference.practitioner), practitioner_name),
  location_name = coalesce((select l.name from location l
    where l.organization = document_reference.organization and l.id = document_reference.location), '');

-- The log of a contract is read by id, which rises with time: one index less to write for everything that is read.
drop index audit_event_at;

-- Uploads of every contract that nobody has filed are swept by age.
drop index upload_created;
create index upload_created on upload (created_at);
