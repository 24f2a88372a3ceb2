-- A command begins without asking whether its id was answered before (note 23): the second answer to an id meets the first one's key
-- in record_command. Only what was refused or failed asks.
drop function begin_command;
create function earlier_answer(command_id uuid) returns table (result jsonb, actor_id uuid, name text)
language plpgsql stable set enable_seqscan to off as $$
begin
  return query select c.result, c.actor_id, c.name from commands c
    where c.community_id = current_community() and c.id = command_id;
end $$;
