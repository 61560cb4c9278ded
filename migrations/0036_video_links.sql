-- Where a practitioner's video visits are held; {visit} in it stands for a word that each visit has of its own.
alter table practitioner_role add column video_url {text};
