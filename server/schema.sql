-- Made by `node bin/codegen.mjs` from server/migrations; a test compares it. Not to be edited or run.

create table accounts (
  id uuid not null,
  login_name text not null,
  display_name text not null,
  password_hash text,
  one_time_code_hash bytea,
  one_time_code_expires_at timestamp with time zone,
  totp_secret bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  preferences jsonb default '{}'::jsonb not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  created_in uuid,
  constraint accounts_created_in_fkey FOREIGN KEY (created_in) REFERENCES communities(id),
  constraint accounts_login_name_check CHECK ((login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'::text)),
  constraint accounts_login_name_key UNIQUE (login_name),
  constraint accounts_pkey PRIMARY KEY (id)
);
grant insert, select, update on accounts to steward_app;

create table audit (
  community_id uuid not null,
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor_id uuid,
  role text,
  action text not null,
  outcome text not null,
  subject_kind text,
  subject_id uuid,
  detail jsonb default '{}'::jsonb not null,
  command_id uuid,
  salt bytea not null,
  leaf bytea not null,
  constraint audit_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX audit_by_actor ON public.audit USING btree (community_id, actor_id, id);
CREATE INDEX audit_by_subject ON public.audit USING btree (community_id, subject_id, id) WHERE (subject_id IS NOT NULL);
alter table audit enable row level security;
alter table audit force row level security;
create policy in_community on audit using ((community_id = current_community())) with check ((community_id = current_community()));
grant insert, select on audit to steward_app;

create table buildings (
  community_id uuid not null,
  id uuid not null,
  compound_id uuid not null,
  grid_id uuid,
  phase integer,
  number text collate "C" not null,
  name text,
  aliases text[] default '{}'::text[] not null,
  floors integer not null,
  polygon jsonb,
  retired_at timestamp with time zone,
  constraint buildings_community_id_compound_id_fkey FOREIGN KEY (community_id, compound_id) REFERENCES compounds(community_id, id),
  constraint buildings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint buildings_community_id_grid_id_fkey FOREIGN KEY (community_id, grid_id) REFERENCES grids(community_id, id),
  constraint buildings_floors_check CHECK (((floors >= 1) AND (floors <= 200))),
  constraint buildings_name_check CHECK ((name <> ''::text)),
  constraint buildings_number_check CHECK ((number ~ '^([A-Z]?[1-9][0-9]{0,3}[A-Z]?|[A-Z])(附[1-9][0-9]?)?$'::text)),
  constraint buildings_phase_check CHECK (((phase >= 1) AND (phase <= 20))),
  constraint buildings_pkey PRIMARY KEY (community_id, id),
  constraint buildings_polygon_check CHECK (((polygon ->> 'type'::text) = 'Polygon'::text))
);
CREATE INDEX buildings_by_grid ON public.buildings USING btree (community_id, grid_id);
CREATE UNIQUE INDEX buildings_by_number ON public.buildings USING btree (community_id, compound_id, phase, number) NULLS NOT DISTINCT WHERE (retired_at IS NULL);
alter table buildings enable row level security;
alter table buildings force row level security;
create policy in_community on buildings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on buildings to steward_app;

create table commands (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  actor_id uuid not null,
  result jsonb not null,
  at timestamp with time zone not null,
  constraint commands_pkey PRIMARY KEY (community_id, id)
);
alter table commands enable row level security;
alter table commands force row level security;
create policy in_community on commands using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on commands to steward_app;

create table communities (
  id uuid not null,
  code text not null,
  name text not null,
  street_name text default ''::text not null,
  is_demo boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint communities_code_check CHECK ((code ~ '^[0-9]{12,15}$|^0$'::text)),
  constraint communities_code_key UNIQUE (code),
  constraint communities_name_check CHECK ((name <> ''::text)),
  constraint communities_pkey PRIMARY KEY (id)
);
grant insert, select, update on communities to steward_app;

create table community_keys (
  community_id uuid not null,
  version integer not null,
  suite text not null,
  wrapped_key bytea not null,
  created_at timestamp with time zone default now() not null,
  constraint community_keys_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint community_keys_pkey PRIMARY KEY (community_id, version),
  constraint community_keys_suite_check CHECK ((suite = ANY (ARRAY['intl'::text, 'sm'::text])))
);
alter table community_keys enable row level security;
alter table community_keys force row level security;
create policy in_community on community_keys using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on community_keys to steward_app;

create table compounds (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  aliases text[] default '{}'::text[] not null,
  outline jsonb,
  retired_at timestamp with time zone,
  constraint compounds_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint compounds_name_check CHECK ((name <> ''::text)),
  constraint compounds_outline_check CHECK (((outline ->> 'type'::text) = 'Polygon'::text)),
  constraint compounds_pkey PRIMARY KEY (community_id, id)
);
CREATE UNIQUE INDEX compounds_by_name ON public.compounds USING btree (community_id, name) WHERE (retired_at IS NULL);
alter table compounds enable row level security;
alter table compounds force row level security;
create policy in_community on compounds using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on compounds to steward_app;

create table confirmations (
  community_id uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  fact text not null,
  means text not null,
  confirmed_at timestamp with time zone not null,
  confirmed_by uuid not null,
  command_id uuid not null,
  constraint confirmations_means_check CHECK ((means = ANY (ARRAY['DOOR'::text, 'PHONE'::text, 'SELF'::text]))),
  constraint confirmations_pkey PRIMARY KEY (community_id, id),
  constraint confirmations_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['person'::text, 'household'::text, 'dwelling'::text])))
);
CREATE INDEX confirmations_by_command ON public.confirmations USING btree (community_id, command_id);
CREATE INDEX confirmations_by_subject ON public.confirmations USING btree (community_id, subject_id, fact, confirmed_at DESC);
alter table confirmations enable row level security;
alter table confirmations force row level security;
create policy in_community on confirmations using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on confirmations to steward_app;

