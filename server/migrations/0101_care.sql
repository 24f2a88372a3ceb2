-- Care: rules as data, flows when nobody answers, campaigns, confidential reports, handover, plans. Duties have no table:
-- they are derived (docs/decisions/0030). Nobody's work is ranked, so nothing here counts per person.

create table care_rules (
  community_id uuid not null,
  id uuid not null,
  group_code text check (group_code ~ '^K(0[1-9]|1[0-6])$'),
  age_from integer check (age_from between 0 and 120),
  with_group text check (with_group ~ '^K(0[1-9]|1[0-6])$'),
  first_days integer check (first_days between 1 and 365),
  tier integer not null check (tier between 1 and 3),
  days integer check (days between 1 and 366),
  basis text not null check (basis <> '' and length(basis) <= 200),
  region text not null default '' check (length(region) <= 60),
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  primary key (community_id, id),
  check (valid_to >= valid_from),
  check (group_code is not null or (age_from is null and with_group is null and first_days is null)),
  -- The same conditions are ruled once on any day.
  constraint one_rule_at_a_time exclude using gist (
    community_id with =, coalesce(group_code, 'tier' || tier) with =, coalesce(age_from, -1) with =,
    coalesce(with_group, '') with =, coalesce(first_days, 0) with =, daterange(valid_from, valid_to, '[]') with &&)
);
select protect_community_table('care_rules');

create table care_flow_rules (
  community_id uuid not null,
  id uuid not null,
  step text not null check (step in ('SECOND_CALL', 'NEIGHBOUR', 'FAMILY', 'DOOR', 'EMERGENCY')),
  after_minutes integer not null check (after_minutes between 0 and 2880),
  day_from integer not null check (day_from between 0 and 23),
  day_to integer not null check (day_to between 1 and 24),
  night_tiers integer[] not null default '{}' check (night_tiers <@ array[1, 2, 3]),
  basis text not null check (basis <> '' and length(basis) <= 200),
  version integer not null default 1,
  primary key (community_id, id),
  unique (community_id, step),
  check (day_from < day_to)
);
select protect_community_table('care_flow_rules');

-- Somebody is looked after by name; the last row of a person counts, without an account: by whoever works the grid.
create table care_assignments (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid references accounts,
  assigned_at timestamptz not null,
  assigned_by uuid not null references accounts,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons
);
create unique index care_assignments_open on care_assignments (community_id, person_id) where ended_at is null;
create index care_assignments_by_account on care_assignments (community_id, account_id) where ended_at is null;
select protect_community_table('care_assignments');

create table care_capacities (
  community_id uuid not null references communities,
  account_id uuid not null references accounts,
  minutes_a_day integer not null check (minutes_a_day between 0 and 720),
  minutes_per_visit integer not null check (minutes_per_visit between 5 and 120),
  primary key (community_id, account_id)
);
select protect_community_table('care_capacities');

create table no_answer_runs (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  household_id uuid,
  tier integer not null check (tier between 1 and 3),
  started_at timestamptz not null,
  started_by_visit uuid,
  assigned_to uuid references accounts,
  closed_at timestamptz,
  closed_by uuid references accounts,
  closed_as text check (closed_as in ('REACHED', 'HANDED_ON', 'MISTAKE')),
  closed_note text not null default '' check (length(closed_note) <= 200),
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, household_id) references households,
  foreign key (community_id, started_by_visit) references visits,
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_as is null))
);
create unique index no_answer_runs_open on no_answer_runs (community_id, person_id) where closed_at is null;
create index no_answer_runs_by_person on no_answer_runs (community_id, person_id, started_at desc);
create index no_answer_runs_by_visit on no_answer_runs (community_id, started_by_visit) where started_by_visit is not null;
select protect_community_table('no_answer_runs');

