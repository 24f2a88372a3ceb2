-- What handbook §4.1 to §4.3 say, as the rules every community begins with; the secretary may change them.
create function seed_care_rules(community uuid) returns void language plpgsql as $$
declare
  before text := current_setting('steward.community', true);
  tiers constant text := '特殊困难老年人探访关爱工作要求（三级探访）';
  groups constant text := '重点服务对象分类与探访要求';
begin
  if community = '00000000-0000-0000-0000-000000000000' then return; end if;
  perform set_config('steward.community', community::text, true);
  insert into care_rules (community_id, id, group_code, age_from, with_group, first_days, tier, days, basis, valid_from)
    select community, gen_random_uuid(), g, a, w, f, t, d, b, '2020-01-01' from (values
      (null, null::int, null, null::int, 1, 7, tiers),
      (null, null, null, null, 2, 30, tiers),
      (null, null, null, null, 3, 91, tiers),
      ('K01', null, null, null, 2, null::int, groups),
      ('K01', 80, null, null, 1, null, tiers),
      ('K02', null, null, null, 2, null, groups),
      ('K02', 80, null, null, 1, null, tiers),
      ('K03', null, null, null, 2, null, groups),
      ('K03', 80, null, null, 1, null, tiers),
      ('K04', null, null, null, 2, null, groups),
      ('K05', null, null, null, 3, null, groups),
      ('K05', 80, 'K01', null, 1, null, groups),
      ('K06', null, null, null, 2, null, groups),
      ('K07', null, null, null, 3, null, groups),
      ('K08', null, null, null, 3, null, groups),
      ('K09', null, null, null, 2, null, groups),
      ('K10', null, null, null, 3, null, groups),
      ('K11', null, null, null, 2, null, groups),
      ('K12', null, null, null, 2, null, groups),
      ('K13', null, null, null, 2, null, groups),
      ('K14', null, null, null, 2, null, groups),
      ('K15', null, null, null, 3, 30, groups),
      ('K15', null, null, 30, 1, null, groups)
    ) seed (g, a, w, f, t, d, b);
  insert into care_flow_rules (community_id, id, step, after_minutes, day_from, day_to, night_tiers, basis)
    select community, gen_random_uuid(), s, m, 8, 20, array[1], '联系不上时的处置流程（本系统默认，可改）' from (values
      ('SECOND_CALL', 120), ('NEIGHBOUR', 240), ('FAMILY', 300), ('DOOR', 360), ('EMERGENCY', 480)) seed (s, m);
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;

create function begin_with_care_rules() returns trigger language plpgsql as $$
begin
  perform seed_care_rules(new.id);
  return null;
end $$;
create trigger care_rules_of_a_new_community after insert on communities
  for each row execute function begin_with_care_rules();

select seed_care_rules(id) from communities;

-- Duties are derived from the person, so what changes a person in care changes a duty: phones that hold it must hear.
-- Written beside the feed, so that no command that moves, merges or buries somebody can forget it.
create function announce_duties_of_persons() returns trigger language plpgsql as $$
begin
  -- Writing to the feed from here comes here again, and a statement of no rows does too.
  if not exists (select from fed where subject_kind = 'person') then return null; end if;
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select f.community_id, 'duty', f.subject_id, f.grid_id, f.operation from fed f
    where f.subject_kind = 'person' and exists (
      select from eligibilities e where e.community_id = f.community_id and e.person_id = f.subject_id);
  return null;
end $$;
create trigger duties_of_persons after insert on feed referencing new table as fed
  for each statement execute function announce_duties_of_persons();

-- An eligibility that is gone (taken back, or moved to another record) leaves no person in care to announce it.
create function announce_lost_duties() returns trigger language plpgsql as $$
begin
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select distinct o.community_id, 'duty', o.person_id, b.grid_id, 'upsert' from lost o
    left join residences r on r.community_id = o.community_id and r.person_id = o.person_id and r.to_day is null
    left join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    left join buildings b on b.community_id = d.community_id and b.id = d.building_id;
  return null;
end $$;
create trigger duties_lost after delete on eligibilities referencing old table as lost
  for each statement execute function announce_lost_duties();
create trigger duties_moved after update on eligibilities referencing old table as lost
  for each statement execute function announce_lost_duties();
