-- Nobody is asked how a case went that two people left out of the rates (handbook §5.3): those that wait for it wait no more.
do $$
declare
  before text := current_setting('steward.community', true);
  one uuid;
begin
  for one in select id from communities loop
    perform set_config('steward.community', one::text, true);
    update case_call_backs b set state = 'WITHDRAWN', settled_at = now() from cases k
      where b.community_id = one and b.state = 'WAITING' and k.community_id = one and k.id = b.case_id and k.excluded_at is not null;
  end loop;
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;
