-- What handbook §5.2 and §5.3 say, as the rules every community begins with. `custom` begins empty: it is written here.
create function seed_deadline_rules(community uuid) returns void language plpgsql as $$
declare
  before text := current_setting('steward.community', true);
  accept constant text := '接诉即办受理时限（天津细则）';
  dispose constant text := '接诉即办办理时限（北京规范）';
  provinces constant text := '12345热线一般、复杂事项办理时限（各省通行）';
  own constant text := '本系统默认，可改';
begin
  if community = '00000000-0000-0000-0000-000000000000' then return; end if;
  perform set_config('steward.community', community::text, true);
  insert into case_settings (community_id) values (community);
  insert into deadline_rules (community_id, id, profile, class, step, amount, unit, runs_from, basis, valid_from)
    select community, gen_random_uuid(), p, c, s, a, u, f, b, '2020-01-01'::date from (values
      ('P1', 'RESPOND', 15, 'MINUTES', 'REPORTED', accept),
      ('P2', 'RESPOND', 30, 'MINUTES', 'REPORTED', accept),
      ('P3', 'RESPOND', 1, 'WORKING_DAYS', 'REPORTED', accept),
      ('P4', 'RESPOND', 1, 'WORKING_DAYS', 'REPORTED', accept),
      ('P0', 'RESPOND', 1, 'WORKING_DAYS', 'REPORTED', accept),
      ('P1', 'DISPOSE', 2, 'HOURS', 'REPORTED', dispose),
      ('P2', 'DISPOSE', 24, 'HOURS', 'REPORTED', dispose),
      ('P0', 'DISPOSE', 1, 'WORKING_DAYS', 'ACCEPTED', own),
      ('P1', 'DISPATCH', 15, 'MINUTES', 'STEP', own),
      ('P2', 'DISPATCH', 30, 'MINUTES', 'STEP', own),
      ('P3', 'DISPATCH', 1, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'DISPATCH', 1, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'DISPATCH', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'RETURN', 30, 'MINUTES', 'STEP', own),
      ('P2', 'RETURN', 2, 'HOURS', 'STEP', own),
      ('P3', 'RETURN', 1, 'WORKING_DAYS', 'STEP', '退单时限（天津细则草案）'),
      ('P4', 'RETURN', 2, 'WORKING_DAYS', 'STEP', '退单时限（天津细则草案）'),
      ('P0', 'RETURN', 1, 'WORKING_DAYS', 'STEP', '退单时限（天津细则草案）'),
      ('P1', 'VERIFY', 1, 'WORKING_DAYS', 'STEP', own),
      ('P2', 'VERIFY', 1, 'WORKING_DAYS', 'STEP', own),
      ('P3', 'VERIFY', 2, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'VERIFY', 2, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'VERIFY', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'CLIMB', 30, 'MINUTES', 'STEP', own),
      ('P2', 'CLIMB', 2, 'HOURS', 'STEP', own),
      ('P3', 'CLIMB', 1, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'CLIMB', 1, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'CLIMB', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'WHISTLE', 30, 'MINUTES', 'STEP', own),
      ('P2', 'WHISTLE', 2, 'HOURS', 'STEP', own),
      ('P3', 'WHISTLE', 1, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'WHISTLE', 1, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'WHISTLE', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P2', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P3', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P4', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P0', 'SUSPEND', 90, 'DAYS', 'STEP', own)
    ) seed (c, s, a, u, f, b) cross join (values ('beijing'), ('workday5')) profiles (p)
    union all
    select community, gen_random_uuid(), p, c, 'DISPOSE', a, u, 'ACCEPTED', b, '2020-01-01'::date from (values
      ('beijing', 'P3', 7, 'DAYS', dispose),
      ('beijing', 'P4', 15, 'DAYS', dispose),
      ('workday5', 'P3', 5, 'WORKING_DAYS', provinces),
      ('workday5', 'P4', 15, 'WORKING_DAYS', provinces)
    ) seed (p, c, a, u, b);
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;

create function begin_with_deadline_rules() returns trigger language plpgsql as $$
begin
  perform seed_deadline_rules(new.id);
  return null;
end $$;
create trigger deadline_rules_of_a_new_community after insert on communities
  for each row execute function begin_with_deadline_rules();

select seed_deadline_rules(id) from communities;
