-- Rows that are only ever added take no lock on their community or account: with foreign keys every writer would
-- share-lock the same two rows. The policy already holds community_id to the community the transaction entered.
alter table commands drop constraint commands_community_id_fkey, drop constraint commands_actor_id_fkey;
alter table audit drop constraint audit_community_id_fkey;
