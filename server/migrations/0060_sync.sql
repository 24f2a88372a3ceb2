-- Phones: what they follow, which phones there are, what a record's version is where phones edit it.

-- The transaction a command was committed in: a phone lets go of what it showed meanwhile once its cursor has passed it.
alter table commands add column transaction_id xid8 not null default pg_current_xact_id();

-- Per community: an epoch that says "what you hold came from this database", and from where on the feed is still kept.
create table sync_states (
  community_id uuid not null references communities,
  epoch uuid not null,
  kept_from xid8 not null default '0',
  lease_days integer not null default 7 check (lease_days between 1 and 30),
  primary key (community_id)
);
select protect_community_table('sync_states');

-- Where the feed stood on a day, so that it can be cut by age.
create table feed_marks (
  community_id uuid not null references communities,
  day date not null,
  transaction_id xid8 not null,
  primary key (community_id, day)
);
select protect_community_table('feed_marks');

-- The key unsent work is sealed to when it leaves a phone as a file.
create table export_keys (
  community_id uuid not null references communities,
  id uuid not null,
  public_key bytea not null,
  private_key_sealed bytea not null,
  created_at timestamptz not null,
  primary key (community_id, id)
);
select protect_community_table('export_keys');

-- A phone that one person works on; people who share a phone have a device each. It exists so that nothing gets lost:
-- there is no place, no activity and no time of work in it.
create table devices (
  community_id uuid not null references communities,
  id uuid not null,
  account_id uuid not null references accounts,
  role text not null,
  label text not null check (length(label) between 1 and 60),
  app_version text not null default '',
  protocol integer not null,
  public_key bytea not null,
  order_token_hash bytea not null,
  share_sealed bytea not null,
  recovery_sealed bytea not null,
  -- The session this phone works through; ended when the phone is called back.
  session_id uuid not null,
  enrolled_at timestamptz not null,
  last_sync_at timestamptz,
  lease_until timestamptz,
  unsent integer not null default 0 check (unsent >= 0),
  oldest_unsent_at timestamptz,
  wipe_ordered_at timestamptz,
  wipe_ordered_by uuid references accounts,
  wipe_confirmed_at timestamptz,
  primary key (community_id, id),
  check ((wipe_ordered_at is null) = (wipe_ordered_by is null))
);
create index devices_by_account on devices (community_id, account_id);
select protect_community_table('devices');

-- Two values of one fact, or work for a record that left its author's area: the grid lead chooses. Values are sealed
-- (AAD conflicts|mine|id and conflicts|theirs|id), whatever they are.
create table conflicts (
  community_id uuid not null references communities,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  field text not null,
  grid_id uuid,
  command_id uuid not null,
  mine_sealed bytea not null,
  theirs_sealed bytea,
  apply_sealed bytea not null,
  mine_by uuid not null references accounts,
  mine_at timestamptz not null,
  mine_saved_at timestamptz,
  theirs_by uuid references accounts,
  theirs_at timestamptz,
  resolved_at timestamptz,
  resolved_by uuid references accounts,
  resolution text check (resolution in ('THEIRS', 'MINE')),
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, grid_id) references grids,
  check ((resolved_at is null) = (resolution is null) and (resolved_at is null) = (resolved_by is null))
);
create index conflicts_open on conflicts (community_id, grid_id) where resolved_at is null;
create unique index conflicts_whole on conflicts (community_id, command_id) where field = '*';
create index conflicts_by_subject on conflicts (community_id, subject_id);
select protect_community_table('conflicts');

-- Versions of what phones show and edit.
alter table residences add column field_versions jsonb not null default '{}';
alter table buildings add column version integer not null default 1;
alter table dwellings add column version integer not null default 1, add column field_versions jsonb not null default '{}';

create function count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger count_version before update on buildings for each row
  when (old.* is distinct from new.*) execute function count_version();

-- A confirmation is no new value of the door; only `use` is edited on phones.
create function count_dwelling_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  if new.use is distinct from old.use then
    new.field_versions := old.field_versions || jsonb_build_object('use', new.version);
  end if;
  return new;
end $$;
create trigger count_version before update on dwellings for each row
  when (old.use is distinct from new.use or old.floor is distinct from new.floor or old.room is distinct from new.room
    or old.unit_id is distinct from new.unit_id or old.door_key is distinct from new.door_key)
  execute function count_dwelling_version();
