-- Registry: persons, households, who lives where and since when, what they are entitled to, who last said it is true.
-- Refused columns (handbook §11): religion, ethnicity, petitions, criminal record, diagnosis, income, door codes, tracks.

-- Id number and phone are sealed (AAD persons|column|id); the marks are keyed fingerprints for exact search.
-- field_versions keeps, per field, the version at which it last changed: two writers of different fields do not collide.
create table persons (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 60),
  pinyin text not null default '',
  initials text not null default '',
  reading_override text check (reading_override <> ''),
  sex text not null default '9' check (sex in ('0', '1', '2', '9')),
  birth_date date check (birth_date >= '1880-01-01'),
  document_kind text not null default 'NONE'
    check (document_kind in ('CITIZEN_ID', 'OLD_CITIZEN_ID', 'HMT_RESIDENCE', 'PASSPORT', 'FOREIGN_PR', 'BIRTH_CERTIFICATE', 'NONE')),
  id_number_sealed bytea,
  id_number_mark bytea,
  phone_sealed bytea,
  phone_mark bytea,
  phone_tail_mark bytea,
  language_need text check (language_need in ('MANDARIN', 'KAILI_DIALECT', 'MIAO', 'DONG', 'SIGN')),
  note text not null default '' check (length(note) <= 500),
  died_on date,
  merged_into uuid,
  version integer not null default 1,
  field_versions jsonb not null default '{}',
  confirmed_at timestamptz,
  registered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, merged_into) references persons,
  check ((id_number_sealed is null) = (id_number_mark is null)),
  check (document_kind <> 'NONE' or id_number_sealed is null),
  check ((phone_sealed is null) = (phone_mark is null)),
  check (died_on >= birth_date),
  check (died_on is null or phone_sealed is null),
  check (merged_into <> id)
);
create index persons_by_id_number on persons (community_id, id_number_mark) where id_number_mark is not null;
create index persons_by_phone on persons (community_id, phone_mark) where phone_mark is not null;
create index persons_by_phone_tail on persons (community_id, phone_tail_mark) where phone_tail_mark is not null;
create index persons_by_pinyin on persons (community_id, pinyin);
select protect_community_table('persons');

create table households (
  community_id uuid not null references communities,
  id uuid not null,
  dwelling_id uuid not null,
  head_person_id uuid,
  note text not null default '' check (length(note) <= 500),
  opened_on date,
  closed_on date,
  version integer not null default 1,
  field_versions jsonb not null default '{}',
  confirmed_at timestamptz,
  registered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dwelling_id) references dwellings,
  foreign key (community_id, head_person_id) references persons,
  check (closed_on >= opened_on)
);
create index households_by_dwelling on households (community_id, dwelling_id);
create index households_by_head on households (community_id, head_person_id) where head_person_id is not null;
select protect_community_table('households');

