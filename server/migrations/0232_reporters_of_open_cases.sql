-- Who reported a case and may be called back hears of it since they follow it; cases that were open before then get them too.
-- What has ended is not told of any more.
do $$
declare
  before text := current_setting('steward.community', true);
  one uuid;
begin
  for one in select id from communities loop
    perform set_config('steward.community', one::text, true);
    insert into case_followers (community_id, id, case_id, kind, person_id, joined_at)
      select one, gen_random_uuid(), k.id, 'REPORTER', k.reporter_person_id, k.reported_at from cases k
      where k.community_id = one and k.is_open and k.reporter_person_id is not null and k.contact_ok and not k.confidential
        and not exists (select from case_followers f where f.community_id = one and f.case_id = k.id and f.left_at is null
          and (f.kind = 'REPORTER' or f.person_id = k.reporter_person_id));
  end loop;
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;
