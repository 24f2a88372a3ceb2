-- Sixteen people who report at once must not queue for one row.

-- The day's numbers come from sixteen lanes: each writer takes the lowest number of a lane nobody else holds. One after another
-- they still count 1, 2, 3; side by side nobody waits. A number whose report failed is taken by the next.
-- `last` of a lane: what it gave last, 16 apart. A day that began before this has lane 0 alone; the others join above it.
alter table case_numbers add column lane smallint not null default 0 check (lane between 0 and 15);
alter table case_numbers drop constraint case_numbers_pkey;
alter table case_numbers add primary key (community_id, day, lane);

-- The next number of a community's day. Waits only when all sixteen lanes are held.
create function next_case_number(on_day date) returns integer language plpgsql volatile as $$
declare
  community uuid := current_community();
  free record;
begin
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

-- A foreign key share-locks the row it points at: these point at the one row of the community or of the writer from every row
-- written. What they say is said already (0053_keys_that_lock.sql).
alter table cases drop constraint cases_community_id_fkey;
alter table cases drop constraint cases_entered_by_fkey;
alter table case_hops drop constraint case_hops_community_id_fkey;
alter table case_hops drop constraint case_hops_by_id_fkey;
alter table case_followers drop constraint case_followers_community_id_fkey;
alter table case_numbers drop constraint case_numbers_community_id_fkey;

-- The morning counts what is open from this index alone: late, due today, with the street, untouched.
create index cases_open_counts on cases (community_id) include (step_by, state, at_street, reported_at)
  where is_open and not confidential;
