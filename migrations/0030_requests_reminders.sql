-- Requests that wait for the clinic's answer: few among many.
create index appointment_pending on appointment (organization, booked_at) where status = 'pending';

alter table appointment add column confirmed_at {instant};   -- the patient said that he comes

-- When people are reminded: minutes before the visit, the earliest first, as a JSON array.
alter table healthcare_service add column reminders {text} not null default '[1440]';
