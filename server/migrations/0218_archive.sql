-- An evaluated case has one thing left to say: when the days of opening it again are over it goes into the archive. Cases
-- that are there keep the new rule, which only allows more.
create or replace function case_is_sound(k cases) returns boolean immutable parallel safe language plpgsql as $$ begin
  return k.case_no ~ '^RS[0-9]{15,}$'
    and k.leaf ~ '^0[1-9][0-9]{2}$'
    and k.class in ('P0', 'P1', 'P2', 'P3', 'P4')
    and k.nature in ('QUESTION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')
    and k.source in ('SELF', 'RESIDENT', 'HOTLINE_12345', 'PATROL', 'VISIT', 'COMMITTEE', 'PROPERTY', 'OTHER_SYSTEM')
    and k.state in ('REPORTED', 'ACCEPTED', 'REJECTED', 'REDIRECTED', 'DISPATCHED', 'HANDLING', 'SUSPENDED', 'HANDLED',
      'VERIFYING', 'REWORK', 'CLOSED', 'EVALUATED', 'ARCHIVED', 'CANCELLED', 'MERGED')
    and k.first_handler in ('STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR')
    and (k.handler_role is null or k.handler_role in ('STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR'))
    and (k.result is null or k.result in ('RESOLVED', 'PARTLY', 'EXPLAINED', 'TRANSFERRED', 'UNRESOLVABLE'))
    and (k.resident_says is null or k.resident_says in ('WELL', 'UNREACHED', 'NOBODY'))
    and not (k.anonymous and k.reporter_person_id is not null)
    and k.happened_at <= k.entered_at and k.reported_at <= k.entered_at
    and (k.state not in ('CLOSED', 'EVALUATED', 'ARCHIVED')
      or (k.closed_at is not null and k.result is not null and k.closed_at >= k.reported_at))
    and (not k.confidential or (k.grid_id is null and not k.at_street and not k.before_street))
    and (k.state <> 'DISPATCHED' or k.handler_id is not null or k.handler_unit_id is not null or k.handler_role is not null)
    and (k.state <> 'SUSPENDED' or (k.suspended_at is not null and k.review_on is not null and k.resume_state is not null))
    and (not k.at_street or k.before_street)
    and (k.is_open or k.state = 'EVALUATED' or k.next_clock_at is null)
    and (k.state = 'MERGED') = (k.merged_into is not null);
end $$;

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
