-- Staff as an administrator sees them: who has signed in since he was taken on, and who is switched off in a contract.
alter table staff_account add column last_login_at {instant};

-- Null: from before this was noted.
alter table staff_role add column granted_at {instant};
-- A role that is switched off is kept, so that it can be given back; it permits nothing.
alter table staff_role add column suspended_at {instant};
