-- The closed loop of a case (handbook §5): who handles it, its deadlines, the street, whistles, suspension, exclusion.

-- Offices a case may be given to: a department, a utility, a property company. The telephone is the office's.
create table handling_units (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('DEPARTMENT', 'UTILITY', 'PROPERTY', 'OTHER')),
  phone text not null default '',
  -- Unified social credit code, GB 32100; not every office has one.
  uscc text collate "C" check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  retired_at timestamptz,
  version integer not null default 1,
  primary key (community_id, id)
);
create unique index handling_units_by_name on handling_units (community_id, name) where retired_at is null;
select protect_community_table('handling_units');

-- Accounts that work for a unit here: what the unit was given, they handle.
create table handling_unit_members (
  community_id uuid not null references communities,
  unit_id uuid not null,
  account_id uuid not null references accounts,
  added_by uuid not null references accounts,
  added_at timestamptz not null,
  primary key (community_id, unit_id, account_id),
  foreign key (community_id, unit_id) references handling_units
);
create index handling_unit_members_by_account on handling_unit_members (community_id, account_id);
select protect_community_table('handling_unit_members');

-- Deadlines as data. A limit in hours or days runs round the clock; one in working days is that many ordinary days' working
-- minutes of the calendar in force. `runs_from`: what starts it, where it is not plain from the step.
create table deadline_rules (
  community_id uuid not null references communities,
  id uuid not null,
  profile text not null check (profile in ('beijing', 'workday5', 'custom')),
  class text not null check (class in ('P0', 'P1', 'P2', 'P3', 'P4')),
  -- RESPOND: accepted after the report. DISPOSE: the first result. DISPATCH: given to somebody. RETURN: given back by the
  -- handler. VERIFY: looked at once done. CLIMB: from one rung to the next when late. WHISTLE: arrival. SUSPEND: longest rest.
  step text not null check (step in ('RESPOND', 'DISPOSE', 'DISPATCH', 'RETURN', 'VERIFY', 'CLIMB', 'WHISTLE', 'SUSPEND')),
  amount integer not null check (amount > 0),
  unit text not null check (unit in ('MINUTES', 'HOURS', 'DAYS', 'WORKING_DAYS')),
  runs_from text not null default 'STEP' check (runs_from in ('STEP', 'REPORTED', 'ACCEPTED')),
  basis text not null check (basis <> ''),
  region text not null default '',
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  primary key (community_id, id),
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (community_id with =, profile with =, class with =, step with =,
    daterange(valid_from, valid_to, '[]') with &&)
);
select protect_community_table('deadline_rules');

-- Which profile counts here. `version` grows with every change of profile, rules or calendar, so that a program knows
-- whether what it holds in memory still counts.
create table case_settings (
  community_id uuid not null references communities,
  profile text not null default 'beijing' check (profile in ('beijing', 'workday5', 'custom')),
  version integer not null default 1,
  primary key (community_id)
);
select protect_community_table('case_settings');

-- Days that differ from the national calendar here: local holidays, working Saturdays, a day with other hours.
create table calendar_days (
  community_id uuid not null references communities,
  day date not null,
  works boolean not null,
  -- Opening hours of this one day as minutes of the day, [[540,720],[840,1050]]; null: the ordinary ones.
  periods jsonb,
  name text not null default '',
  set_by uuid not null references accounts,
  set_at timestamptz not null,
  primary key (community_id, day),
  check (works or periods is null)
);
select protect_community_table('calendar_days');

-- Ordinary opening hours from a day on; before the first row: 09:00-12:00, 14:00-17:30.
create table calendar_hours (
  community_id uuid not null references communities,
  valid_from date not null,
  periods jsonb not null,
  set_by uuid not null references accounts,
  set_at timestamptz not null,
  primary key (community_id, valid_from)
);
select protect_community_table('calendar_hours');

