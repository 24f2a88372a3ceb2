-- An evaluated case has one thing left to say: when the days of opening it again are over it goes into the archive.
alter table cases drop constraint cases_check8;
alter table cases add constraint cases_clock_of_ended check (is_open or state = 'EVALUATED' or next_clock_at is null);
do $$
declare
  before text := current_setting('steward.community', true);
  one uuid;
begin
  for one in select id from communities loop
    perform set_config('steward.community', one::text, true);
    update cases set next_clock_at = closed_at + interval '15 days 0.001 seconds'
      where community_id = one and state = 'EVALUATED' and closed_at is not null;
  end loop;
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;

-- Whoever lives behind an affected door finds the incident by their phone.
create index case_followers_by_door on case_followers (community_id, dwelling_id) where kind = 'AFFECTED';
