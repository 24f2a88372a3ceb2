-- What residents, other systems and the clock do has a row with a "by" like all else. Each community has one account for
-- each of them: without password, never signed in to, made when first needed (server/src/identity/service-actor.ts).
alter table accounts add column service text check (service in ('resident', 'outside', 'clock'));
alter table accounts add constraint accounts_service_never_signs_in
  check (service is null or (password_hash is null and one_time_code_hash is null));

-- Every action there is on a case; to_state tells where it led. resident_text: what the resident reads, in their words.
alter table case_hops drop constraint case_hops_action_check;
alter table case_hops add column resident_text text not null default '';

-- Whoever follows a case and is told of it: who reported, who said "me too", a household an incident reaches, a colleague.
-- A resident without an account is known by the phone they confirmed (sealed) or by the link they were given (its hash).
create table case_followers (
  community_id uuid not null references communities,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('REPORTER', 'ALSO_ME', 'AFFECTED', 'COLLEAGUE')),
  person_id uuid,
  account_id uuid references accounts,
  dwelling_id uuid,
  phone_sealed bytea,
  phone_mark bytea,
  link_hash bytea,
  language text not null default 'zh' check (language in ('zh', 'en')),
  -- What an affected household answered when it was asked: well or not, in words; each answer kept (handbook §0.2 rule 8).
  answer text check (answer in ('WELL', 'NOT_WELL')),
  answer_text text not null default '',
  answered_at timestamptz,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (community_id, id),
  unique (community_id, link_hash),
  foreign key (community_id, case_id) references cases,
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, dwelling_id) references dwellings
);
create index case_followers_by_case on case_followers (community_id, case_id);
create index case_followers_by_phone on case_followers (community_id, phone_mark) where phone_mark is not null;
select protect_community_table('case_followers');
