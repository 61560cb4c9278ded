-- Nothing asks for the kept resources of a patient yet; each imported resource paid for the answer.
drop index kept_resource_patient;