-- Person x household x dwelling, dated. from_day null: they lived here before anybody wrote it down.
-- relation is to the head of the household, GB/T 4761; '02' is the head (the standard's '01' is stored as '02').
create table residences (
  community_id uuid not null references communities,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  dwelling_id uuid not null,
  relation text not null check (relation ~ '^[0-9]{2}$' and relation not in ('00', '01')),
  kind text not null check (kind in ('AT_HOME', 'REGISTERED_ELSEWHERE', 'REGISTERED_ONLY', 'TENANT', 'LODGER')),
  from_day date,
  to_day date,
  end_reason text check (end_reason in ('MOVED_OUT', 'MOVED_WITHIN', 'SPLIT', 'DIED', 'MERGED', 'MISTAKE')),
  destination text check (length(destination) <= 100),
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons,
  foreign key (community_id, household_id) references households,
  foreign key (community_id, dwelling_id) references dwellings,
  check (to_day >= from_day),
  check ((to_day is null) = (end_reason is null)),
  check (destination is null or to_day is not null),
  -- One place where a person really lives at a time; registered-only (空挂) may stand beside it.
  constraint one_home_per_person exclude using btree (community_id with =, person_id with =)
    where (to_day is null and kind <> 'REGISTERED_ONLY') deferrable initially immediate,
  constraint once_per_household exclude using btree (community_id with =, household_id with =, person_id with =)
    where (to_day is null) deferrable initially immediate,
  constraint one_head_per_household exclude using btree (community_id with =, household_id with =)
    where (to_day is null and relation = '02') deferrable initially immediate
);
create index residences_by_person on residences (community_id, person_id);
create index residences_by_household on residences (community_id, household_id);
create index residences_by_dwelling on residences (community_id, dwelling_id);
select protect_community_table('residences');

-- Service eligibility, time-boxed (handbook §4.1): what was decided and by whom, never the reason, never a label.
-- ends_on is planned (review or certificate date), ended_on is what happened.
create table eligibilities (
  community_id uuid not null references communities,
  id uuid not null,
  person_id uuid not null,
  group_code text not null check (group_code ~ '^K(0[1-9]|1[0-6])$'),
  decided_by text not null check (decided_by <> '' and length(decided_by) <= 60),
  basis text not null check (basis in ('CONSENT', 'STATUTORY_DUTY')),
  consented_on date,
  -- The resident agreed that the property company is told "needs care", and nothing more.
  care_flag_agreed_on date,
  starts_on date not null,
  ends_on date,
  ended_on date,
  end_reason text check (end_reason in ('EXPIRED', 'NO_LONGER_ENTITLED', 'CONSENT_WITHDRAWN', 'MOVED_OUT', 'DIED', 'MERGED', 'MISTAKE')),
  recorded_by uuid not null references accounts,
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons,
  check (ends_on >= starts_on),
  check (ended_on >= starts_on),
  check ((ended_on is null) = (end_reason is null)),
  check (basis <> 'CONSENT' or consented_on is not null),
  constraint one_open_eligibility_per_group exclude using btree (community_id with =, person_id with =, group_code with =)
    where (ended_on is null) deferrable initially immediate
);
create index eligibilities_by_person on eligibilities (community_id, person_id);
create index eligibilities_by_group on eligibilities (community_id, group_code, ends_on) where ended_on is null;
select protect_community_table('eligibilities');

-- Guardians of the under-14s (PIPL art. 31): a person of the register, or somebody outside it by name and phone.
create table guardianships (
  community_id uuid not null references communities,
  id uuid not null,
  child_id uuid not null,
  guardian_id uuid,
  guardian_name text check (guardian_name <> ''),
  guardian_phone_sealed bytea,
  relation text not null check (relation ~ '^[0-9]{2}$'),
  consented_on date,
  starts_on date not null,
  ended_on date,
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, child_id) references persons,
  foreign key (community_id, guardian_id) references persons,
  check ((guardian_id is null) <> (guardian_name is null)),
  check (guardian_phone_sealed is null or guardian_id is null),
  check (guardian_id <> child_id),
  check (ended_on >= starts_on)
);
create unique index guardianships_open on guardianships (community_id, child_id, guardian_id)
  where ended_on is null and guardian_id is not null;
create index guardianships_by_child on guardianships (community_id, child_id);
create index guardianships_by_guardian on guardianships (community_id, guardian_id) where guardian_id is not null;
select protect_community_table('guardianships');

-- "Still true": who said so, when, how, of one fact or ('*') of the whole record. The basis of freshness.
create table confirmations (
  community_id uuid not null references communities,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'household', 'dwelling')),
  subject_id uuid not null,
  fact text not null,
  means text not null check (means in ('DOOR', 'PHONE', 'SELF')),
  confirmed_at timestamptz not null,
  confirmed_by uuid not null references accounts,
  command_id uuid not null,
  primary key (community_id, id)
);
create index confirmations_by_subject on confirmations (community_id, subject_id, fact, confirmed_at desc);
create index confirmations_by_command on confirmations (community_id, command_id);
select protect_community_table('confirmations');

-- The latest confirmation of the whole record is kept beside it, so that a map of a community need not read them all.
-- Freshness of a door = the oldest confirmed_at of its open households, or its own when nobody lives there.
alter table dwellings add column confirmed_at timestamptz;

-- Sealed values that were replaced; history names them by id, and erasing them erases history's only copy.
create table former_secrets (
  community_id uuid not null references communities,
  id uuid not null,
  person_id uuid not null,
  field text not null check (field in ('idNumber', 'phone')),
  sealed bytea not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references persons on delete cascade
);
create index former_secrets_by_person on former_secrets (community_id, person_id);
select protect_community_table('former_secrets');

create table person_merges (
  community_id uuid not null references communities,
  id uuid not null,
  kept_id uuid not null,
  dropped_id uuid not null,
  command_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid not null references accounts,
  unmerged_at timestamptz,
  unmerged_by uuid references accounts,
  primary key (community_id, id),
  foreign key (community_id, kept_id) references persons,
  foreign key (community_id, dropped_id) references persons,
  check (kept_id <> dropped_id),
  check ((unmerged_at is null) = (unmerged_by is null))
);
create unique index person_merges_open on person_merges (community_id, dropped_id) where unmerged_at is null;
create index person_merges_by_kept on person_merges (community_id, kept_id);
select protect_community_table('person_merges');

-- A command taken back; its history rows and those of the command that took it back no longer block older ones.
create table undone_commands (
  community_id uuid not null references communities,
  command_id uuid not null,
  undo_command_id uuid not null,
  undone_at timestamptz not null,
  undone_by uuid not null references accounts,
  primary key (community_id, command_id)
);
create index undone_commands_by_undo on undone_commands (community_id, undo_command_id);
select protect_community_table('undone_commands');
