-- Duties are derived from the person, so what changes a person in care changes a duty: phones that hold it must hear.
-- Said here and no longer by a trigger of the feed, which cost as much as the rest of the trail.
drop trigger duties_of_persons on feed;
drop function announce_duties_of_persons();

-- Answer, audit, history and feed of one command in one call, beside the change they speak of.
create or replace function record_command(
  command_id uuid, command_name text, actor uuid, actor_role text, at timestamptz, answer jsonb,
  audits jsonb, facts jsonb, changes jsonb
) returns void language plpgsql volatile as $$
declare
  community uuid := current_community();
begin
  if command_id is not null then
    insert into commands (community_id, id, name, actor_id, result, at) values (community, command_id, command_name, actor, answer, at);
  end if;
  insert into audit (community_id, at, actor_id, role, action, outcome, subject_kind, subject_id, detail, command_id, salt, leaf)
    select community, at, actor, actor_role, x.action, x.outcome, x.subject_kind, x.subject_id, x.detail, command_id,
      decode(x.salt, 'hex'), decode(x.leaf, 'hex')
    from jsonb_to_recordset(audits) x (action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, salt text, leaf text);
  if facts <> '[]' then
    insert into history (community_id, subject_kind, subject_id, field, old_value, new_value, command_id, actor_id, at)
      select community, x.kind, x.id, x.field, x.old, x.new, record_command.command_id, actor, record_command.at
      from jsonb_to_recordset(facts) x (kind text, id uuid, field text, old jsonb, new jsonb);
  end if;
  if changes <> '[]' then
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select community, told.kind, x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text)
      cross join lateral (
        select x.kind union all
        select 'duty' where x.kind = 'person' and exists (
          select from eligibilities e where e.community_id = community and e.person_id = x.id)) told (kind);
  end if;
end $$;
