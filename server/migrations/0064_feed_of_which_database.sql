-- Which database the feed of a community was last written in: after a restore it is another, and phones load anew.
alter table sync_states add column database_mark text;
