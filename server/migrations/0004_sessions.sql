-- A session is found by its token before any community is entered, so it is no community's data and not under
-- row-level security; the column says where it acts.
alter table sessions rename column community_id to acts_in;

create or replace function enter_session(hash bytea, at timestamptz)
returns table (session_id uuid, account_id uuid, display_name text, community_id uuid, role text, whole_community boolean, grid_ids uuid[])
language plpgsql volatile as $$
declare
  s record;
begin
  select x.id, x.account_id, x.acts_in as community_id, x.role, x.seen_at, a.display_name into s
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
