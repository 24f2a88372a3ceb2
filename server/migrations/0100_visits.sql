-- Visits and what comes of them. Eight fields, no photo, no position (handbook §4.3, §9.1). Community is held by the composite
-- keys and the policy; a foreign key to communities would make all writers lock one row.

create table visits (
  community_id uuid not null,
  id uuid not null,
  dwelling_id uuid not null,
  household_id uuid,
  means text not null check (means in ('DOOR', 'PHONE', 'VIDEO', 'PROXY')),
  result text not null
    check (result in ('MET', 'ANSWERED', 'RELATIVE', 'NO_ANSWER', 'REFUSED', 'MOVED_AWAY', 'IN_HOSPITAL')),
  changes text[] not null default '{}'
    check (changes <@ array['PEOPLE', 'HOME', 'PHONE', 'HEALTH', 'INCOME', 'NONE'] and (not 'NONE' = any(changes) or changes = array['NONE'])),
  note text not null default '' check (length(note) <= 200),
  confirmed boolean not null default false,
  next_on date,
  visited_at timestamptz not null,
  entered_at timestamptz not null,
  entered_by uuid not null references accounts,
  withdrawn_at timestamptz,
  withdrawn_by uuid references accounts,
  withdrawn_for text check (withdrawn_for in ('WRONG_DOOR', 'TWICE', 'DID_NOT_HAPPEN')),
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, household_id) references households,
  check (visited_at <= entered_at),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_for is null))
);
create index visits_by_dwelling on visits (community_id, dwelling_id, visited_at desc);
create index visits_by_household on visits (community_id, household_id, visited_at desc) where household_id is not null;
create index visits_by_day on visits (community_id, visited_at desc, id);
create index visits_by_writer on visits (community_id, entered_by, visited_at desc);
select protect_community_table('visits');

-- Whom a visit concerned. Result and moment stand here again, so that "when was she last reached" is one step in an index;
-- a withdrawn visit counts for nothing.
create table visit_persons (
  community_id uuid not null,
  visit_id uuid not null,
  person_id uuid not null,
  visited_at timestamptz not null,
  result text not null,
  withdrawn boolean not null default false,
  primary key (community_id, visit_id, person_id),
  foreign key (community_id, visit_id) references visits on delete cascade,
  foreign key (community_id, person_id) references persons
);
create index visit_persons_by_person on visit_persons (community_id, person_id, visited_at desc) where not withdrawn;
select protect_community_table('visit_persons');

-- A need is open until it is settled; passed on, it names the record it became (a case, an errand, a wish, a service).
create table needs (
  community_id uuid not null,
  id uuid not null,
  visit_id uuid,
  dwelling_id uuid not null,
  household_id uuid,
  person_id uuid,
  kind text not null check (kind in ('CASE', 'ERRAND', 'WISH', 'SERVICE')),
  text text not null check (text <> '' and length(text) <= 200),
  due_on date,
  assigned_to uuid references accounts,
  recorded_at timestamptz not null,
  recorded_by uuid not null references accounts,
  settled_at timestamptz,
  settled_by uuid references accounts,
  settled_as text check (settled_as in ('DONE', 'PASSED_ON', 'NO_LONGER_WANTED', 'NOT_POSSIBLE')),
  settled_note text not null default '' check (length(settled_note) <= 200),
  became_kind text,
  became_id uuid,
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, visit_id) references visits,
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, household_id) references households,
  foreign key (community_id, person_id) references persons,
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_as is null)),
  check ((became_kind is null) = (became_id is null)),
  check (became_id is null or settled_as = 'PASSED_ON')
);
create index needs_open on needs (community_id, dwelling_id) where settled_at is null;
create index needs_by_visit on needs (community_id, visit_id) where visit_id is not null;
create index needs_by_writer on needs (community_id, recorded_by, recorded_at desc);
create index needs_settled on needs (community_id, settled_at desc, id) where settled_at is not null;
select protect_community_table('needs');

create table safety_findings (
  community_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  dwelling_id uuid not null,
  item text not null check (item in ('FIRE', 'POWER', 'GAS', 'SLIP', 'LOCK', 'GAS_ALARM')),
  ok boolean not null,
  follow_up_on date,
  settled_at timestamptz,
  settled_by uuid references accounts,
  settled_as text check (settled_as in ('PUT_RIGHT', 'DECLINED')),
  note text not null default '' check (length(note) <= 200),
  version integer not null default 1,
  primary key (community_id, id),
  unique (community_id, visit_id, item),
  foreign key (community_id, visit_id) references visits,
  foreign key (community_id, dwelling_id) references dwellings,
  check (ok = (follow_up_on is null)),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_as is null)),
  check (not ok or settled_at is null)
);
create index safety_findings_open on safety_findings (community_id, dwelling_id) where not ok and settled_at is null;
select protect_community_table('safety_findings');

-- A worker's own wording of a day; without a row the day says what the records say.
create table day_texts (
  community_id uuid not null references communities,
  account_id uuid not null references accounts,
  day date not null,
  text text not null check (text <> '' and length(text) <= 4000),
  edited_at timestamptz not null,
  primary key (community_id, account_id, day)
);
select protect_community_table('day_texts');

-- Who was merged into whom, found from the kept record: their contacts count as the kept one's.
create index persons_merged on persons (community_id, merged_into) where merged_into is not null;
