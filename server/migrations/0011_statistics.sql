-- After a large load the planner must not wait for autovacuum; the application owns no table, so the owner lends it this.
create function refresh_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze grids, compounds, buildings, units, dwellings, persons, households, residences, eligibilities, guardianships, confirmations,
    search_terms;
end $$;
revoke all on function refresh_statistics() from public;
grant execute on function refresh_statistics() to steward_app;