create table duplicate_dismissals (
  community_id uuid not null,
  first_id uuid not null,
  second_id uuid not null,
  dismissed_by uuid not null,
  dismissed_at timestamp with time zone not null,
  constraint duplicate_dismissals_check CHECK ((first_id < second_id)),
  constraint duplicate_dismissals_community_id_first_id_fkey FOREIGN KEY (community_id, first_id) REFERENCES persons(community_id, id) ON DELETE CASCADE,
  constraint duplicate_dismissals_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint duplicate_dismissals_community_id_second_id_fkey FOREIGN KEY (community_id, second_id) REFERENCES persons(community_id, id) ON DELETE CASCADE,
  constraint duplicate_dismissals_dismissed_by_fkey FOREIGN KEY (dismissed_by) REFERENCES accounts(id),
  constraint duplicate_dismissals_pkey PRIMARY KEY (community_id, first_id, second_id)
);
CREATE INDEX duplicate_dismissals_by_second ON public.duplicate_dismissals USING btree (community_id, second_id);
alter table duplicate_dismissals enable row level security;
alter table duplicate_dismissals force row level security;
create policy in_community on duplicate_dismissals using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on duplicate_dismissals to steward_app;

create table dwellings (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  unit_id uuid,
  floor integer not null,
  room text collate "C" not null,
  door_key text collate "C" not null,
  use text not null,
  retired_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  constraint dwellings_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint dwellings_community_id_building_id_unit_id_fkey FOREIGN KEY (community_id, building_id, unit_id) REFERENCES units(community_id, building_id, id),
  constraint dwellings_door_key_check CHECK ((door_key <> ''::text)),
  constraint dwellings_floor_check CHECK ((((floor >= '-9'::integer) AND (floor <= 200)) AND (floor <> 0))),
  constraint dwellings_pkey PRIMARY KEY (community_id, id),
  constraint dwellings_room_check CHECK ((room ~ '^[A-Z]?[1-9][0-9]{0,4}[A-Z]?(附[1-9][0-9]?)?$'::text)),
  constraint dwellings_use_check CHECK ((use = ANY (ARRAY['OWNER'::text, 'RENTED'::text, 'VACANT'::text, 'COMMERCIAL'::text, 'DORMITORY'::text, 'OTHER'::text, 'UNKNOWN'::text])))
);
CREATE UNIQUE INDEX dwellings_by_building ON public.dwellings USING btree (community_id, building_id, door_key) WHERE (retired_at IS NULL);
CREATE INDEX dwellings_by_door ON public.dwellings USING btree (community_id, door_key);
alter table dwellings enable row level security;
alter table dwellings force row level security;
create policy in_community on dwellings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dwellings to steward_app;

