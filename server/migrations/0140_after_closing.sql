-- What follows a closing: call-backs by somebody else, opening again, supervision; and cases that belong together.

-- What a case was merged into, while it is (handbook §5.1 duplicateOf).
alter table cases add column merged_into uuid;
alter table cases add foreign key (community_id, merged_into) references cases;
alter table cases add check ((state = 'MERGED') = (merged_into is not null));
create index cases_merged on cases (community_id, merged_into) where merged_into is not null;

-- How an affected door is affected.
alter table case_followers add column affected text check (affected in ('SOURCE', 'BELOW', 'UNIT', 'BUILDING', 'LIFT'));
-- One household is told once of one incident, and nobody says "also me" twice.
create unique index case_followers_door on case_followers (community_id, case_id, dwelling_id) where kind = 'AFFECTED';
create unique index case_followers_person on case_followers (community_id, case_id, person_id) where person_id is not null and left_at is null;

-- Followers who went along when a case was merged, to go back to it when it is parted.
create table case_follower_moves (
  community_id uuid not null references communities,
  follower_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  moved_at timestamptz not null,
  primary key (community_id, follower_id, from_id),
  foreign key (community_id, follower_id) references case_followers,
  foreign key (community_id, from_id) references cases,
  foreign key (community_id, to_id) references cases,
  check (from_id <> to_id)
);
create index case_follower_moves_by_case on case_follower_moves (community_id, from_id);
select protect_community_table('case_follower_moves');

-- One row per closing that is to be called back (handbook §5.4): made when the case closes, settled by an answer, by three
-- attempts in vain, or because the case was opened again first.
create table case_call_backs (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  why text not null check (why in ('URGENT', 'COMPLAINT', 'SAMPLE', 'DISSATISFIED')),
  state text not null check (state in ('WAITING', 'ANSWERED', 'UNREACHED', 'WITHDRAWN')),
  -- Whoever answered for it, did it or closed it: none of them calls back.
  handler_ids uuid[] not null,
  closed_at timestamptz not null,
  leaf text collate "C" not null,
  contacted boolean,
  resolved text check (resolved in ('YES', 'PARTLY', 'NO')),
  satisfied text check (satisfied in ('SATISFIED', 'BASICALLY', 'DISSATISFIED')),
  text text not null default '',
  settled_by uuid references accounts,
  settled_at timestamptz,
  -- In the base set of the three rates: the last answer about a case that is closed and not excluded.
  counts boolean not null default false,
  -- The answer was bad and nobody has looked at it again yet.
  to_supervise boolean not null default false,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check ((state = 'ANSWERED') = (contacted is not null and resolved is not null and satisfied is not null)),
  check ((state = 'WAITING') = (settled_at is null)),
  check (not counts or state = 'ANSWERED'),
  check (not to_supervise or counts),
  check (settled_by is null or not settled_by = any (handler_ids))
);
create index case_call_backs_waiting on case_call_backs (community_id, closed_at, id) where state = 'WAITING';
create index case_call_backs_by_case on case_call_backs (community_id, case_id);
create unique index case_call_backs_one_waiting on case_call_backs (community_id, case_id) where state = 'WAITING';
-- The three rates of a month are read from this index alone.
create index case_call_backs_counting on case_call_backs (community_id, closed_at)
  include (leaf, contacted, resolved, satisfied) where counts;
create index case_call_backs_to_supervise on case_call_backs (community_id, closed_at, id) where to_supervise;
select protect_community_table('case_call_backs');

create table case_call_back_attempts (
  community_id uuid not null references communities,
  id uuid not null,
  call_back_id uuid not null,
  reached boolean not null,
  text text not null default '',
  by_id uuid not null references accounts,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, call_back_id) references case_call_backs,
  check (happened_at <= entered_at)
);
create index case_call_back_attempts_by_call_back on case_call_back_attempts (community_id, call_back_id);
select protect_community_table('case_call_back_attempts');

-- What somebody other than the handler did about an answer that was not good; once for each.
create table case_supervisions (
  community_id uuid not null references communities,
  call_back_id uuid not null,
  case_id uuid not null,
  measure text not null check (measure in ('REOPEN', 'EXPLAIN')),
  text text not null check (text <> ''),
  by_id uuid not null references accounts,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, call_back_id),
  foreign key (community_id, call_back_id) references case_call_backs,
  foreign key (community_id, case_id) references cases,
  check (happened_at <= entered_at)
);
select protect_community_table('case_supervisions');

-- A case that is one incident over many doors; the doors are its followers of kind AFFECTED.
create table case_incidents (
  community_id uuid not null references communities,
  case_id uuid not null,
  source_id uuid,
  opened_by uuid not null references accounts,
  opened_at timestamptz not null,
  primary key (community_id, case_id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, source_id) references dwellings
);
select protect_community_table('case_incidents');

-- Every answer of an affected household; the last one stands on its follower row as well.
create table case_incident_answers (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  follower_id uuid not null,
  answer text not null check (answer in ('WELL', 'NOT_WELL')),
  text text not null default '',
  by_id uuid not null references accounts,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, follower_id) references case_followers,
  check (happened_at <= entered_at)
);
create index case_incident_answers_by_case on case_incident_answers (community_id, case_id, happened_at);
select protect_community_table('case_incident_answers');

-- How this community counts its three rates; none: the usual formula.
create table case_rate_settings (
  community_id uuid not null references communities,
  formula jsonb not null,
  changed_by uuid not null references accounts,
  changed_at timestamptz not null,
  primary key (community_id)
);
select protect_community_table('case_rate_settings');

-- Months and windows are read by these, without touching older cases.
create index cases_by_closing on cases (community_id, closed_at) include (leaf, class, reported_at) where closed_at is not null and not confidential;
create index cases_by_report on cases (community_id, reported_at)
  include (leaf, dwelling_id, building_id, reporter_person_id, state) where not confidential;

-- Homes where nobody has looked in for long are counted from this index alone.
create index households_by_confirmed on households (community_id, confirmed_at, dwelling_id) where closed_on is null;
