-- A code belongs to the page that asked for it, known by the pass it will earn. Somebody else who types the same number gets a
-- code of their own: asking for it does not undo this one, and wrong tries at it do not use this one up.
delete from portal_codes;
alter table portal_codes drop constraint portal_codes_community_id_phone_mark_key;
alter table portal_codes add column pass_hash bytea not null;
alter table portal_codes add unique (community_id, phone_mark, pass_hash);
