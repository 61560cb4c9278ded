-- What to do in an emergency, in each language of the portal; empty: the text of the contract's own language is shown.
alter table organization add column emergency_text_en {text} not null default '';
alter table organization add column emergency_text_hu {text} not null default '';
alter table organization add column emergency_text_es {text} not null default '';
update organization set emergency_text_en = emergency_text where language = 'en';
update organization set emergency_text_hu = emergency_text where language = 'hu';
update organization set emergency_text_es = emergency_text where language = 'es';
alter table organization drop column emergency_text;
