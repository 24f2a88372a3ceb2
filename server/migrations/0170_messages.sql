-- What the community writes to people and programs. A message is a row written with what caused it and delivered after the
-- commit; the row is its own queue (due_at), so that a program that dies in the middle sends it again under the same id.

-- How a kind of message leaves the house; the settings hold passwords, so they are sealed whole.
create table message_channels (
  community_id uuid not null references communities,
  kind text not null check (kind in ('EMAIL', 'SMS', 'WECOM')),
  enabled boolean not null default true,
  settings_sealed bytea not null,
  changed_by uuid not null references accounts,
  changed_at timestamptz not null,
  primary key (community_id, kind)
);
select protect_community_table('message_channels');

-- What somebody chose: a colleague (account) or whoever follows a case (follower). No row: everything as it comes.
create table message_preferences (
  community_id uuid not null references communities,
  id uuid not null,
  account_id uuid references accounts,
  follower_id uuid,
  push boolean not null default true,
  email boolean not null default false,
  sms boolean not null default true,
  wecom boolean not null default false,
  language text not null default 'zh' check (language in ('zh', 'en')),
  quiet_from text not null default '22:00' check (quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  quiet_to text not null default '07:00' check (quiet_to ~ '^[0-2][0-9]:[0-5][0-9]$'),
  email_sealed bytea,
  wecom_sealed bytea,
  primary key (community_id, id),
  unique (community_id, account_id),
  unique (community_id, follower_id),
  foreign key (community_id, follower_id) references case_followers,
  check ((account_id is null) <> (follower_id is null)),
  check (not email or email_sealed is not null),
  check (not wecom or wecom_sealed is not null)
);
select protect_community_table('message_preferences');

-- A browser that asked to be pushed to, and the community's key pair it knows us by (RFC 8292).
create table push_keys (
  community_id uuid not null references communities,
  id uuid not null,
  public_key text not null,
  private_sealed bytea not null,
  made_at timestamptz not null,
  primary key (community_id)
);
select protect_community_table('push_keys');

create table push_subscriptions (
  community_id uuid not null references communities,
  id uuid not null,
  account_id uuid not null references accounts,
  app text not null check (app in ('desk', 'field')),
  -- Where the browser's maker takes it and the keys of RFC 8291; the mark finds the same browser again.
  subscription_sealed bytea not null,
  endpoint_mark bytea,
  made_at timestamptz not null,
  gone_at timestamptz,
  primary key (community_id, id),
  unique (community_id, endpoint_mark),
  check ((gone_at is null) or endpoint_mark is null)
);
create index push_subscriptions_by_account on push_subscriptions (community_id, account_id) where gone_at is null;
select protect_community_table('push_subscriptions');

-- Another program that is told what happens. After a change of secret the old one signs too, for a while.
create table webhooks (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> ''),
  url text not null check (url ~ '^https?://'),
  events text[] not null check (cardinality(events) > 0),
  secret_sealed bytea not null,
  old_secret_sealed bytea,
  old_secret_until timestamptz,
  enabled boolean not null default true,
  removed_at timestamptz,
  made_by uuid not null references accounts,
  made_at timestamptz not null,
  primary key (community_id, id),
  check ((old_secret_sealed is null) = (old_secret_until is null))
);
select protect_community_table('webhooks');

create table messages (
  community_id uuid not null references communities,
  id uuid not null,
  channel text not null check (channel in ('IN_APP', 'PUSH', 'EMAIL', 'SMS', 'WECOM', 'WEBHOOK')),
  template text not null check (template <> ''),
  -- Codes, case numbers and paths of our own; nobody's name, phone, address or id.
  params jsonb not null default '{}',
  account_id uuid references accounts,
  follower_id uuid,
  endpoint_id uuid,
  subscription_id uuid,
  case_id uuid,
  -- A phone that follows nothing (a one-time code), and the code; emptied once it is sent or too late.
  to_sealed bytea,
  secret_sealed bytea,
  language text not null default 'zh' check (language in ('zh', 'en')),
  urgent boolean not null default false,
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'SHOWN', 'DEAD', 'DROPPED')),
  problem text,
  -- Every claim is an attempt and names whose outcome counts; only what the receiver failed at counts towards giving up.
  attempts integer not null default 0,
  failures integer not null default 0,
  due_at timestamptz not null,
  expires_at timestamptz,
  made_at timestamptz not null,
  ended_at timestamptz,
  read_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, follower_id) references case_followers,
  foreign key (community_id, endpoint_id) references webhooks,
  foreign key (community_id, subscription_id) references push_subscriptions,
  foreign key (community_id, case_id) references cases
);
create index messages_due on messages (community_id, due_at) where state = 'WAITING';
create index messages_inbox on messages (community_id, account_id, id desc) where channel = 'IN_APP';
create index messages_unread on messages (community_id, account_id) where channel = 'IN_APP' and read_at is null;
create index messages_dead on messages (community_id, made_at desc) where state in ('DEAD', 'SHOWN');
create index messages_by_endpoint on messages (community_id, endpoint_id, id desc) where endpoint_id is not null;
create index messages_by_follower on messages (community_id, follower_id) where follower_id is not null;
select protect_community_table('messages');

-- Every try at delivering: when, how it went, what the receiver answered with, how long it took.
create table message_attempts (
  community_id uuid not null references communities,
  id uuid not null,
  message_id uuid not null,
  attempt integer not null,
  at timestamptz not null,
  problem text,
  status integer,
  took_ms integer not null,
  primary key (community_id, id),
  foreign key (community_id, message_id) references messages
);
create index message_attempts_by_message on message_attempts (community_id, message_id, attempt);
select protect_community_table('message_attempts');