alter table cases
  -- A person, a unit (then perhaps the person of it who took it), or whoever holds a post of that kind in reach.
  add column handler_id uuid references accounts,
  add column handler_unit_id uuid,
  add column handler_role text check (handler_role in ('STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR')),
  add column dispatched_at timestamptz,
  add column return_by timestamptz,
  add column returns integer not null default 0,
  add column designated_at timestamptz,
  add column reworks integer not null default 0,
  -- Lies with the street now; and: the street has, or had, to do with it and may see it.
  add column at_street boolean not null default false,
  add column before_street boolean not null default false,
  add column escalated_at timestamptz,
  -- Deadlines; recomputed when calendar or rules change. step_by is that of the step it is at.
  add column respond_by timestamptz,
  add column dispose_by timestamptz,
  add column step_by timestamptz,
  add column step_since timestamptz,
  add column extended_at timestamptz,
  add column handled_at timestamptz,
  add column handled_by uuid references accounts,
  add column suspended_at timestamptz,
  add column review_on date,
  add column resume_state text,
  add column suspension_asked_at timestamptz,
  add column exclusion_asked_at timestamptz,
  add column exclusion_first_by uuid references accounts,
  add column excluded_at timestamptz,
  add column exclusion_reason text,
  -- What the clock has said already, each once, and when it next has something to say.
  add column clock_marks text[] not null default '{}',
  add column next_clock_at timestamptz,
  add column is_open boolean not null generated always as
    (state not in ('REJECTED', 'REDIRECTED', 'CLOSED', 'EVALUATED', 'ARCHIVED', 'CANCELLED', 'MERGED')) stored,
  add foreign key (community_id, handler_unit_id) references handling_units,
  add check (state <> 'DISPATCHED' or handler_id is not null or handler_unit_id is not null or handler_role is not null),
  add check (state <> 'SUSPENDED' or (suspended_at is not null and review_on is not null and resume_state is not null)),
  add check (not confidential or (not at_street and not before_street)),
  add check (not at_street or before_street),
  -- A clock that was stopped or ended has nothing more to say.
  add check (is_open or next_clock_at is null);

-- What needs somebody now is read from what is open: a few thousand of all cases there ever were.
create index cases_open_by_due on cases (community_id, coalesce(step_by, 'infinity'), id) where is_open and not confidential;
create index cases_open_by_state on cases (community_id, state, coalesce(step_by, 'infinity'), id) where is_open and not confidential;
create index cases_open_by_building on cases (community_id, building_id) where is_open and not confidential;
create index cases_open_by_handler on cases (community_id, handler_id) where is_open and handler_id is not null;
create index cases_open_by_unit on cases (community_id, handler_unit_id) where is_open and handler_unit_id is not null;
create index cases_at_street on cases (community_id, coalesce(step_by, 'infinity'), id) where is_open and at_street;
create index cases_before_street on cases (community_id, reported_at) where before_street;
create index cases_to_decide on cases (community_id, reported_at) where suspension_asked_at is not null or exclusion_asked_at is not null;
create index cases_clock on cases (community_id, next_clock_at) where next_clock_at is not null;

-- Codes beside the words of a hop: whom it was given to, why, until when (domain/src/cases/hop-detail.ts).
alter table case_hops add column detail jsonb not null default '{}';

-- One extension per case, no longer than the original time.
create table case_extensions (
  community_id uuid not null references communities,
  case_id uuid not null,
  amount integer not null check (amount > 0),
  unit text not null check (unit in ('MINUTES', 'HOURS', 'DAYS', 'WORKING_DAYS')),
  reason text not null check (reason <> ''),
  from_by timestamptz not null,
  by_id uuid not null references accounts,
  at timestamptz not null,
  primary key (community_id, case_id),
  foreign key (community_id, case_id) references cases
);
select protect_community_table('case_extensions');

-- Times in which the clock of disposal stood still: suspended, or done and being verified or closed (until sent back or reopened).
create table case_pauses (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('SUSPENDED', 'DONE')),
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check (to_at is null or to_at >= from_at)
);
create index case_pauses_by_case on case_pauses (community_id, case_id, from_at);
create unique index case_pauses_one_open on case_pauses (community_id, case_id) where to_at is null;
select protect_community_table('case_pauses');

