-- Whom to ring when water runs or the lift stops: companies and their numbers, for a building, a compound or the whole community.
create table utility_contacts (
  community_id uuid not null references communities,
  id uuid not null,
  kind text not null check (kind in ('PROPERTY', 'LIFT', 'WATER', 'GAS', 'POWER', 'OTHER')),
  compound_id uuid,
  building_id uuid,
  name text not null check (name <> '' and length(name) <= 60),
  phone text not null check (phone ~ '^[0-9+() -]{3,24}$'),
  around_the_clock boolean not null,
  hours text not null default '' check (length(hours) <= 40),
  kept_by uuid references accounts,
  kept_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, compound_id) references compounds,
  foreign key (community_id, building_id) references buildings,
  check (compound_id is null or building_id is null),
  check (not around_the_clock or hours = '')
);
create index utility_contacts_in_use on utility_contacts (community_id, kind) where ended_at is null;
select protect_community_table('utility_contacts');
