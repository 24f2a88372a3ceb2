-- Open311 GeoReport v2 both ways: other systems that report here with a key, and systems that cases are passed on to.

create table open311_keys (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> ''),
  begins text not null,
  key_hash bytea not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (community_id, id),
  unique (community_id, key_hash)
);
select protect_community_table('open311_keys');

-- A case that came from another system. Who reported is sealed: their word about a person nobody has asked.
create table open311_requests (
  community_id uuid not null references communities,
  case_id uuid not null,
  key_id uuid not null,
  token text,
  account_id text not null default '',
  contact_sealed bytea,
  lat numeric(7, 4),
  long numeric(7, 4),
  at timestamptz not null,
  primary key (community_id, case_id),
  unique (community_id, token),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, key_id) references open311_keys
);
create index open311_requests_by_key on open311_requests (community_id, key_id);
select protect_community_table('open311_requests');

-- What another system said of its request, each once.
create table open311_updates (
  community_id uuid not null references communities,
  case_id uuid not null,
  update_id text not null,
  key_id uuid not null,
  hop_id uuid not null,
  primary key (community_id, case_id, update_id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, key_id) references open311_keys,
  foreign key (community_id, hop_id) references case_hops
);
select protect_community_table('open311_updates');

-- The test endpoint takes the same requests and makes no case of them.
create table open311_trials (
  community_id uuid not null references communities,
  id uuid not null,
  key_id uuid not null,
  request_id text not null,
  token text,
  leaf text not null,
  lat numeric(7, 4),
  long numeric(7, 4),
  at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, request_id),
  unique (community_id, token),
  foreign key (community_id, key_id) references open311_keys
);
select protect_community_table('open311_trials');

create table open311_systems (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> ''),
  url text not null check (url ~ '^https?://'),
  jurisdiction_id text not null default '',
  key_sealed bytea,
  services jsonb not null,
  is_automatic boolean not null default false,
  enabled boolean not null default true,
  made_by uuid not null references accounts,
  made_at timestamptz not null,
  -- When it is asked for news next, when it last answered, and how it went.
  poll_at timestamptz not null,
  polled_at timestamptz,
  problem text,
  primary key (community_id, id)
);
select protect_community_table('open311_systems');

create table open311_forwards (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  system_id uuid not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'CLOSED', 'FAILED')),
  outside_id text,
  token text,
  attempts integer not null default 0,
  due_at timestamptz not null,
  problem text,
  by_id uuid not null references accounts,
  at timestamptz not null,
  sent_at timestamptz,
  primary key (community_id, id),
  unique (community_id, case_id, system_id),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, system_id) references open311_systems,
  check (state <> 'CLOSED' or outside_id is not null)
);
create index open311_forwards_due on open311_forwards (community_id, due_at) where state = 'WAITING';
create index open311_forwards_open on open311_forwards (community_id, system_id) where state = 'SENT';
select protect_community_table('open311_forwards');

-- News of another system, each once: an update of theirs, or a status we had not seen.
create table open311_news (
  community_id uuid not null references communities,
  forward_id uuid not null,
  update_id text not null,
  hop_id uuid not null,
  primary key (community_id, forward_id, update_id),
  foreign key (community_id, forward_id) references open311_forwards,
  foreign key (community_id, hop_id) references case_hops
);
select protect_community_table('open311_news');
