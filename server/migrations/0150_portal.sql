-- The resident's door. A plate's code is a secret of 80 random bits: its hash finds it, the sealed code prints it again.

create table door_plates (
  community_id uuid not null references communities,
  id uuid not null,
  building_id uuid not null,
  unit_id uuid,
  dwelling_id uuid,
  code_hash bytea not null check (length(code_hash) = 32),
  code_sealed bytea not null,
  issued_by uuid not null references accounts,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references accounts,
  revoke_reason text check (revoke_reason in ('LOST', 'MISUSED', 'WORN', 'MISTAKE')),
  -- The plate this one took the place of.
  replaces uuid,
  primary key (community_id, id),
  unique (community_id, code_hash),
  foreign key (community_id, building_id) references buildings,
  foreign key (community_id, building_id, unit_id) references units (community_id, building_id, id),
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, replaces) references door_plates,
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoke_reason is null))
);
-- One plate that opens for each door.
create unique index door_plates_in_use on door_plates (community_id, building_id, unit_id, dwelling_id)
  nulls not distinct where revoked_at is null;
select protect_community_table('door_plates');

-- What every public page shows of the community's desk. address: where residents reach this program; it stands on plates.
create table portal_fronts (
  community_id uuid not null references communities,
  address text not null default '',
  phone text not null default '',
  hours text not null default '',
  primary key (community_id)
);
select protect_community_table('portal_fronts');

create table portal_notices (
  community_id uuid not null references communities,
  id uuid not null,
  title text not null check (title <> ''),
  text text not null default '',
  building_id uuid,
  from_day date not null,
  until_day date,
  by_id uuid not null references accounts,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, building_id) references buildings
);
select protect_community_table('portal_notices');

-- How a colleague stands on the doors they look after. Not sealed: it is given to be shown. A photo needs consent.
create table public_cards (
  community_id uuid not null references communities,
  account_id uuid not null references accounts,
  name text not null default '',
  phone text not null default '',
  photo_file uuid,
  photo_consented_at timestamptz,
  primary key (community_id, account_id),
  foreign key (community_id, photo_file) references files,
  check (photo_file is null or photo_consented_at is not null)
);
select protect_community_table('public_cards');

-- What counts against a limit, as keyed marks; a day old it is deleted.
create table portal_hits (
  community_id uuid not null references communities,
  id uuid not null,
  counted text not null,
  key bytea not null,
  at timestamptz not null,
  primary key (community_id, id)
);
create index portal_hits_by_key on portal_hits (community_id, counted, key, at);
create index portal_hits_by_age on portal_hits (community_id, at);
select protect_community_table('portal_hits');

create table portal_codes (
  community_id uuid not null references communities,
  id uuid not null,
  phone_mark bytea not null,
  code_hash bytea not null,
  tries integer not null default 0,
  good_until timestamptz not null,
  primary key (community_id, id),
  unique (community_id, phone_mark)
);
select protect_community_table('portal_codes');

-- A phone that was confirmed opens its reports for half an hour.
create table portal_passes (
  community_id uuid not null references communities,
  id uuid not null,
  pass_hash bytea not null,
  phone_sealed bytea not null,
  phone_mark bytea not null,
  good_until timestamptz not null,
  primary key (community_id, id),
  unique (community_id, pass_hash)
);
select protect_community_table('portal_passes');

-- From which plate a case came, and who says what to whom: a conversation is seen by its two sides alone.
create table portal_reports (
  community_id uuid not null references communities,
  case_id uuid not null,
  plate_id uuid not null,
  primary key (community_id, case_id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, plate_id) references door_plates
);
create index portal_reports_by_plate on portal_reports (community_id, plate_id);
select protect_community_table('portal_reports');

create table portal_talk (
  community_id uuid not null references communities,
  hop_id uuid not null,
  follower_id uuid not null,
  primary key (community_id, hop_id),
  foreign key (community_id, hop_id) references case_hops,
  foreign key (community_id, follower_id) references case_followers
);
select protect_community_table('portal_talk');

-- Solved and content are two facts; what was said last counts.
create table portal_ratings (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  follower_id uuid not null,
  solved boolean not null,
  content text not null check (content in ('CONTENT', 'MOSTLY', 'NOT')),
  text text not null default '',
  at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, follower_id) references case_followers
);
create index portal_ratings_by_case on portal_ratings (community_id, case_id, at);
select protect_community_table('portal_ratings');

-- Reports over the limits: kept whole, until a person takes or declines them.
create table portal_reviews (
  community_id uuid not null references communities,
  id uuid not null,
  plate_id uuid not null,
  leaf text collate "C" not null,
  reason text not null check (reason in ('DOOR', 'PHONE', 'NETWORK')),
  report_sealed bytea not null,
  link_hash bytea not null,
  phone_sealed bytea,
  phone_mark bytea,
  language text not null check (language in ('zh', 'en')),
  received_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references accounts,
  declined_because text,
  case_id uuid,
  primary key (community_id, id),
  unique (community_id, link_hash),
  foreign key (community_id, plate_id) references door_plates,
  foreign key (community_id, case_id) references cases,
  check (decided_at is null or (case_id is null) <> (declined_because is null))
);
create index portal_reviews_waiting on portal_reviews (community_id, received_at) where decided_at is null;
select protect_community_table('portal_reviews');