create table eligibilities (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  group_code text not null,
  decided_by text not null,
  basis text not null,
  consented_on date,
  care_flag_agreed_on date,
  starts_on date not null,
  ends_on date,
  ended_on date,
  end_reason text,
  recorded_by uuid not null,
  version integer default 1 not null,
  constraint eligibilities_basis_check CHECK ((basis = ANY (ARRAY['CONSENT'::text, 'STATUTORY_DUTY'::text]))),
  constraint eligibilities_check CHECK ((ends_on >= starts_on)),
  constraint eligibilities_check1 CHECK ((ended_on >= starts_on)),
  constraint eligibilities_check2 CHECK (((ended_on IS NULL) = (end_reason IS NULL))),
  constraint eligibilities_check3 CHECK (((basis <> 'CONSENT'::text) OR (consented_on IS NOT NULL))),
  constraint eligibilities_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint eligibilities_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint eligibilities_decided_by_check CHECK (((decided_by <> ''::text) AND (length(decided_by) <= 60))),
  constraint eligibilities_end_reason_check CHECK ((end_reason = ANY (ARRAY['EXPIRED'::text, 'NO_LONGER_ENTITLED'::text, 'CONSENT_WITHDRAWN'::text, 'MOVED_OUT'::text, 'DIED'::text, 'MERGED'::text, 'MISTAKE'::text]))),
  constraint eligibilities_group_code_check CHECK ((group_code ~ '^K(0[1-9]|1[0-6])$'::text)),
  constraint eligibilities_pkey PRIMARY KEY (community_id, id),
  constraint eligibilities_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES accounts(id),
  constraint one_open_eligibility_per_group EXCLUDE USING btree (community_id WITH =, person_id WITH =, group_code WITH =) WHERE ((ended_on IS NULL)) DEFERRABLE
);
CREATE INDEX eligibilities_by_group ON public.eligibilities USING btree (community_id, group_code, ends_on) WHERE (ended_on IS NULL);
CREATE INDEX eligibilities_by_person ON public.eligibilities USING btree (community_id, person_id);
alter table eligibilities enable row level security;
alter table eligibilities force row level security;
create policy in_community on eligibilities using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on eligibilities to steward_app;

create table feed (
  community_id uuid not null,
  transaction_id xid8 default pg_current_xact_id() not null,
  sequence bigint generated always as identity not null,
  subject_kind text not null,
  subject_id uuid not null,
  grid_id uuid,
  operation text not null,
  constraint feed_operation_check CHECK ((operation = ANY (ARRAY['upsert'::text, 'forget'::text]))),
  constraint feed_pkey PRIMARY KEY (community_id, transaction_id, sequence)
);
alter table feed enable row level security;
alter table feed force row level security;
create policy in_community on feed using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select on feed to steward_app;

create table files (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  digest bytea not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  constraint files_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint files_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint files_pkey PRIMARY KEY (community_id, id)
);
alter table files enable row level security;
alter table files force row level security;
create policy in_community on files using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on files to steward_app;

create table former_secrets (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  sealed bytea not null,
  constraint former_secrets_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id) ON DELETE CASCADE,
  constraint former_secrets_field_check CHECK ((field = ANY (ARRAY['idNumber'::text, 'phone'::text]))),
  constraint former_secrets_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX former_secrets_by_person ON public.former_secrets USING btree (community_id, person_id);
alter table former_secrets enable row level security;
alter table former_secrets force row level security;
create policy in_community on former_secrets using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on former_secrets to steward_app;

create table grants (
  community_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  grid_ids uuid[],
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  is_cover boolean default false not null,
  ended_by uuid,
  created_by uuid,
  constraint grants_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint grants_check CHECK (((ends_at IS NULL) OR (ends_at >= starts_at))),
  constraint grants_check1 CHECK (((NOT is_cover) OR (ends_at IS NOT NULL))),
  constraint grants_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint grants_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint grants_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id),
  constraint grants_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX grants_by_account ON public.grants USING btree (account_id);
alter table grants enable row level security;
alter table grants force row level security;
create policy in_community on grants using (((community_id = current_community()) OR (account_id = current_account()) OR (current_community() = '00000000-0000-0000-0000-000000000000'::uuid))) with check (((community_id = current_community()) OR (current_community() = '00000000-0000-0000-0000-000000000000'::uuid)));
grant insert, select, update on grants to steward_app;

