-- A call-back on a phone names whom to ask. When their record is merged or taken apart again, the case of a call-back that waits
-- is told anew in its own grid.
create function announce_merged_reporters() returns trigger language plpgsql as $$
declare
  records uuid[] := array(select records_of(new.id));
begin
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select k.community_id, 'case', k.id, coalesce(b.grid_id, k.grid_id), 'upsert'
    from case_call_backs q
    join cases k on k.community_id = q.community_id and k.id = q.case_id and not k.confidential
    left join buildings b on b.community_id = k.community_id and b.id = k.building_id
    where q.community_id = new.community_id and q.state = 'WAITING'
      and (k.reporter_person_id = any(records) or exists (select from case_followers f
        where f.community_id = k.community_id and f.case_id = k.id and f.person_id = any(records)));
  return null;
end $$;
create trigger merged_reporters after update of merged_into on persons for each row
  when (old.merged_into is distinct from new.merged_into) execute function announce_merged_reporters();
