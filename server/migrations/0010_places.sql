-- Places: grids, compounds, buildings, units, doors. A place is retired, never deleted: people lived there.
-- Addresses are derived for display; what is stored is canonical (domain/src/places/door.ts), so equality finds a door.

create table grids (
  community_id uuid not null references communities,
  id uuid not null,
  code text collate "C" not null check (code ~ '^[0-9]{15,18}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('BASE', 'DEDICATED')),
  retired_at timestamptz,
  primary key (community_id, id),
  unique (community_id, code)
);
select protect_community_table('grids');

create table compounds (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> ''),
  aliases text[] not null default '{}',
  outline jsonb check (outline ->> 'type' = 'Polygon'),
  retired_at timestamptz,
  primary key (community_id, id)
);
create unique index compounds_by_name on compounds (community_id, name) where retired_at is null;
select protect_community_table('compounds');

-- A building without a grid is seen by whole-community posts only, until someone gives it one.
create table buildings (
  community_id uuid not null references communities,
  id uuid not null,
  compound_id uuid not null,
  grid_id uuid,
  phase integer check (phase between 1 and 20),
  number text collate "C" not null check (number ~ '^([A-Z]?[1-9][0-9]{0,3}[A-Z]?|[A-Z])(附[1-9][0-9]?)?$'),
  name text check (name <> ''),
  aliases text[] not null default '{}',
  floors integer not null check (floors between 1 and 200),
  polygon jsonb check (polygon ->> 'type' = 'Polygon'),
  retired_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, compound_id) references compounds,
  foreign key (community_id, grid_id) references grids
);
create unique index buildings_by_number on buildings (community_id, compound_id, phase, number)
  nulls not distinct where retired_at is null;
create index buildings_by_grid on buildings (community_id, grid_id);
select protect_community_table('buildings');

create table units (
  community_id uuid not null references communities,
  id uuid not null,
  building_id uuid not null,
  number text collate "C" not null check (number ~ '^([1-9][0-9]?|[A-Z])$'),
  primary key (community_id, id),
  unique (community_id, building_id, number),
  unique (community_id, building_id, id),
  foreign key (community_id, building_id) references buildings
);
select protect_community_table('units');

-- door_key is building-unit-room ('8-1-401'; '8-401' where the building has no units), without compound and phase.
create table dwellings (
  community_id uuid not null references communities,
  id uuid not null,
  building_id uuid not null,
  unit_id uuid,
  floor integer not null check (floor between -9 and 200 and floor <> 0),
  room text collate "C" not null check (room ~ '^[A-Z]?[1-9][0-9]{0,4}[A-Z]?(附[1-9][0-9]?)?$'),
  door_key text collate "C" not null check (door_key <> ''),
  use text not null check (use in ('OWNER', 'RENTED', 'VACANT', 'COMMERCIAL', 'DORMITORY', 'OTHER', 'UNKNOWN')),
  retired_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, building_id) references buildings,
  foreign key (community_id, building_id, unit_id) references units (community_id, building_id, id)
);
create unique index dwellings_by_building on dwellings (community_id, building_id, door_key) where retired_at is null;
create index dwellings_by_door on dwellings (community_id, door_key);
select protect_community_table('dwellings');