create table grids (
  community_id uuid not null,
  id uuid not null,
  code text collate "C" not null,
  name text not null,
  kind text not null,
  retired_at timestamp with time zone,
  constraint grids_code_check CHECK ((code ~ '^[0-9]{15,18}$'::text)),
  constraint grids_community_id_code_key UNIQUE (community_id, code),
  constraint grids_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint grids_kind_check CHECK ((kind = ANY (ARRAY['BASE'::text, 'DEDICATED'::text]))),
  constraint grids_name_check CHECK ((name <> ''::text)),
  constraint grids_pkey PRIMARY KEY (community_id, id)
);
alter table grids enable row level security;
alter table grids force row level security;
create policy in_community on grids using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on grids to steward_app;

create table guardianships (
  community_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  guardian_id uuid,
  guardian_name text,
  guardian_phone_sealed bytea,
  relation text not null,
  consented_on date,
  starts_on date not null,
  ended_on date,
  version integer default 1 not null,
  constraint guardianships_check CHECK (((guardian_id IS NULL) <> (guardian_name IS NULL))),
  constraint guardianships_check1 CHECK (((guardian_phone_sealed IS NULL) OR (guardian_id IS NULL))),
  constraint guardianships_check2 CHECK ((guardian_id <> child_id)),
  constraint guardianships_check3 CHECK ((ended_on >= starts_on)),
  constraint guardianships_community_id_child_id_fkey FOREIGN KEY (community_id, child_id) REFERENCES persons(community_id, id),
  constraint guardianships_community_id_guardian_id_fkey FOREIGN KEY (community_id, guardian_id) REFERENCES persons(community_id, id),
  constraint guardianships_guardian_name_check CHECK ((guardian_name <> ''::text)),
  constraint guardianships_pkey PRIMARY KEY (community_id, id),
  constraint guardianships_relation_check CHECK ((relation ~ '^[0-9]{2}$'::text))
);
CREATE INDEX guardianships_by_child ON public.guardianships USING btree (community_id, child_id);
CREATE INDEX guardianships_by_guardian ON public.guardianships USING btree (community_id, guardian_id) WHERE (guardian_id IS NOT NULL);
CREATE UNIQUE INDEX guardianships_open ON public.guardianships USING btree (community_id, child_id, guardian_id) WHERE ((ended_on IS NULL) AND (guardian_id IS NOT NULL));
alter table guardianships enable row level security;
alter table guardianships force row level security;
create policy in_community on guardianships using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on guardianships to steward_app;

create table history (
  community_id uuid not null,
  id bigint generated always as identity not null,
  subject_kind text not null,
  subject_id uuid not null,
  field text not null,
  old_value jsonb,
  new_value jsonb,
  command_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  constraint history_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX history_by_command ON public.history USING btree (community_id, command_id);
CREATE INDEX history_by_subject ON public.history USING btree (community_id, subject_id, id);
alter table history enable row level security;
alter table history force row level security;
create policy in_community on history using ((community_id = current_community())) with check ((community_id = current_community()));
grant insert, select on history to steward_app;

create table households (
  community_id uuid not null,
  id uuid not null,
  dwelling_id uuid not null,
  head_person_id uuid,
  note text default ''::text not null,
  opened_on date,
  closed_on date,
  version integer default 1 not null,
  field_versions jsonb default '{}'::jsonb not null,
  confirmed_at timestamp with time zone,
  registered_at timestamp with time zone not null,
  constraint households_check CHECK ((closed_on >= opened_on)),
  constraint households_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint households_community_id_head_person_id_fkey FOREIGN KEY (community_id, head_person_id) REFERENCES persons(community_id, id),
  constraint households_note_check CHECK ((length(note) <= 500)),
  constraint households_pkey PRIMARY KEY (community_id, id),
  constraint no_household_behind_retired_door TRIGGER
);
CREATE INDEX households_by_dwelling ON public.households USING btree (community_id, dwelling_id);
CREATE INDEX households_by_head ON public.households USING btree (community_id, head_person_id) WHERE (head_person_id IS NOT NULL);
alter table households enable row level security;
alter table households force row level security;
create policy in_community on households using ((community_id = current_community())) with check ((community_id = current_community()));
CREATE CONSTRAINT TRIGGER no_household_behind_retired_door AFTER INSERT OR UPDATE OF dwelling_id, closed_on ON public.households NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION refuse_retired_door();
grant delete, insert, select, update on households to steward_app;

create table import_chunks (
  community_id uuid not null,
  import_id uuid not null,
  sequence bigint generated always as identity not null,
  command_id uuid not null,
  rows integer not null,
  constraint import_chunks_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint import_chunks_community_id_import_id_fkey FOREIGN KEY (community_id, import_id) REFERENCES imports(community_id, id),
  constraint import_chunks_pkey PRIMARY KEY (community_id, import_id, sequence)
);
alter table import_chunks enable row level security;
alter table import_chunks force row level security;
create policy in_community on import_chunks using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on import_chunks to steward_app;

create table import_mappings (
  community_id uuid not null,
  shape_digest bytea not null,
  mapping jsonb not null,
  used_at timestamp with time zone not null,
  constraint import_mappings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint import_mappings_pkey PRIMARY KEY (community_id, shape_digest)
);
alter table import_mappings enable row level security;
alter table import_mappings force row level security;
create policy in_community on import_mappings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on import_mappings to steward_app;

create table import_rows (
  community_id uuid not null,
  import_id uuid not null,
  number integer not null,
  sheet smallint not null,
  row integer not null,
  outcome text not null,
  reason text,
  field text,
  notes text[] default '{}'::text[] not null,
  differences jsonb,
  person_id uuid,
  answer text,
  command_id uuid,
  constraint import_rows_answer_check CHECK ((answer = ANY (ARRAY['same'::text, 'new'::text, 'skip'::text]))),
  constraint import_rows_community_id_import_id_fkey FOREIGN KEY (community_id, import_id) REFERENCES imports(community_id, id),
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['create'::text, 'update'::text, 'unchanged'::text, 'skip'::text, 'error'::text, 'ask'::text]))),
  constraint import_rows_pkey PRIMARY KEY (community_id, import_id, number)
);
CREATE INDEX import_rows_by_outcome ON public.import_rows USING btree (community_id, import_id, outcome, number);
alter table import_rows enable row level security;
alter table import_rows force row level security;
create policy in_community on import_rows using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on import_rows to steward_app;

