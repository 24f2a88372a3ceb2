-- What was noted of a record is not rewritten when the record is merged into another: whoever reads asks whose it is now.
-- So taking a merge apart gives everything back by itself.

-- Whose record this is now, through every merge; itself when it was never merged.
create function kept_person(record uuid) returns uuid language plpgsql stable strict parallel safe as $$
declare
  at_record uuid := record;
  into_id uuid;
begin
  loop
    select merged_into into into_id from persons where community_id = current_community() and id = at_record;
    if into_id is null then return at_record; end if;
    at_record := into_id;
  end loop;
end $$;

-- All records that are this person now, itself among them; of a merged record, those of the one that was kept.
create function records_of(person uuid) returns setof uuid language sql stable parallel safe rows 2 as $$
  with recursive record (id) as (
    select kept_person(person)
    union
    select p.id from record join persons p on p.community_id = current_community() and p.merged_into = record.id)
  select id from record $$;

-- Phones and open pages hold these under the person's id: each hears in its own grid, whatever merged or took apart.
create function announce_merged_records() returns trigger language plpgsql as $$
declare
  records uuid[] := array(select records_of(new.id));
begin
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select new.community_id, held.kind, held.id, b.grid_id, 'upsert' from (
      select 'run' as kind, id, dwelling_id from no_answer_runs
        where community_id = new.community_id and person_id = any(records) and closed_at is null
      union all select 'call', l.id, l.dwelling_id from campaign_calls l
        join care_campaigns k on k.community_id = l.community_id and k.id = l.campaign_id and k.closed_at is null
        where l.community_id = new.community_id and l.person_id = any(records)
      union all select 'need', id, dwelling_id from needs
        where community_id = new.community_id and person_id = any(records) and settled_at is null
      union all select 'visit', v.id, v.dwelling_id from visits v
        where v.community_id = new.community_id and v.withdrawn_at is null and v.id in (
          select visit_id from visit_persons n where n.community_id = new.community_id and n.person_id = any(records))
      union all select 'duty', r.person_id, r.dwelling_id from residences r
        where r.community_id = new.community_id and r.to_day is null
          and r.person_id in (kept_person(old.merged_into), kept_person(new.id))) held
    join dwellings d on d.community_id = new.community_id and d.id = held.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id;
  return null;
end $$;
create trigger merged_records after update of merged_into on persons for each row
  when (old.merged_into is distinct from new.merged_into) execute function announce_merged_records();

create index needs_open_by_person on needs (community_id, person_id) where settled_at is null and person_id is not null;
