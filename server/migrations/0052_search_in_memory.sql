-- Search reads the roll in memory (server/src/registry/rolls.ts), which is made from persons, residences and dwellings.
drop table search_terms;
drop index dwellings_by_room;

create or replace function refresh_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze grids, compounds, buildings, units, dwellings, persons, households, residences, eligibilities, guardianships, confirmations;
end $$;
