-- A command begins with one call instead of three statements, and a confirmation rewrites no index.

drop function claim_command(uuid);

-- Enters the community and takes the command's id for this transaction; answers what was answered before, if anything.
-- enable_seqscan: a connection that met this table empty would go on reading the whole of it for every command.
create function begin_command(community uuid, account uuid, command_id uuid)
returns table (result jsonb, actor_id uuid, name text) language plpgsql volatile set enable_seqscan = off as $$
declare
  entered text;
begin
  entered := set_config('steward.community', community::text, true);
  entered := set_config('steward.account', account::text, true);
  perform pg_advisory_xact_lock(hashtextextended(command_id::text, 0));
  return query select c.result, c.actor_id, c.name from commands c
    where c.community_id = community and c.id = command_id;
end $$;

alter function admit(bytea[], boolean[], timestamptz[], uuid[], pg_snapshot[]) set enable_seqscan = off;

-- Room on every page for a newer version of a row: a confirmation then touches the row alone and none of its indexes.
alter table persons set (fillfactor = 90);
alter table households set (fillfactor = 90);
alter table dwellings set (fillfactor = 90);
