-- Visits and calls are loaded in bulk too (see 0011).
create or replace function refresh_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze grids, compounds, buildings, units, dwellings, persons, households, residences, eligibilities, guardianships, confirmations,
    visits, visit_persons, needs, safety_findings, no_answer_runs, campaign_calls, campaign_outcomes;
end $$;
