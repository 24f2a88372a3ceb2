-- Nobody moves in behind a retired door, also when retiring and registering meet: the foreign key of the household waits
-- for whoever holds the door for update (server/src/places retires under that lock), and this runs after it.
create function refuse_retired_door() returns trigger language plpgsql as $$
begin
  if new.closed_on is null and exists (
    select from dwellings d where d.community_id = new.community_id and d.id = new.dwelling_id and d.retired_at is not null
  ) then
    raise exception 'a household cannot live behind a retired door' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger no_household_behind_retired_door after insert or update of dwelling_id, closed_on on households
  for each row execute function refuse_retired_door();