create table case_suspensions (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  reason text not null check (reason in ('BUDGET', 'LAW_OR_PLAN', 'COURT_RUNNING', 'OWNERS_VOTE', 'SEASON', 'ABROAD')),
  text text not null default '',
  review_on date not null,
  asked_by uuid not null references accounts,
  asked_at timestamptz not null,
  outcome text check (outcome in ('SUSPENDED', 'REFUSED')),
  decided_by uuid references accounts,
  decided_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null))
);
create index case_suspensions_by_case on case_suspensions (community_id, case_id);
create unique index case_suspensions_one_open on case_suspensions (community_id, case_id) where outcome is null;
select protect_community_table('case_suspensions');

-- Left out of the rates: two different people agree, first the secretary, then the street.
create table case_exclusions (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  reason text not null
    check (reason in ('DUPLICATE', 'WRONG_UNIT', 'PROVEN_FALSE', 'UNLAWFUL_OR_UNREASONABLE', 'FORCE_MAJEURE', 'WITHDRAWN')),
  text text not null default '',
  asked_by uuid not null references accounts,
  asked_at timestamptz not null,
  first_by uuid references accounts,
  first_at timestamptz,
  outcome text check (outcome in ('EXCLUDED', 'REFUSED')),
  decided_by uuid references accounts,
  decided_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)),
  check (outcome is distinct from 'EXCLUDED' or (first_by is not null and first_by <> decided_by))
);
create index case_exclusions_by_case on case_exclusions (community_id, case_id);
create unique index case_exclusions_one_open on case_exclusions (community_id, case_id) where outcome is null;
select protect_community_table('case_exclusions');

-- The street calls two or more units together; each arrives, the street concludes, both sides say how it went.
create table case_whistles (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  topic text not null check (topic <> ''),
  arrive_by timestamptz not null,
  called_by uuid not null references accounts,
  called_at timestamptz not null,
  conclusion text not null default '',
  concluded_by uuid references accounts,
  concluded_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases
);
create index case_whistles_by_case on case_whistles (community_id, case_id);
create unique index case_whistles_one_open on case_whistles (community_id, case_id) where concluded_at is null;
select protect_community_table('case_whistles');

create table case_whistle_units (
  community_id uuid not null references communities,
  whistle_id uuid not null,
  unit_id uuid not null,
  arrived_at timestamptz,
  arrived_by uuid references accounts,
  mark text check (mark in ('GOOD', 'ENOUGH', 'POOR')),
  mark_text text not null default '',
  said_mark text check (said_mark in ('GOOD', 'ENOUGH', 'POOR')),
  said_text text not null default '',
  said_by uuid references accounts,
  said_at timestamptz,
  primary key (community_id, whistle_id, unit_id),
  foreign key (community_id, whistle_id) references case_whistles,
  foreign key (community_id, unit_id) references handling_units
);
create index case_whistle_units_by_unit on case_whistle_units (community_id, unit_id);
select protect_community_table('case_whistle_units');

-- At most three pictures of a case; the file lies beside the database, sealed.
create table case_photos (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  place smallint not null check (place between 1 and 3),
  width integer not null,
  height integer not null,
  by_id uuid not null references accounts,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, case_id, place),
  foreign key (community_id, case_id) references cases
);
select protect_community_table('case_photos');

-- Many cases given away at once, so that it can be taken back while nothing has happened since.
create table case_batches (
  community_id uuid not null references communities,
  id uuid not null,
  by_id uuid not null references accounts,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (community_id, id)
);
select protect_community_table('case_batches');
create table case_batch_items (
  community_id uuid not null references communities,
  batch_id uuid not null,
  case_id uuid not null,
  version_after integer not null,
  before jsonb not null,
  primary key (community_id, batch_id, case_id),
  foreign key (community_id, batch_id) references case_batches,
  foreign key (community_id, case_id) references cases
);
select protect_community_table('case_batch_items');