create table imports (
  community_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  file_digest bytea not null,
  state text not null,
  revision integer default 1 not null,
  mappings jsonb default '{}'::jsonb not null,
  places jsonb default '{}'::jsonb not null,
  policies jsonb default '{}'::jsonb not null,
  counts jsonb default '{}'::jsonb not null,
  rows_total integer default 0 not null,
  rows_done integer default 0 not null,
  read_on date,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  committed_by uuid,
  committed_role text,
  finished_at timestamp with time zone,
  undone_at timestamp with time zone,
  constraint imports_check CHECK ((rows_done <= rows_total)),
  constraint imports_committed_by_fkey FOREIGN KEY (committed_by) REFERENCES accounts(id),
  constraint imports_community_id_file_id_fkey FOREIGN KEY (community_id, file_id) REFERENCES files(community_id, id),
  constraint imports_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint imports_pkey PRIMARY KEY (community_id, id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['UPLOADED'::text, 'MAPPED'::text, 'DRY_RUN'::text, 'COMMITTING'::text, 'CANCELLED'::text, 'DONE'::text, 'UNDONE'::text])))
);
CREATE UNIQUE INDEX imports_by_file ON public.imports USING btree (community_id, file_digest) WHERE ((state <> ALL (ARRAY['CANCELLED'::text, 'UNDONE'::text])) OR ((state = 'CANCELLED'::text) AND (rows_done > 0)));
alter table imports enable row level security;
alter table imports force row level security;
create policy in_community on imports using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on imports to steward_app;

create table person_merges (
  community_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  dropped_id uuid not null,
  command_id uuid not null,
  merged_at timestamp with time zone not null,
  merged_by uuid not null,
  unmerged_at timestamp with time zone,
  unmerged_by uuid,
  constraint person_merges_check CHECK ((kept_id <> dropped_id)),
  constraint person_merges_check1 CHECK (((unmerged_at IS NULL) = (unmerged_by IS NULL))),
  constraint person_merges_community_id_dropped_id_fkey FOREIGN KEY (community_id, dropped_id) REFERENCES persons(community_id, id),
  constraint person_merges_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint person_merges_community_id_kept_id_fkey FOREIGN KEY (community_id, kept_id) REFERENCES persons(community_id, id),
  constraint person_merges_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES accounts(id),
  constraint person_merges_pkey PRIMARY KEY (community_id, id),
  constraint person_merges_unmerged_by_fkey FOREIGN KEY (unmerged_by) REFERENCES accounts(id)
);
CREATE INDEX person_merges_by_dropped ON public.person_merges USING btree (community_id, dropped_id);
CREATE INDEX person_merges_by_kept ON public.person_merges USING btree (community_id, kept_id);
CREATE UNIQUE INDEX person_merges_open ON public.person_merges USING btree (community_id, dropped_id) WHERE (unmerged_at IS NULL);
alter table person_merges enable row level security;
alter table person_merges force row level security;
create policy in_community on person_merges using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on person_merges to steward_app;

