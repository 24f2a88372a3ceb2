-- Numbers of cases (note 141): whoever comes while another is taking one goes to the lane of its own connection at once, instead of
-- looking through sixteen rows for the lowest that nobody holds. One after another they still count 1, 2, 3.
create or replace function next_case_number(on_day date) returns int language plpgsql as $$
declare
  community uuid := current_community();
  free record;
  given int;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(community::text, to_char(on_day, 'YYYYMMDD')::bigint)) then
    update case_numbers n set last = n.last + 16 where n.community_id = community and n.day = on_day and n.lane = (
      select own.lane from case_numbers own where own.community_id = community and own.day = on_day
        and own.lane = pg_backend_pid() % 16 for update skip locked)
      returning n.last into given;
    if found then return given; end if;
  end if;
  select n.lane, n.last into free from case_numbers n where n.community_id = community and n.day = on_day
    order by n.last limit 1 for update skip locked;
  if not found then
    insert into case_numbers (community_id, day, lane, last)
      select community, on_day, i, case i when 0 then base.last else base.last + i - 16 end
      from generate_series(0, 15) i, (select coalesce(max(n.last), 0) as last from case_numbers n
        where n.community_id = community and n.day = on_day) base
      on conflict do nothing;
    select n.lane, n.last into free from case_numbers n where n.community_id = community and n.day = on_day
      order by n.last limit 1 for update skip locked;
  end if;
  if free is null then
    select n.lane, n.last into free from case_numbers n where n.community_id = community and n.day = on_day
      order by n.last limit 1 for update;
  end if;
  update case_numbers n set last = free.last + 16 where n.community_id = community and n.day = on_day and n.lane = free.lane;
  return free.last + 16;
end $$;

-- What a command leaves behind. Duties are told of where a person is among the changes, and asked about nowhere else.
create or replace function record_command(command_id uuid, command_name text, actor uuid, actor_role text, at timestamptz, answer jsonb,
  audits jsonb, facts jsonb, changes jsonb) returns void language plpgsql as $$
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
      select community, x.kind, x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text);
  end if;
  if changes @> '[{"kind": "person"}]' then
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select community, 'duty', x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text)
      where x.kind = 'person' and exists (select from eligibilities e where e.community_id = community and e.person_id = x.id);
  end if;
end $$;
