-- Keys that say again what another key of the same row already says: a household stands behind a dwelling of its
-- community; history and feed are written by
-- record_command alone, for the community of the transaction. Each costs a look-up per row, and an import writes
-- a quarter of a million.
alter table households drop constraint households_community_id_fkey;
alter table history drop constraint history_community_id_fkey;
alter table feed drop constraint feed_community_id_fkey;
alter table import_rows drop constraint import_rows_community_id_fkey;