create table no_answer_steps (
  community_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step text not null check (step in ('SECOND_CALL', 'NEIGHBOUR', 'FAMILY', 'DOOR', 'EMERGENCY')),
  result text not null check (result in ('REACHED', 'NOT_REACHED', 'NOBODY_TO_ASK')),
  done_at timestamptz not null,
  done_by uuid not null references accounts,
  note text not null default '' check (length(note) <= 200),
  primary key (community_id, id),
  unique (community_id, run_id, step),
  foreign key (community_id, run_id) references no_answer_runs
);
select protect_community_table('no_answer_steps');

create table care_campaigns (
  community_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('COLD_WAVE', 'HEAVY_RAIN', 'HEAT', 'FESTIVAL', 'OTHER')),
  title text not null check (title <> '' and length(title) <= 60),
  script text not null default '' check (length(script) <= 1000),
  rule jsonb not null,
  until date not null,
  opened_at timestamptz not null,
  opened_by uuid not null references accounts,
  closed_at timestamptz,
  closed_by uuid references accounts,
  version integer not null default 1,
  primary key (community_id, id),
  check ((closed_at is null) = (closed_by is null))
);
select protect_community_table('care_campaigns');

-- The call list, made once and shared. A claim is soft: it keeps two people from calling the same person and nothing else.
create table campaign_calls (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  household_id uuid not null,
  state text not null default 'TO_CALL' check (state in ('TO_CALL', 'UNREACHABLE', 'REACHED')),
  attempts integer not null default 0,
  last_called_at timestamptz,
  last_result text,
  taken_by uuid references accounts,
  taken_until timestamptz,
  version integer not null default 1,
  primary key (community_id, id),
  unique (community_id, campaign_id, person_id),
  foreign key (community_id, campaign_id) references care_campaigns,
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, household_id) references households,
  check ((taken_by is null) = (taken_until is null)),
  check ((attempts = 0) = (state = 'TO_CALL'))
);
create index campaign_calls_by_dwelling on campaign_calls (community_id, dwelling_id);
create index campaign_calls_by_person on campaign_calls (community_id, person_id);
select protect_community_table('campaign_calls');

-- Every outcome of a call is a visit; two people who called the same person both keep theirs.
create table campaign_outcomes (
  community_id uuid not null,
  visit_id uuid not null,
  call_id uuid not null,
  primary key (community_id, visit_id),
  foreign key (community_id, visit_id) references visits on delete cascade,
  foreign key (community_id, call_id) references campaign_calls
);
create index campaign_outcomes_by_call on campaign_outcomes (community_id, call_id);
select protect_community_table('campaign_outcomes');

-- A child harmed, violence at home. What was seen is sealed, and where; nothing here points at a person or a door, and no
-- feed row or list speaks of it (handbook §4.4).
create table confidential_reports (
  community_id uuid not null references communities,
  id uuid not null,
  sealed bytea not null,
  reported_by uuid not null references accounts,
  reported_at timestamptz not null,
  primary key (community_id, id)
);
create index confidential_reports_by_reporter on confidential_reports (community_id, reported_by);
select protect_community_table('confidential_reports');

create table confidential_entries (
  community_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  kind text not null check (kind in ('ADDED', 'PASSED_ON')),
  sealed bytea not null,
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, report_id) references confidential_reports
);
create index confidential_entries_by_report on confidential_entries (community_id, report_id, entered_at);
select protect_community_table('confidential_entries');

create table handovers (
  community_id uuid not null references communities,
  id uuid not null,
  from_account uuid not null references accounts,
  to_account uuid not null references accounts,
  cover_until timestamptz,
  summary text not null check (length(summary) between 5 and 2000),
  passed jsonb not null,
  handed_at timestamptz not null,
  handed_by uuid not null references accounts,
  primary key (community_id, id),
  check (from_account <> to_account)
);
select protect_community_table('handovers');

create table care_plans (
  community_id uuid not null references communities,
  id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  grid_ids uuid[],
  settings jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references accounts,
  primary key (community_id, id)
);
create index care_plans_by_month on care_plans (community_id, month, saved_at desc);
select protect_community_table('care_plans');
