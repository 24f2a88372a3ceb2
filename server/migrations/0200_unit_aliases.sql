-- A unit that was renamed is still found by what people call it. Canonical numbers like the number itself.
alter table units add column aliases text[] collate "C" not null default '{}';
