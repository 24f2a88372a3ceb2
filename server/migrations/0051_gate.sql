-- The gate (server/src/kernel/gate.ts): many callers are let in by one statement, and the same statement tells which
-- communities' feeds have grown since a snapshot, so that what is kept in memory may be given again.

drop function enter_session(bytea, timestamptz);

-- callers: per living session [ordinal, account, name, community, role or null when the post has ended, whole community, grids].
-- changed: those of `communities` whose feed has a row that is visible now and was not in their snapshot of `since`.
-- snapshot: taken first, so that whatever is read after this call shows at least all it shows.
create function admit(hashes bytea[], uses boolean[], ats timestamptz[], communities uuid[], since pg_snapshot[])
returns table (snapshot pg_snapshot, callers jsonb, changed uuid[]) language plpgsql volatile as $$
declare
  unseen uuid[];
begin
  snapshot := pg_current_snapshot();
  changed := '{}';
  if cardinality(hashes) > 0 then
    -- A session is found before any community is entered; its grants may be of any.
    perform set_config('steward.community', '00000000-0000-0000-0000-000000000000', true);
    select jsonb_agg(jsonb_build_array(asked.n, a.id, a.display_name, s.acts_in, case when post.held > 0 then s.role end, post.whole, post.grids)),
      array_agg(s.id) filter (where asked.uses and s.seen_at < asked.at - interval '1 minute')
    into callers, unseen
    from unnest(hashes, uses, ats) with ordinality as asked (hash, uses, at, n)
    join sessions s on s.token_hash = asked.hash and s.ended_at is null and s.expires_at > asked.at
      and s.seen_at > asked.at - make_interval(secs => s.idle_seconds)
    join accounts a on a.id = s.account_id and a.disabled_at is null
    cross join lateral (
      select count(g.id) as held, coalesce(bool_or(g.grid_ids is null), false) as whole,
        coalesce(jsonb_agg(distinct grid.id) filter (where grid.id is not null), '[]') as grids
      from grants g left join lateral unnest(g.grid_ids) as grid (id) on true
      where g.community_id = s.acts_in and g.account_id = s.account_id and g.role = s.role
        and g.starts_at <= asked.at and (g.ends_at is null or g.ends_at > asked.at)
    ) post;
    if unseen is not null then
      update sessions set seen_at = (select max(at) from unnest(ats) as at) where id = any (unseen);
    end if;
  end if;
  for i in 1 .. cardinality(communities) loop
    perform set_config('steward.community', communities[i]::text, true);
    -- The planner expects a third of the feed to be new and would look for the first of it row by row: nearly always
    -- there is none. The order leaves it nothing but the key.
    perform from feed f where f.community_id = communities[i] and f.transaction_id >= pg_snapshot_xmin(since[i])
      and not pg_visible_in_snapshot(f.transaction_id, since[i]) order by f.transaction_id desc limit 1;
    if found then
      changed := changed || communities[i];
    end if;
  end loop;
  return next;
end $$;
