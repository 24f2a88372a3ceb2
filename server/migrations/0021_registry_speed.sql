-- What residence guarantees, by partial unique indexes: an exclusion constraint costs four times as much per row.
-- They are checked row by row, so whoever moves the head's relation takes it away before giving it (revise.ts).
alter table residences
  drop constraint one_home_per_person,
  drop constraint once_per_household,
  drop constraint one_head_per_household;
create unique index one_home_per_person on residences (community_id, person_id)
  where to_day is null and kind <> 'REGISTERED_ONLY';
create unique index once_per_household on residences (community_id, household_id, person_id) where to_day is null;
create unique index one_head_per_household on residences (community_id, household_id) where to_day is null and relation = '02';

-- Their persons, households and dwellings already stand in the community; checking it again for every row makes all
-- writers lock one row of communities.
alter table residences drop constraint residences_community_id_fkey;
alter table guardianships drop constraint guardianships_community_id_fkey;
alter table confirmations drop constraint confirmations_community_id_fkey;
