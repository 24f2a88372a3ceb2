-- Cases and notebook. A case has the fields of handbook §5.1 from its first day; what happens to it is a row of case_hops with
-- person and clock time, never a flag. happened_at is what the writer's clock said (never later than entered_at), entered_at
-- is the server's: a phone may come back after a month.

create table cases (
  community_id uuid not null references communities,
  id uuid not null,
  case_no text collate "C" not null check (case_no ~ '^RS[0-9]{15,}$'),
  leaf text collate "C" not null check (leaf ~ '^0[1-9][0-9]{2}$'),
  nature text not null check (nature in ('QUESTION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')),
  source text not null
    check (source in ('SELF', 'RESIDENT', 'HOTLINE_12345', 'PATROL', 'VISIT', 'COMMITTEE', 'PROPERTY', 'OTHER_SYSTEM')),
  class text not null check (class in ('P0', 'P1', 'P2', 'P3', 'P4')),
  state text not null check (state in ('REPORTED', 'ACCEPTED', 'REJECTED', 'REDIRECTED', 'DISPATCHED', 'HANDLING', 'SUSPENDED',
    'HANDLED', 'VERIFYING', 'REWORK', 'CLOSED', 'EVALUATED', 'ARCHIVED', 'CANCELLED', 'MERGED')),
  -- Empty: the name of the leaf, in the reader's language.
  title text not null default '',
  description text not null default '',
  dwelling_id uuid,
  building_id uuid,
  place text not null default '',
  grid_id uuid,
  -- Who told: a resident of the register, or somebody who wants no name; whoever wrote it down is entered_by.
  reporter_person_id uuid,
  anonymous boolean not null default false,
  contact_ok boolean not null default false,
  entered_by uuid not null references accounts,
  first_handler text not null check (first_handler in ('STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR')),
  -- The one person answerable until it is closed or formally handed on (handbook §0.2 rule 6).
  responsible_id uuid references accounts,
  happened_at timestamptz not null,
  reported_at timestamptz not null,
  entered_at timestamptz not null,
  accepted_at timestamptz,
  closed_at timestamptz,
  result text check (result in ('RESOLVED', 'PARTLY', 'EXPLAINED', 'TRANSFERRED', 'UNRESOLVABLE')),
  result_text text not null default '',
  -- What the resident said when it was closed; nobody to ask is an answer too (rule 8).
  resident_says text check (resident_says in ('WELL', 'UNREACHED', 'NOBODY')),
  confidential boolean not null default false,
  version integer not null default 1,
  primary key (community_id, id),
  unique (community_id, case_no),
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, building_id) references buildings,
  foreign key (community_id, grid_id) references grids,
  foreign key (community_id, reporter_person_id) references persons,
  check (not (anonymous and reporter_person_id is not null)),
  check (happened_at <= entered_at and reported_at <= entered_at),
  check (state not in ('CLOSED', 'EVALUATED', 'ARCHIVED') or (closed_at is not null and result is not null and closed_at >= reported_at)),
  -- A confidential case stands in no grid: nothing that counts or follows grids meets it (handbook §4.4).
  check (not confidential or grid_id is null)
);
create index cases_by_state on cases (community_id, state, reported_at) where not confidential;
create index cases_by_grid on cases (community_id, grid_id, reported_at) where not confidential;
create index cases_by_building on cases (community_id, building_id) where not confidential;
create index cases_by_writer on cases (community_id, entered_by, reported_at);
create index cases_confidential on cases (community_id, reported_at) where confidential;
select protect_community_table('cases');

-- The last number given on a day.
create table case_numbers (
  community_id uuid not null references communities,
  day date not null,
  last integer not null,
  primary key (community_id, day)
);
select protect_community_table('case_numbers');

create table case_hops (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  action text not null check (action in ('REPORTED', 'TAKEN', 'NOTE', 'ENTRY', 'LINKED', 'CLOSED')),
  to_state text,
  text text not null default '',
  by_id uuid not null references accounts,
  role text not null,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check (happened_at <= entered_at)
);
create index case_hops_by_case on case_hops (community_id, case_id, happened_at);
select protect_community_table('case_hops');

-- Steps of a playbook ticked and unticked: the row that happened last counts.
create table case_ticks (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  step text not null check (step ~ '^[a-z0-9-]{1,40}$'),
  done boolean not null,
  by_id uuid not null references accounts,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check (happened_at <= entered_at)
);
create index case_ticks_by_case on case_ticks (community_id, case_id, step, happened_at);
select protect_community_table('case_ticks');

-- Who agreed to a home being entered, how, when, who saw it, what for. There is no field for how the door was opened.
create table case_entries (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  consent text not null check (consent in ('OWNER', 'FAMILY', 'POLICE', 'DANGER_TO_LIFE')),
  consented_by text not null default '',
  means text check (means in ('PHONE', 'IN_PERSON', 'IN_WRITING')),
  consented_at timestamptz,
  witness text not null default '',
  purpose text not null check (purpose <> ''),
  went_in_at timestamptz not null,
  left_at timestamptz,
  by_id uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  check (consent <> 'DANGER_TO_LIFE' or witness <> ''),
  check (consent = 'DANGER_TO_LIFE' or (consented_by <> '' and means is not null and consented_at is not null)),
  check (left_at is null or left_at >= went_in_at)
);
create index case_entries_by_case on case_entries (community_id, case_id);
select protect_community_table('case_entries');

-- Cases that belong together, each pair once.
create table case_links (
  community_id uuid not null references communities,
  case_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('CAUSED', 'RELATED')),
  by_id uuid not null references accounts,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  primary key (community_id, case_id, other_id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, other_id) references cases,
  check (case_id <> other_id)
);
create index case_links_by_other on case_links (community_id, other_id);
select protect_community_table('case_links');

-- Lines of the notebook. chips: what was understood and left standing, ids and codes only.
create table notes (
  community_id uuid not null references communities,
  id uuid not null,
  text text not null check (text <> ''),
  chips jsonb not null default '{}',
  author_id uuid not null references accounts,
  dwelling_id uuid,
  building_id uuid,
  grid_id uuid,
  day date not null,
  happened_at timestamptz not null,
  entered_at timestamptz not null,
  confidential boolean not null default false,
  case_id uuid,
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, building_id) references buildings,
  foreign key (community_id, grid_id) references grids,
  foreign key (community_id, case_id) references cases,
  check (happened_at <= entered_at),
  check (not confidential or grid_id is null)
);
create index notes_by_author on notes (community_id, author_id, day desc, id);
create index notes_by_grid on notes (community_id, grid_id, day desc, id) where not confidential;
create index notes_by_dwelling on notes (community_id, dwelling_id) where dwelling_id is not null;
select protect_community_table('notes');