create table persons (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  pinyin text default ''::text not null,
  initials text default ''::text not null,
  reading_override text,
  sex text default '9'::text not null,
  birth_date date,
  document_kind text default 'NONE'::text not null,
  id_number_sealed bytea,
  id_number_mark bytea,
  phone_sealed bytea,
  phone_mark bytea,
  phone_tail_mark bytea,
  language_need text,
  note text default ''::text not null,
  died_on date,
  merged_into uuid,
  version integer default 1 not null,
  field_versions jsonb default '{}'::jsonb not null,
  confirmed_at timestamp with time zone,
  registered_at timestamp with time zone not null,
  constraint persons_birth_date_check CHECK ((birth_date >= '1880-01-01'::date)),
  constraint persons_check CHECK (((id_number_sealed IS NULL) = (id_number_mark IS NULL))),
  constraint persons_check1 CHECK (((document_kind <> 'NONE'::text) OR (id_number_sealed IS NULL))),
  constraint persons_check2 CHECK (((phone_sealed IS NULL) = (phone_mark IS NULL))),
  constraint persons_check3 CHECK ((died_on >= birth_date)),
  constraint persons_check4 CHECK (((died_on IS NULL) OR (phone_sealed IS NULL))),
  constraint persons_check5 CHECK ((merged_into <> id)),
  constraint persons_community_id_merged_into_fkey FOREIGN KEY (community_id, merged_into) REFERENCES persons(community_id, id),
  constraint persons_document_kind_check CHECK ((document_kind = ANY (ARRAY['CITIZEN_ID'::text, 'OLD_CITIZEN_ID'::text, 'HMT_RESIDENCE'::text, 'PASSPORT'::text, 'FOREIGN_PR'::text, 'BIRTH_CERTIFICATE'::text, 'NONE'::text]))),
  constraint persons_language_need_check CHECK ((language_need = ANY (ARRAY['MANDARIN'::text, 'KAILI_DIALECT'::text, 'MIAO'::text, 'DONG'::text, 'SIGN'::text]))),
  constraint persons_name_check CHECK (((name <> ''::text) AND (length(name) <= 60))),
  constraint persons_note_check CHECK ((length(note) <= 500)),
  constraint persons_pkey PRIMARY KEY (community_id, id),
  constraint persons_reading_override_check CHECK ((reading_override <> ''::text)),
  constraint persons_sex_check CHECK ((sex = ANY (ARRAY['0'::text, '1'::text, '2'::text, '9'::text])))
);
CREATE INDEX persons_by_id_number ON public.persons USING btree (community_id, id_number_mark) WHERE (id_number_mark IS NOT NULL);
CREATE INDEX persons_by_merged_into ON public.persons USING btree (community_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX persons_by_phone ON public.persons USING btree (community_id, phone_mark) WHERE (phone_mark IS NOT NULL);
CREATE INDEX persons_by_pinyin ON public.persons USING btree (community_id, pinyin);
alter table persons enable row level security;
alter table persons force row level security;
create policy in_community on persons using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on persons to steward_app;

create table residences (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  dwelling_id uuid not null,
  relation text not null,
  kind text not null,
  from_day date,
  to_day date,
  end_reason text,
  destination text,
  version integer default 1 not null,
  constraint residences_check CHECK ((to_day >= from_day)),
  constraint residences_check1 CHECK (((to_day IS NULL) = (end_reason IS NULL))),
  constraint residences_check2 CHECK (((destination IS NULL) OR (to_day IS NOT NULL))),
  constraint residences_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint residences_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES households(community_id, id),
  constraint residences_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint residences_destination_check CHECK ((length(destination) <= 100)),
  constraint residences_end_reason_check CHECK ((end_reason = ANY (ARRAY['MOVED_OUT'::text, 'MOVED_WITHIN'::text, 'SPLIT'::text, 'DIED'::text, 'MERGED'::text, 'MISTAKE'::text]))),
  constraint residences_kind_check CHECK ((kind = ANY (ARRAY['AT_HOME'::text, 'REGISTERED_ELSEWHERE'::text, 'REGISTERED_ONLY'::text, 'TENANT'::text, 'LODGER'::text]))),
  constraint residences_pkey PRIMARY KEY (community_id, id),
  constraint residences_relation_check CHECK (((relation ~ '^[0-9]{2}$'::text) AND (relation <> ALL (ARRAY['00'::text, '01'::text]))))
);
CREATE UNIQUE INDEX once_per_household ON public.residences USING btree (community_id, household_id, person_id) WHERE (to_day IS NULL);
CREATE UNIQUE INDEX one_head_per_household ON public.residences USING btree (community_id, household_id) WHERE ((to_day IS NULL) AND (relation = '02'::text));
CREATE UNIQUE INDEX one_home_per_person ON public.residences USING btree (community_id, person_id) WHERE ((to_day IS NULL) AND (kind <> 'REGISTERED_ONLY'::text));
CREATE INDEX residences_by_dwelling ON public.residences USING btree (community_id, dwelling_id);
CREATE INDEX residences_by_household ON public.residences USING btree (community_id, household_id);
CREATE INDEX residences_by_person ON public.residences USING btree (community_id, person_id);
alter table residences enable row level security;
alter table residences force row level security;
create policy in_community on residences using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on residences to steward_app;

create table saved_views (
  community_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  list text not null,
  name text not null,
  view jsonb not null,
  saved_at timestamp with time zone not null,
  constraint saved_views_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint saved_views_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint saved_views_list_check CHECK ((list = ANY (ARRAY['persons'::text, 'households'::text]))),
  constraint saved_views_name_check CHECK ((name <> ''::text)),
  constraint saved_views_pkey PRIMARY KEY (community_id, id)
);
CREATE UNIQUE INDEX saved_views_by_name ON public.saved_views USING btree (community_id, account_id, list, name);
alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy in_community on saved_views using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on saved_views to steward_app;

create table schema_migrations (
  name text not null,
  digest text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table sessions (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  acts_in uuid not null,
  role text not null,
  device text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  idle_seconds integer default 1800 not null,
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sessions_community_id_fkey FOREIGN KEY (acts_in) REFERENCES communities(id),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id) WHERE (ended_at IS NULL);
grant delete, insert, select, update on sessions to steward_app;

create table sign_in_failures (
  bucket text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_failures_pkey PRIMARY KEY (bucket)
);
grant delete, insert, select, update on sign_in_failures to steward_app;

create table undone_commands (
  community_id uuid not null,
  command_id uuid not null,
  undo_command_id uuid not null,
  undone_at timestamp with time zone not null,
  undone_by uuid not null,
  constraint undone_commands_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint undone_commands_pkey PRIMARY KEY (community_id, command_id),
  constraint undone_commands_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES accounts(id)
);
CREATE INDEX undone_commands_by_undo ON public.undone_commands USING btree (community_id, undo_command_id);
alter table undone_commands enable row level security;
alter table undone_commands force row level security;
create policy in_community on undone_commands using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on undone_commands to steward_app;

create table units (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  number text collate "C" not null,
  constraint units_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint units_community_id_building_id_id_key UNIQUE (community_id, building_id, id),
  constraint units_community_id_building_id_number_key UNIQUE (community_id, building_id, number),
  constraint units_number_check CHECK ((number ~ '^([1-9][0-9]?|[A-Z])$'::text)),
  constraint units_pkey PRIMARY KEY (community_id, id)
);
alter table units enable row level security;
alter table units force row level security;
create policy in_community on units using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on units to steward_app;

CREATE OR REPLACE FUNCTION public.admit(hashes bytea[], uses boolean[], ats timestamp with time zone[], communities uuid[], since pg_snapshot[])
 RETURNS TABLE(snapshot pg_snapshot, callers jsonb, changed uuid[])
 LANGUAGE plpgsql
AS $function$
declare
  unseen uuid[];
begin
  snapshot := pg_current_snapshot();
  changed := '{}';
  if cardinality(hashes) > 0 then
    -- A session is found before any community is entered; its grants may be of any.
    perform set_config('steward.community', '00000000-0000-0000-0000-000000000000', true);
    select jsonb_agg(jsonb_build_array(asked.n, a.id, a.display_name, s.acts_in, case when post.held > 0 then s.role end, post.whole, post.grids)),
      array_agg(s.id) filter (where asked.uses and s.seen_at < asked.at - interval '1 minute')
    into callers, unseen
    from unnest(hashes, uses, ats) with ordinality as asked (hash, uses, at, n)
    join sessions s on s.token_hash = asked.hash and s.ended_at is null and s.expires_at > asked.at
      and s.seen_at > asked.at - make_interval(secs => s.idle_seconds)
    join accounts a on a.id = s.account_id and a.disabled_at is null
    cross join lateral (
      select count(g.id) as held, coalesce(bool_or(g.grid_ids is null), false) as whole,
        coalesce(jsonb_agg(distinct grid.id) filter (where grid.id is not null), '[]') as grids
      from grants g left join lateral unnest(g.grid_ids) as grid (id) on true
      where g.community_id = s.acts_in and g.account_id = s.account_id and g.role = s.role
        and g.starts_at <= asked.at and (g.ends_at is null or g.ends_at > asked.at)
    ) post;
    if unseen is not null then
      update sessions set seen_at = (select max(at) from unnest(ats) as at) where id = any (unseen);
    end if;
  end if;
  for i in 1 .. cardinality(communities) loop
    perform set_config('steward.community', communities[i]::text, true);
    -- The planner expects a third of the feed to be new and would look for the first of it row by row: nearly always
    -- there is none. The order leaves it nothing but the key.
    perform from feed f where f.community_id = communities[i] and f.transaction_id >= pg_snapshot_xmin(since[i])
      and not pg_visible_in_snapshot(f.transaction_id, since[i]) order by f.transaction_id desc limit 1;
    if found then
      changed := changed || communities[i];
    end if;
  end loop;
  return next;
end $function$
;

CREATE OR REPLACE FUNCTION public.claim_command(command_id uuid)
 RETURNS TABLE(result jsonb, actor_id uuid, name text)
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(command_id::text, 0));
  return query select c.result, c.actor_id, c.name from commands c
    where c.community_id = current_community() and c.id = command_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.current_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('steward.account'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.current_community()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('steward.community'::text, true), ''::text))::uuid
