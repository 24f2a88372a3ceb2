-- A worker's own wording of a day stands on their phone too: it needs a name in the feed and a version to be edited on.
alter table day_texts add column id uuid not null default gen_random_uuid();
alter table day_texts add column version integer not null default 1;
alter table day_texts add constraint day_texts_id unique (community_id, id);
