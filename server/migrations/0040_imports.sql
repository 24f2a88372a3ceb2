-- Imports: a community's own spreadsheet on its way into the register. The file itself is kept sealed (files); rows here
-- hold what was decided and why, never the cells. Differences name id numbers and phones by '***' only.

create table imports (
  community_id uuid not null references communities,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  file_digest bytea not null,
  state text not null check (state in ('UPLOADED', 'MAPPED', 'DRY_RUN', 'COMMITTING', 'CANCELLED', 'DONE', 'UNDONE')),
  -- Counts up with every change of settings or register that makes an earlier reading of the file stale.
  revision integer not null default 1,
  mappings jsonb not null default '{}',
  places jsonb not null default '{}',
  policies jsonb not null default '{}',
  counts jsonb not null default '{}',
  rows_total integer not null default 0,
  rows_done integer not null default 0 check (rows_done <= rows_total),
  read_on date,
  created_by uuid not null references accounts,
  created_at timestamptz not null,
  committed_by uuid references accounts,
  committed_role text,
  finished_at timestamptz,
  undone_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, file_id) references files
);
-- The same bytes are one import, unless the earlier one was dropped before it wrote anything, or undone.
create unique index imports_by_file on imports (community_id, file_digest)
  where state not in ('CANCELLED', 'UNDONE') or (state = 'CANCELLED' and rows_done > 0);
select protect_community_table('imports');

-- One row of the file; number counts over all tables of the file from 0, so that a resumed commit knows its place.
create table import_rows (
  community_id uuid not null references communities,
  import_id uuid not null,
  number integer not null,
  sheet smallint not null,
  row integer not null,
  outcome text not null check (outcome in ('create', 'update', 'unchanged', 'skip', 'error', 'ask')),
  reason text,
  field text,
  notes text[] not null default '{}',
  differences jsonb,
  person_id uuid,
  answer text check (answer in ('same', 'new', 'skip')),
  -- The chunk that settled the row; null until then.
  command_id uuid,
  primary key (community_id, import_id, number),
  foreign key (community_id, import_id) references imports
);
create index import_rows_by_outcome on import_rows (community_id, import_id, outcome, number);
select protect_community_table('import_rows');

-- The commands that wrote an import, in order: what an undo takes back.
create table import_chunks (
  community_id uuid not null references communities,
  import_id uuid not null,
  sequence bigint generated always as identity,
  command_id uuid not null,
  rows integer not null,
  primary key (community_id, import_id, sequence),
  foreign key (community_id, import_id) references imports
);
select protect_community_table('import_chunks');

-- How a community mapped files of one shape (their headers in order); the next file starts from there.
create table import_mappings (
  community_id uuid not null references communities,
  shape_digest bytea not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (community_id, shape_digest)
);
select protect_community_table('import_mappings');
