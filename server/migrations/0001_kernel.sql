-- The ground every module stands on: communities and their keys, accounts and grants, answered commands,
-- audit, history, feed, files.

create extension if not exists btree_gist;

-- The community and the account of the transaction in hand; null outside one, and then no row is visible.
create function current_community() returns uuid language sql stable parallel safe
  return nullif(current_setting('steward.community', true), '')::uuid;
create function current_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('steward.account', true), '')::uuid;

-- Every table with community_id goes through this once: row-level security forced, one policy, rights for the application.
create function protect_community_table(name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy in_community on %s using (community_id = current_community()) with check (community_id = current_community())', name);
  execute format('grant select, insert, update, delete on %s to steward_app', name);
end $$;

create table communities (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{12,15}$|^0$'),
  name text not null check (name <> ''),
  street_name text not null default '',
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
grant select, insert, update on communities to steward_app;

-- Data keys, wrapped by the key kept outside the database. The highest version writes; older ones still read.
create table community_keys (
  community_id uuid not null references communities,
  version integer not null,
  suite text not null check (suite in ('intl', 'sm')),
  wrapped_key bytea not null,
  created_at timestamptz not null default now(),
  primary key (community_id, version)
);
select protect_community_table('community_keys');

create table accounts (
  id uuid primary key,
  login_name text not null unique check (login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text not null,
  password_hash text,
  one_time_code_hash bytea,
  one_time_code_expires_at timestamptz,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  preferences jsonb not null default '{}',
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
grant select, insert, update on accounts to steward_app;

-- A post held from a day to a day; a cover has an end. grid_ids null means the whole community.
create table grants (
  community_id uuid not null references communities,
  id uuid not null,
  account_id uuid not null references accounts,
  role text not null,
  grid_ids uuid[],
  starts_at timestamptz not null,
  ends_at timestamptz,
  is_cover boolean not null default false,
  ended_by uuid references accounts,
  created_by uuid references accounts,
  primary key (community_id, id),
  check (ends_at is null or ends_at >= starts_at),
  check (not is_cover or ends_at is not null)
);
create index grants_by_account on grants (account_id);
alter table grants enable row level security;
alter table grants force row level security;
create policy in_community on grants
  using (community_id = current_community() or account_id = current_account() or current_community() = '00000000-0000-0000-0000-000000000000')
  with check (community_id = current_community() or current_community() = '00000000-0000-0000-0000-000000000000');
grant select, insert, update on grants to steward_app;

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references accounts,
  community_id uuid not null references communities,
  role text not null,
  device text not null default '',
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_by_account on sessions (account_id) where ended_at is null;
grant select, insert, update, delete on sessions to steward_app;

-- Failed sign-ins per name and per network, to slow guessing without locking the victim out.
create table sign_in_failures (
  bucket text primary key,
  failures integer not null,
  last_at timestamptz not null
);
grant select, insert, update, delete on sign_in_failures to steward_app;

create table commands (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null,
  actor_id uuid not null references accounts,
  result jsonb not null,
  at timestamptz not null,
  primary key (community_id, id)
);
select protect_community_table('commands');

-- What was done and what was looked at. Salted leaf hashes leave room for a tamper-evident chain.
create table audit (
  community_id uuid not null references communities,
  id bigint generated always as identity,
  at timestamptz not null,
  actor_id uuid,
  role text,
  action text not null,
  outcome text not null,
  subject_kind text,
  subject_id uuid,
  detail jsonb not null default '{}',
  command_id uuid,
  salt bytea not null,
  leaf bytea not null,
  primary key (community_id, id)
);
create index audit_by_subject on audit (community_id, subject_id, id) where subject_id is not null;
create index audit_by_actor on audit (community_id, actor_id, id);
select protect_community_table('audit');
revoke update, delete on audit from steward_app;

-- Every change of a fact keeps the old value, the new one, who, when and by which command.
create table history (
  community_id uuid not null references communities,
  id bigint generated always as identity,
  subject_kind text not null,
  subject_id uuid not null,
  field text not null,
  old_value jsonb,
  new_value jsonb,
  command_id uuid not null,
  actor_id uuid not null,
  at timestamptz not null,
  primary key (community_id, id)
);
create index history_by_subject on history (community_id, subject_id, id);
create index history_by_command on history (community_id, command_id);
select protect_community_table('history');
revoke update, delete on history from steward_app;

-- What changed, in an order a follower can trust: read rows whose transaction is below pg_snapshot_xmin.
create table feed (
  community_id uuid not null references communities,
  transaction_id xid8 not null default pg_current_xact_id(),
  sequence bigint generated always as identity,
  subject_kind text not null,
  subject_id uuid not null,
  grid_id uuid,
  operation text not null check (operation in ('upsert', 'forget')),
  primary key (community_id, transaction_id, sequence)
);
select protect_community_table('feed');
revoke update on feed from steward_app;

create table files (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  digest bytea not null,
  created_by uuid not null references accounts,
  created_at timestamptz not null,
  primary key (community_id, id)
);
select protect_community_table('files');
