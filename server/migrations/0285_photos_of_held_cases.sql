-- Phones hold of a case which photos it has. Cases that had some before are told once more, so that phones read them anew.
do $$
declare
  before text := current_setting('steward.community', true);
  one uuid;
begin
  for one in select id from communities loop
    perform set_config('steward.community', one::text, true);
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select one, 'case', k.id, coalesce(b.grid_id, k.grid_id), 'upsert' from cases k
      left join buildings b on b.community_id = one and b.id = k.building_id
      where k.community_id = one and not k.confidential and (k.is_open or k.closed_at > now() - interval '30 days')
        and exists (select from case_photos f where f.community_id = one and f.case_id = k.id);
  end loop;
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;
