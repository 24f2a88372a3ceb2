-- How a transaction begins: who asks, in which post, how far they reach. One round trip each.

alter table sessions add column idle_seconds integer not null default 1800;

-- For work that has no session: jobs, the operator's command line, tests.
create function enter_community(community uuid, account uuid) returns void language sql volatile as $$
  select set_config('steward.community', coalesce(community::text, ''), true),
         set_config('steward.account', coalesce(account::text, ''), true)
$$;

-- The session behind a token, if it is alive, with the post it acts in. A disabled account, an ended session or a
-- revoked grant is seen here at once, because nothing is cached.
create function enter_session(hash bytea, at timestamptz)
returns table (session_id uuid, account_id uuid, display_name text, community_id uuid, role text, whole_community boolean, grid_ids uuid[])
language plpgsql volatile as $$
declare
  s record;
begin
  select x.id, x.account_id, x.community_id, x.role, x.seen_at, a.display_name into s
  from sessions x join accounts a on a.id = x.account_id
  where x.token_hash = hash and x.ended_at is null and x.expires_at > at
    and x.seen_at > at - make_interval(secs => x.idle_seconds) and a.disabled_at is null;
  if not found then return; end if;
  perform set_config('steward.community', s.community_id::text, true), set_config('steward.account', s.account_id::text, true);
  if s.seen_at < at - interval '1 minute' then
    update sessions set seen_at = at where id = s.id;
  end if;
  return query
    select s.id, s.account_id, s.display_name, s.community_id,
      case when count(g.id) > 0 then s.role end,
      coalesce(bool_or(g.id is not null and g.grid_ids is null), false),
      coalesce(array_agg(distinct grid.id) filter (where grid.id is not null), '{}')
    from (select 1) one
    left join grants g on g.community_id = s.community_id and g.account_id = s.account_id and g.role = s.role
      and g.starts_at <= at and (g.ends_at is null or g.ends_at > at)
    left join lateral unnest(g.grid_ids) as grid (id) on true;
end $$;

-- Takes the command's id for this transaction; answers what was answered before, if anything.
create function claim_command(command_id uuid)
returns table (result jsonb, actor_id uuid, name text) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(command_id::text, 0));
  return query select c.result, c.actor_id, c.name from commands c
    where c.community_id = current_community() and c.id = command_id;
end $$;

-- Answer, audit, history and feed of one command in one statement, beside the change they speak of.
create function record_command(
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
  if jsonb_array_length(facts) > 0 then
    insert into history (community_id, subject_kind, subject_id, field, old_value, new_value, command_id, actor_id, at)
      select community, x.kind, x.id, x.field, x.old, x.new, record_command.command_id, actor, record_command.at
      from jsonb_to_recordset(facts) x (kind text, id uuid, field text, old jsonb, new jsonb);
  end if;
  if jsonb_array_length(changes) > 0 then
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select community, x.kind, x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text);
  end if;
end $$;

insert into communities (id, code, name) values ('00000000-0000-0000-0000-000000000000', '0', 'system');