;

CREATE OR REPLACE FUNCTION public.enter_community(community uuid, account uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  select set_config('steward.community', coalesce(community::text, ''), true),
         set_config('steward.account', coalesce(account::text, ''), true)
$function$
;

CREATE OR REPLACE FUNCTION public.protect_community_table(name regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy in_community on %s using (community_id = current_community()) with check (community_id = current_community())', name);
  execute format('grant select, insert, update, delete on %s to steward_app', name);
end $function$
;

CREATE OR REPLACE FUNCTION public.record_command(command_id uuid, command_name text, actor uuid, actor_role text, at timestamp with time zone, answer jsonb, audits jsonb, facts jsonb, changes jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  community uuid := current_community();
begin
  if command_id is not null then
    insert into commands (community_id, id, name, actor_id, result, at) values (community, command_id, command_name, actor, answer, at);
  end if;
  insert into audit (community_id, at, actor_id, role, action, outcome, subject_kind, subject_id, detail, command_id, salt, leaf)
    select community, at, actor, actor_role, x.action, x.outcome, x.subject_kind, x.subject_id, x.detail, command_id,
      decode(x.salt, 'hex'), decode(x.leaf, 'hex')
    from jsonb_to_recordset(audits) x (action text, outcome text, subject_kind text, subject_id uuid, detail jsonb, salt text, leaf text);
  if jsonb_array_length(facts) > 0 then
    insert into history (community_id, subject_kind, subject_id, field, old_value, new_value, command_id, actor_id, at)
      select community, x.kind, x.id, x.field, x.old, x.new, record_command.command_id, actor, record_command.at
      from jsonb_to_recordset(facts) x (kind text, id uuid, field text, old jsonb, new jsonb);
  end if;
  if jsonb_array_length(changes) > 0 then
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select community, x.kind, x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze grids, compounds, buildings, units, dwellings, persons, households, residences, eligibilities, guardianships, confirmations;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_retired_door()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.closed_on is null and exists (
    select from dwellings d where d.community_id = new.community_id and d.id = new.dwelling_id and d.retired_at is not null
  ) then
    raise exception 'a household cannot live behind a retired door' using errcode = 'check_violation';
  end if;
  return null;
end $function$
;
