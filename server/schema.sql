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
  service text,
  constraint accounts_created_in_fkey FOREIGN KEY (created_in) REFERENCES communities(id),
  constraint accounts_login_name_check CHECK ((login_name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'::text)),
  constraint accounts_login_name_key UNIQUE (login_name),
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_service_check CHECK ((service = ANY (ARRAY['resident'::text, 'outside'::text, 'clock'::text]))),
  constraint accounts_service_never_signs_in CHECK (((service IS NULL) OR ((password_hash IS NULL) AND (one_time_code_hash IS NULL))))
);
grant insert, select, update on accounts to steward_app;

create table agreement_items (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  at integer not null,
  kind text not null,
  obligor_id uuid not null,
  obligee_id uuid,
  due_on date not null,
  what_sealed bytea not null,
  performed_on date,
  constraint agreement_items_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES dispute_agreements(community_id, dispute_id),
  constraint agreement_items_community_id_dispute_id_obligee_id_fkey FOREIGN KEY (community_id, dispute_id, obligee_id) REFERENCES dispute_parties(community_id, dispute_id, id),
  constraint agreement_items_community_id_dispute_id_obligor_id_fkey FOREIGN KEY (community_id, dispute_id, obligor_id) REFERENCES dispute_parties(community_id, dispute_id, id),
  constraint agreement_items_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint agreement_items_kind_check CHECK ((kind = ANY (ARRAY['MONEY'::text, 'ACT'::text]))),
  constraint agreement_items_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX agreement_items_by_dispute ON public.agreement_items USING btree (community_id, dispute_id, at);
alter table agreement_items enable row level security;
alter table agreement_items force row level security;
create policy for_its_mediators on agreement_items using (is_in_charge(dispute_id)) with check ();
create policy in_community on agreement_items using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on agreement_items to steward_app;

create table agreement_signatures (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid,
  account_id uuid,
  how text not null,
  signed_on date not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint agreement_signatures_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint agreement_signatures_check CHECK (((party_id IS NULL) OR (account_id IS NULL))),
  constraint agreement_signatures_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES dispute_agreements(community_id, dispute_id),
  constraint agreement_signatures_community_id_dispute_id_party_id_fkey FOREIGN KEY (community_id, dispute_id, party_id) REFERENCES dispute_parties(community_id, dispute_id, id),
  constraint agreement_signatures_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint agreement_signatures_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint agreement_signatures_how_check CHECK ((how = ANY (ARRAY['SIGNATURE'::text, 'SEAL'::text, 'FINGERPRINT'::text]))),
  constraint agreement_signatures_pkey PRIMARY KEY (community_id, id)
);
CREATE UNIQUE INDEX agreement_signed_once ON public.agreement_signatures USING btree (community_id, dispute_id, COALESCE(party_id, account_id, '00000000-0000-0000-0000-000000000000'::uuid));
alter table agreement_signatures enable row level security;
alter table agreement_signatures force row level security;
create policy for_its_mediators on agreement_signatures using (is_in_charge(dispute_id)) with check ();
create policy in_community on agreement_signatures using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on agreement_signatures to steward_app;

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
  version integer default 1 not null,
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
CREATE TRIGGER count_version BEFORE UPDATE ON public.buildings FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION count_version();
grant delete, insert, select, update on buildings to steward_app;

create table calendar_days (
  community_id uuid not null,
  day date not null,
  works boolean not null,
  periods jsonb,
  name text default ''::text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint calendar_days_check CHECK ((works OR (periods IS NULL))),
  constraint calendar_days_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint calendar_days_pkey PRIMARY KEY (community_id, day),
  constraint calendar_days_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
);
alter table calendar_days enable row level security;
alter table calendar_days force row level security;
create policy in_community on calendar_days using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on calendar_days to steward_app;

create table calendar_hours (
  community_id uuid not null,
  valid_from date not null,
  periods jsonb not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint calendar_hours_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint calendar_hours_pkey PRIMARY KEY (community_id, valid_from),
  constraint calendar_hours_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
);
alter table calendar_hours enable row level security;
alter table calendar_hours force row level security;
create policy in_community on calendar_hours using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on calendar_hours to steward_app;

create table campaign_calls (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  household_id uuid not null,
  state text default 'TO_CALL'::text not null,
  attempts integer default 0 not null,
  last_called_at timestamp with time zone,
  last_result text,
  taken_by uuid,
  taken_until timestamp with time zone,
  version integer default 1 not null,
  constraint campaign_calls_check CHECK (((taken_by IS NULL) = (taken_until IS NULL))),
  constraint campaign_calls_check1 CHECK (((attempts = 0) = (state = 'TO_CALL'::text))),
  constraint campaign_calls_community_id_campaign_id_fkey FOREIGN KEY (community_id, campaign_id) REFERENCES care_campaigns(community_id, id),
  constraint campaign_calls_community_id_campaign_id_person_id_key UNIQUE (community_id, campaign_id, person_id),
  constraint campaign_calls_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint campaign_calls_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES households(community_id, id),
  constraint campaign_calls_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint campaign_calls_pkey PRIMARY KEY (community_id, id),
  constraint campaign_calls_state_check CHECK ((state = ANY (ARRAY['TO_CALL'::text, 'UNREACHABLE'::text, 'REACHED'::text]))),
  constraint campaign_calls_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES accounts(id)
);
CREATE INDEX campaign_calls_by_dwelling ON public.campaign_calls USING btree (community_id, dwelling_id);
CREATE INDEX campaign_calls_by_person ON public.campaign_calls USING btree (community_id, person_id);
alter table campaign_calls enable row level security;
alter table campaign_calls force row level security;
create policy in_community on campaign_calls using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on campaign_calls to steward_app;

create table campaign_outcomes (
  community_id uuid not null,
  visit_id uuid not null,
  call_id uuid not null,
  constraint campaign_outcomes_community_id_call_id_fkey FOREIGN KEY (community_id, call_id) REFERENCES campaign_calls(community_id, id),
  constraint campaign_outcomes_community_id_visit_id_fkey FOREIGN KEY (community_id, visit_id) REFERENCES visits(community_id, id) ON DELETE CASCADE,
  constraint campaign_outcomes_pkey PRIMARY KEY (community_id, visit_id)
);
CREATE INDEX campaign_outcomes_by_call ON public.campaign_outcomes USING btree (community_id, call_id);
alter table campaign_outcomes enable row level security;
alter table campaign_outcomes force row level security;
create policy in_community on campaign_outcomes using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on campaign_outcomes to steward_app;

create table care_assignments (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid,
  assigned_at timestamp with time zone not null,
  assigned_by uuid not null,
  ended_at timestamp with time zone,
  constraint care_assignments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint care_assignments_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES accounts(id),
  constraint care_assignments_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint care_assignments_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX care_assignments_by_account ON public.care_assignments USING btree (community_id, account_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX care_assignments_open ON public.care_assignments USING btree (community_id, person_id) WHERE (ended_at IS NULL);
alter table care_assignments enable row level security;
alter table care_assignments force row level security;
create policy in_community on care_assignments using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on care_assignments to steward_app;

create table care_campaigns (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  title text not null,
  script text default ''::text not null,
  rule jsonb not null,
  until date not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer default 1 not null,
  constraint care_campaigns_check CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint care_campaigns_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES accounts(id),
  constraint care_campaigns_kind_check CHECK ((kind = ANY (ARRAY['COLD_WAVE'::text, 'HEAVY_RAIN'::text, 'HEAT'::text, 'FESTIVAL'::text, 'OTHER'::text]))),
  constraint care_campaigns_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES accounts(id),
  constraint care_campaigns_pkey PRIMARY KEY (community_id, id),
  constraint care_campaigns_script_check CHECK ((length(script) <= 1000)),
  constraint care_campaigns_title_check CHECK (((title <> ''::text) AND (length(title) <= 60)))
);
alter table care_campaigns enable row level security;
alter table care_campaigns force row level security;
create policy in_community on care_campaigns using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on care_campaigns to steward_app;

create table care_capacities (
  community_id uuid not null,
  account_id uuid not null,
  minutes_a_day integer not null,
  minutes_per_visit integer not null,
  version integer default 1 not null,
  constraint care_capacities_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint care_capacities_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint care_capacities_minutes_a_day_check CHECK (((minutes_a_day >= 0) AND (minutes_a_day <= 720))),
  constraint care_capacities_minutes_per_visit_check CHECK (((minutes_per_visit >= 5) AND (minutes_per_visit <= 120))),
  constraint care_capacities_pkey PRIMARY KEY (community_id, account_id)
);
alter table care_capacities enable row level security;
alter table care_capacities force row level security;
create policy in_community on care_capacities using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on care_capacities to steward_app;

create table care_flow_rules (
  community_id uuid not null,
  id uuid not null,
  step text not null,
  after_minutes integer not null,
  day_from integer not null,
  day_to integer not null,
  night_tiers integer[] default '{}'::integer[] not null,
  basis text not null,
  version integer default 1 not null,
  constraint care_flow_rules_after_minutes_check CHECK (((after_minutes >= 0) AND (after_minutes <= 2880))),
  constraint care_flow_rules_basis_check CHECK (((basis <> ''::text) AND (length(basis) <= 200))),
  constraint care_flow_rules_check CHECK ((day_from < day_to)),
  constraint care_flow_rules_community_id_step_key UNIQUE (community_id, step),
  constraint care_flow_rules_day_from_check CHECK (((day_from >= 0) AND (day_from <= 23))),
  constraint care_flow_rules_day_to_check CHECK (((day_to >= 1) AND (day_to <= 24))),
  constraint care_flow_rules_night_tiers_check CHECK ((night_tiers <@ ARRAY[1, 2, 3])),
  constraint care_flow_rules_pkey PRIMARY KEY (community_id, id),
  constraint care_flow_rules_step_check CHECK ((step = ANY (ARRAY['SECOND_CALL'::text, 'NEIGHBOUR'::text, 'FAMILY'::text, 'DOOR'::text, 'EMERGENCY'::text])))
);
alter table care_flow_rules enable row level security;
alter table care_flow_rules force row level security;
create policy in_community on care_flow_rules using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on care_flow_rules to steward_app;

create table care_plans (
  community_id uuid not null,
  id uuid not null,
  month text not null,
  grid_ids uuid[],
  settings jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  constraint care_plans_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint care_plans_month_check CHECK ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint care_plans_pkey PRIMARY KEY (community_id, id),
  constraint care_plans_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES accounts(id)
);
CREATE INDEX care_plans_by_month ON public.care_plans USING btree (community_id, month, saved_at DESC);
alter table care_plans enable row level security;
alter table care_plans force row level security;
create policy in_community on care_plans using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on care_plans to steward_app;

create table care_rules (
  community_id uuid not null,
  id uuid not null,
  group_code text,
  age_from integer,
  with_group text,
  first_days integer,
  tier integer not null,
  days integer,
  basis text not null,
  region text default ''::text not null,
  valid_from date not null,
  valid_to date,
  version integer default 1 not null,
  constraint care_rules_age_from_check CHECK (((age_from >= 0) AND (age_from <= 120))),
  constraint care_rules_basis_check CHECK (((basis <> ''::text) AND (length(basis) <= 200))),
  constraint care_rules_check CHECK ((valid_to >= valid_from)),
  constraint care_rules_check1 CHECK (((group_code IS NOT NULL) OR ((age_from IS NULL) AND (with_group IS NULL) AND (first_days IS NULL)))),
  constraint care_rules_days_check CHECK (((days >= 1) AND (days <= 366))),
  constraint care_rules_first_days_check CHECK (((first_days >= 1) AND (first_days <= 365))),
  constraint care_rules_group_code_check CHECK ((group_code ~ '^K(0[1-9]|1[0-6])$'::text)),
  constraint care_rules_pkey PRIMARY KEY (community_id, id),
  constraint care_rules_region_check CHECK ((length(region) <= 60)),
  constraint care_rules_tier_check CHECK (((tier >= 1) AND (tier <= 3))),
  constraint care_rules_with_group_check CHECK ((with_group ~ '^K(0[1-9]|1[0-6])$'::text)),
  constraint one_rule_at_a_time EXCLUDE USING gist (community_id WITH =, COALESCE(group_code, ('tier'::text || tier)) WITH =, COALESCE(age_from, '-1'::integer) WITH =, COALESCE(with_group, ''::text) WITH =, COALESCE(first_days, 0) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&)
);
alter table care_rules enable row level security;
alter table care_rules force row level security;
create policy in_community on care_rules using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on care_rules to steward_app;

create table case_batch_items (
  community_id uuid not null,
  batch_id uuid not null,
  case_id uuid not null,
  version_after integer not null,
  before jsonb not null,
  constraint case_batch_items_community_id_batch_id_fkey FOREIGN KEY (community_id, batch_id) REFERENCES case_batches(community_id, id),
  constraint case_batch_items_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_batch_items_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_batch_items_pkey PRIMARY KEY (community_id, batch_id, case_id)
);
alter table case_batch_items enable row level security;
alter table case_batch_items force row level security;
create policy in_community on case_batch_items using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_batch_items to steward_app;

create table case_batches (
  community_id uuid not null,
  id uuid not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint case_batches_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_batches_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_batches_pkey PRIMARY KEY (community_id, id)
);
alter table case_batches enable row level security;
alter table case_batches force row level security;
create policy in_community on case_batches using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_batches to steward_app;

create table case_call_back_attempts (
  community_id uuid not null,
  id uuid not null,
  call_back_id uuid not null,
  reached boolean not null,
  text text default ''::text not null,
  by_id uuid not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  constraint case_call_back_attempts_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_call_back_attempts_check CHECK ((happened_at <= entered_at)),
  constraint case_call_back_attempts_community_id_call_back_id_fkey FOREIGN KEY (community_id, call_back_id) REFERENCES case_call_backs(community_id, id),
  constraint case_call_back_attempts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_call_back_attempts_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX case_call_back_attempts_by_call_back ON public.case_call_back_attempts USING btree (community_id, call_back_id);
alter table case_call_back_attempts enable row level security;
alter table case_call_back_attempts force row level security;
create policy in_community on case_call_back_attempts using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_call_back_attempts to steward_app;

create table case_call_backs (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  why text not null,
  state text not null,
  handler_ids uuid[] not null,
  closed_at timestamp with time zone not null,
  leaf text collate "C" not null,
  contacted boolean,
  resolved text,
  satisfied text,
  text text default ''::text not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  counts boolean default false not null,
  to_supervise boolean default false not null,
  source text default 'DESK'::text not null,
  constraint case_call_backs_check CHECK (((state = 'ANSWERED'::text) = ((contacted IS NOT NULL) AND (resolved IS NOT NULL) AND (satisfied IS NOT NULL)))),
  constraint case_call_backs_check1 CHECK (((state = 'WAITING'::text) = (settled_at IS NULL))),
  constraint case_call_backs_check2 CHECK (((NOT counts) OR (state = 'ANSWERED'::text))),
  constraint case_call_backs_check3 CHECK (((NOT to_supervise) OR counts)),
  constraint case_call_backs_check4 CHECK (((settled_by IS NULL) OR (NOT (settled_by = ANY (handler_ids))))),
  constraint case_call_backs_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_call_backs_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_call_backs_pkey PRIMARY KEY (community_id, id),
  constraint case_call_backs_resident_answers CHECK (((source = 'DESK'::text) OR (state = ANY (ARRAY['ANSWERED'::text, 'WITHDRAWN'::text])))),
  constraint case_call_backs_resolved_check CHECK ((resolved = ANY (ARRAY['YES'::text, 'PARTLY'::text, 'NO'::text]))),
  constraint case_call_backs_satisfied_check CHECK ((satisfied = ANY (ARRAY['SATISFIED'::text, 'BASICALLY'::text, 'DISSATISFIED'::text]))),
  constraint case_call_backs_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES accounts(id),
  constraint case_call_backs_source_check CHECK ((source = ANY (ARRAY['DESK'::text, 'RESIDENT'::text]))),
  constraint case_call_backs_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'ANSWERED'::text, 'UNREACHED'::text, 'WITHDRAWN'::text]))),
  constraint case_call_backs_why_check CHECK ((why = ANY (ARRAY['URGENT'::text, 'COMPLAINT'::text, 'SAMPLE'::text, 'DISSATISFIED'::text])))
);
CREATE INDEX case_call_backs_by_case ON public.case_call_backs USING btree (community_id, case_id);
CREATE INDEX case_call_backs_counting ON public.case_call_backs USING btree (community_id, closed_at) INCLUDE (leaf, contacted, resolved, satisfied) WHERE counts;
CREATE UNIQUE INDEX case_call_backs_one_waiting ON public.case_call_backs USING btree (community_id, case_id) WHERE (state = 'WAITING'::text);
CREATE INDEX case_call_backs_to_supervise ON public.case_call_backs USING btree (community_id, closed_at, id) WHERE to_supervise;
CREATE INDEX case_call_backs_waiting ON public.case_call_backs USING btree (community_id, closed_at, id) WHERE (state = 'WAITING'::text);
alter table case_call_backs enable row level security;
alter table case_call_backs force row level security;
create policy in_community on case_call_backs using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_call_backs to steward_app;

create table case_entries (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  consent text not null,
  consented_by text default ''::text not null,
  means text,
  consented_at timestamp with time zone,
  witness text default ''::text not null,
  purpose text not null,
  went_in_at timestamp with time zone not null,
  left_at timestamp with time zone,
  by_id uuid not null,
  entered_at timestamp with time zone not null,
  constraint case_entries_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_entries_check CHECK (((consent <> 'DANGER_TO_LIFE'::text) OR (witness <> ''::text))),
  constraint case_entries_check1 CHECK (((consent = 'DANGER_TO_LIFE'::text) OR ((consented_by <> ''::text) AND (means IS NOT NULL) AND (consented_at IS NOT NULL)))),
  constraint case_entries_check2 CHECK (((left_at IS NULL) OR (left_at >= went_in_at))),
  constraint case_entries_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_entries_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_entries_consent_check CHECK ((consent = ANY (ARRAY['OWNER'::text, 'FAMILY'::text, 'POLICE'::text, 'DANGER_TO_LIFE'::text]))),
  constraint case_entries_means_check CHECK ((means = ANY (ARRAY['PHONE'::text, 'IN_PERSON'::text, 'IN_WRITING'::text]))),
  constraint case_entries_pkey PRIMARY KEY (community_id, id),
  constraint case_entries_purpose_check CHECK ((purpose <> ''::text))
);
CREATE INDEX case_entries_by_case ON public.case_entries USING btree (community_id, case_id);
alter table case_entries enable row level security;
alter table case_entries force row level security;
create policy in_community on case_entries using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_entries to steward_app;

create table case_exclusions (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reason text not null,
  text text default ''::text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  first_by uuid,
  first_at timestamp with time zone,
  outcome text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint case_exclusions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES accounts(id),
  constraint case_exclusions_check CHECK ((((outcome IS NULL) = (decided_by IS NULL)) AND ((outcome IS NULL) = (decided_at IS NULL)))),
  constraint case_exclusions_check1 CHECK (((outcome IS DISTINCT FROM 'EXCLUDED'::text) OR ((first_by IS NOT NULL) AND (first_by <> decided_by)))),
  constraint case_exclusions_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_exclusions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_exclusions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint case_exclusions_first_by_fkey FOREIGN KEY (first_by) REFERENCES accounts(id),
  constraint case_exclusions_outcome_check CHECK ((outcome = ANY (ARRAY['EXCLUDED'::text, 'REFUSED'::text]))),
  constraint case_exclusions_pkey PRIMARY KEY (community_id, id),
  constraint case_exclusions_reason_check CHECK ((reason = ANY (ARRAY['DUPLICATE'::text, 'WRONG_UNIT'::text, 'PROVEN_FALSE'::text, 'UNLAWFUL_OR_UNREASONABLE'::text, 'FORCE_MAJEURE'::text, 'WITHDRAWN'::text])))
);
CREATE INDEX case_exclusions_by_case ON public.case_exclusions USING btree (community_id, case_id);
CREATE UNIQUE INDEX case_exclusions_one_open ON public.case_exclusions USING btree (community_id, case_id) WHERE (outcome IS NULL);
alter table case_exclusions enable row level security;
alter table case_exclusions force row level security;
create policy in_community on case_exclusions using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_exclusions to steward_app;

create table case_extensions (
  community_id uuid not null,
  case_id uuid not null,
  amount integer not null,
  unit text not null,
  reason text not null,
  from_by timestamp with time zone not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint case_extensions_amount_check CHECK ((amount > 0)),
  constraint case_extensions_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_extensions_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_extensions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_extensions_pkey PRIMARY KEY (community_id, case_id),
  constraint case_extensions_reason_check CHECK ((reason <> ''::text)),
  constraint case_extensions_unit_check CHECK ((unit = ANY (ARRAY['MINUTES'::text, 'HOURS'::text, 'DAYS'::text, 'WORKING_DAYS'::text])))
);
alter table case_extensions enable row level security;
alter table case_extensions force row level security;
create policy in_community on case_extensions using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_extensions to steward_app;

create table case_follower_moves (
  community_id uuid not null,
  follower_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  moved_at timestamp with time zone not null,
  constraint case_follower_moves_check CHECK ((from_id <> to_id)),
  constraint case_follower_moves_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_follower_moves_community_id_follower_id_fkey FOREIGN KEY (community_id, follower_id) REFERENCES case_followers(community_id, id),
  constraint case_follower_moves_community_id_from_id_fkey FOREIGN KEY (community_id, from_id) REFERENCES cases(community_id, id),
  constraint case_follower_moves_community_id_to_id_fkey FOREIGN KEY (community_id, to_id) REFERENCES cases(community_id, id),
  constraint case_follower_moves_pkey PRIMARY KEY (community_id, follower_id, from_id)
);
CREATE INDEX case_follower_moves_by_case ON public.case_follower_moves USING btree (community_id, from_id);
alter table case_follower_moves enable row level security;
alter table case_follower_moves force row level security;
create policy in_community on case_follower_moves using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_follower_moves to steward_app;

create table case_followers (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  person_id uuid,
  account_id uuid,
  dwelling_id uuid,
  phone_sealed bytea,
  phone_mark bytea,
  link_hash bytea,
  language text default 'zh'::text not null,
  answer text,
  answer_text text default ''::text not null,
  answered_at timestamp with time zone,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  affected text,
  link_until timestamp with time zone,
  link_mark bytea,
  constraint case_followers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint case_followers_affected_check CHECK ((affected = ANY (ARRAY['SOURCE'::text, 'BELOW'::text, 'UNIT'::text, 'BUILDING'::text, 'LIFT'::text]))),
  constraint case_followers_answer_check CHECK ((answer = ANY (ARRAY['NOT_AFFECTED'::text, 'NOT_WELL'::text, 'NEEDS_HELP'::text, 'WELL'::text]))),
  constraint case_followers_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_followers_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint case_followers_community_id_link_hash_key UNIQUE (community_id, link_hash),
  constraint case_followers_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint case_followers_kind_check CHECK ((kind = ANY (ARRAY['REPORTER'::text, 'ALSO_ME'::text, 'AFFECTED'::text, 'COLLEAGUE'::text]))),
  constraint case_followers_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint case_followers_pkey PRIMARY KEY (community_id, id),
  constraint case_followers_sent_link CHECK (((link_until IS NULL) = (link_mark IS NULL)))
);
CREATE INDEX case_followers_by_case ON public.case_followers USING btree (community_id, case_id);
CREATE INDEX case_followers_by_door ON public.case_followers USING btree (community_id, dwelling_id) WHERE (kind = 'AFFECTED'::text);
CREATE INDEX case_followers_by_person ON public.case_followers USING btree (community_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX case_followers_by_phone ON public.case_followers USING btree (community_id, phone_mark) WHERE (phone_mark IS NOT NULL);
CREATE UNIQUE INDEX case_followers_door ON public.case_followers USING btree (community_id, case_id, dwelling_id) WHERE (kind = 'AFFECTED'::text);
CREATE UNIQUE INDEX case_followers_person ON public.case_followers USING btree (community_id, case_id, person_id) WHERE ((person_id IS NOT NULL) AND (left_at IS NULL));
alter table case_followers enable row level security;
alter table case_followers force row level security;
create policy in_community on case_followers using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_followers to steward_app;

create table case_hops (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  action text not null,
  to_state text,
  text text default ''::text not null,
  by_id uuid not null,
  role text not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  resident_text text default ''::text not null,
  detail jsonb default '{}'::jsonb not null,
  sequence bigint not null,
  constraint case_hops_check CHECK ((happened_at <= entered_at)),
  constraint case_hops_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_hops_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX case_hops_by_case ON public.case_hops USING btree (community_id, case_id, happened_at);
alter table case_hops enable row level security;
alter table case_hops force row level security;
create policy in_community on case_hops using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_hops to steward_app;

create table case_incident_answers (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  follower_id uuid not null,
  answer text not null,
  text text default ''::text not null,
  by_id uuid not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  constraint case_incident_answers_answer_check CHECK ((answer = ANY (ARRAY['NOT_AFFECTED'::text, 'NOT_WELL'::text, 'NEEDS_HELP'::text, 'WELL'::text]))),
  constraint case_incident_answers_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_incident_answers_check CHECK ((happened_at <= entered_at)),
  constraint case_incident_answers_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_incident_answers_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_incident_answers_community_id_follower_id_fkey FOREIGN KEY (community_id, follower_id) REFERENCES case_followers(community_id, id),
  constraint case_incident_answers_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX case_incident_answers_by_case ON public.case_incident_answers USING btree (community_id, case_id, happened_at);
alter table case_incident_answers enable row level security;
alter table case_incident_answers force row level security;
create policy in_community on case_incident_answers using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_incident_answers to steward_app;

create table case_incidents (
  community_id uuid not null,
  case_id uuid not null,
  source_id uuid,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint case_incidents_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_incidents_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_incidents_community_id_source_id_fkey FOREIGN KEY (community_id, source_id) REFERENCES dwellings(community_id, id),
  constraint case_incidents_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES accounts(id),
  constraint case_incidents_pkey PRIMARY KEY (community_id, case_id)
);
alter table case_incidents enable row level security;
alter table case_incidents force row level security;
create policy in_community on case_incidents using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_incidents to steward_app;

create table case_links (
  community_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  kind text not null,
  by_id uuid not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  constraint case_links_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_links_check CHECK ((case_id <> other_id)),
  constraint case_links_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_links_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_links_community_id_other_id_fkey FOREIGN KEY (community_id, other_id) REFERENCES cases(community_id, id),
  constraint case_links_kind_check CHECK ((kind = ANY (ARRAY['CAUSED'::text, 'RELATED'::text]))),
  constraint case_links_pkey PRIMARY KEY (community_id, case_id, other_id)
);
CREATE INDEX case_links_by_other ON public.case_links USING btree (community_id, other_id);
alter table case_links enable row level security;
alter table case_links force row level security;
create policy in_community on case_links using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_links to steward_app;

create table case_numbers (
  community_id uuid not null,
  day date not null,
  last integer not null,
  lane smallint default 0 not null,
  constraint case_numbers_lane_check CHECK (((lane >= 0) AND (lane <= 15))),
  constraint case_numbers_pkey PRIMARY KEY (community_id, day, lane)
);
alter table case_numbers enable row level security;
alter table case_numbers force row level security;
create policy in_community on case_numbers using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_numbers to steward_app;

create table case_pauses (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint case_pauses_check CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint case_pauses_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_pauses_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_pauses_kind_check CHECK ((kind = ANY (ARRAY['SUSPENDED'::text, 'DONE'::text]))),
  constraint case_pauses_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX case_pauses_by_case ON public.case_pauses USING btree (community_id, case_id, from_at);
CREATE UNIQUE INDEX case_pauses_one_open ON public.case_pauses USING btree (community_id, case_id) WHERE (to_at IS NULL);
alter table case_pauses enable row level security;
alter table case_pauses force row level security;
create policy in_community on case_pauses using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_pauses to steward_app;

create table case_photos (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  place smallint not null,
  width integer not null,
  height integer not null,
  by_id uuid not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  constraint case_photos_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_photos_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_photos_community_id_case_id_place_key UNIQUE (community_id, case_id, place),
  constraint case_photos_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_photos_pkey PRIMARY KEY (community_id, id),
  constraint case_photos_place_check CHECK (((place >= 1) AND (place <= 3)))
);
alter table case_photos enable row level security;
alter table case_photos force row level security;
create policy in_community on case_photos using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_photos to steward_app;

create table case_phrases (
  community_id uuid not null,
  id uuid not null,
  text text not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint case_phrases_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_phrases_pkey PRIMARY KEY (community_id, id),
  constraint case_phrases_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES accounts(id),
  constraint case_phrases_text_check CHECK ((text <> ''::text))
);
alter table case_phrases enable row level security;
alter table case_phrases force row level security;
create policy in_community on case_phrases using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_phrases to steward_app;

create table case_rate_settings (
  community_id uuid not null,
  formula jsonb not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint case_rate_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id),
  constraint case_rate_settings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_rate_settings_pkey PRIMARY KEY (community_id)
);
alter table case_rate_settings enable row level security;
alter table case_rate_settings force row level security;
create policy in_community on case_rate_settings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_rate_settings to steward_app;

create table case_settings (
  community_id uuid not null,
  profile text default 'beijing'::text not null,
  version integer default 1 not null,
  holidays text,
  constraint case_settings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_settings_holidays_check CHECK ((holidays ~ '^\d{1,4} [0-9a-f]{16}$'::text)),
  constraint case_settings_pkey PRIMARY KEY (community_id),
  constraint case_settings_profile_check CHECK ((profile = ANY (ARRAY['beijing'::text, 'workday5'::text, 'custom'::text])))
);
alter table case_settings enable row level security;
alter table case_settings force row level security;
create policy in_community on case_settings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_settings to steward_app;

create table case_supervisions (
  community_id uuid not null,
  call_back_id uuid not null,
  case_id uuid not null,
  measure text not null,
  text text not null,
  by_id uuid not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  constraint case_supervisions_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_supervisions_check CHECK ((happened_at <= entered_at)),
  constraint case_supervisions_community_id_call_back_id_fkey FOREIGN KEY (community_id, call_back_id) REFERENCES case_call_backs(community_id, id),
  constraint case_supervisions_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_supervisions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_supervisions_measure_check CHECK ((measure = ANY (ARRAY['REOPEN'::text, 'EXPLAIN'::text]))),
  constraint case_supervisions_pkey PRIMARY KEY (community_id, call_back_id),
  constraint case_supervisions_text_check CHECK ((text <> ''::text))
);
alter table case_supervisions enable row level security;
alter table case_supervisions force row level security;
create policy in_community on case_supervisions using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_supervisions to steward_app;

create table case_suspensions (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reason text not null,
  text text default ''::text not null,
  review_on date not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  outcome text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint case_suspensions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES accounts(id),
  constraint case_suspensions_check CHECK ((((outcome IS NULL) = (decided_by IS NULL)) AND ((outcome IS NULL) = (decided_at IS NULL)))),
  constraint case_suspensions_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_suspensions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_suspensions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint case_suspensions_outcome_check CHECK ((outcome = ANY (ARRAY['SUSPENDED'::text, 'REFUSED'::text]))),
  constraint case_suspensions_pkey PRIMARY KEY (community_id, id),
  constraint case_suspensions_reason_check CHECK ((reason = ANY (ARRAY['BUDGET'::text, 'LAW_OR_PLAN'::text, 'COURT_RUNNING'::text, 'OWNERS_VOTE'::text, 'SEASON'::text, 'ABROAD'::text])))
);
CREATE INDEX case_suspensions_by_case ON public.case_suspensions USING btree (community_id, case_id);
CREATE UNIQUE INDEX case_suspensions_one_open ON public.case_suspensions USING btree (community_id, case_id) WHERE (outcome IS NULL);
alter table case_suspensions enable row level security;
alter table case_suspensions force row level security;
create policy in_community on case_suspensions using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_suspensions to steward_app;

create table case_ticks (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  step text not null,
  done boolean not null,
  by_id uuid not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  constraint case_ticks_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint case_ticks_check CHECK ((happened_at <= entered_at)),
  constraint case_ticks_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_ticks_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_ticks_pkey PRIMARY KEY (community_id, id),
  constraint case_ticks_step_check CHECK ((step ~ '^[a-z0-9-]{1,40}$'::text))
);
CREATE INDEX case_ticks_by_case ON public.case_ticks USING btree (community_id, case_id, step, happened_at);
alter table case_ticks enable row level security;
alter table case_ticks force row level security;
create policy in_community on case_ticks using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_ticks to steward_app;

create table case_whistle_units (
  community_id uuid not null,
  whistle_id uuid not null,
  unit_id uuid not null,
  arrived_at timestamp with time zone,
  arrived_by uuid,
  mark text,
  mark_text text default ''::text not null,
  said_mark text,
  said_text text default ''::text not null,
  said_by uuid,
  said_at timestamp with time zone,
  constraint case_whistle_units_arrived_by_fkey FOREIGN KEY (arrived_by) REFERENCES accounts(id),
  constraint case_whistle_units_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_whistle_units_community_id_unit_id_fkey FOREIGN KEY (community_id, unit_id) REFERENCES handling_units(community_id, id),
  constraint case_whistle_units_community_id_whistle_id_fkey FOREIGN KEY (community_id, whistle_id) REFERENCES case_whistles(community_id, id),
  constraint case_whistle_units_mark_check CHECK ((mark = ANY (ARRAY['GOOD'::text, 'ENOUGH'::text, 'POOR'::text]))),
  constraint case_whistle_units_pkey PRIMARY KEY (community_id, whistle_id, unit_id),
  constraint case_whistle_units_said_by_fkey FOREIGN KEY (said_by) REFERENCES accounts(id),
  constraint case_whistle_units_said_mark_check CHECK ((said_mark = ANY (ARRAY['GOOD'::text, 'ENOUGH'::text, 'POOR'::text])))
);
CREATE INDEX case_whistle_units_by_unit ON public.case_whistle_units USING btree (community_id, unit_id);
alter table case_whistle_units enable row level security;
alter table case_whistle_units force row level security;
create policy in_community on case_whistle_units using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_whistle_units to steward_app;

create table case_whistles (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  topic text not null,
  arrive_by timestamp with time zone not null,
  called_by uuid not null,
  called_at timestamp with time zone not null,
  conclusion text default ''::text not null,
  concluded_by uuid,
  concluded_at timestamp with time zone,
  constraint case_whistles_called_by_fkey FOREIGN KEY (called_by) REFERENCES accounts(id),
  constraint case_whistles_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint case_whistles_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint case_whistles_concluded_by_fkey FOREIGN KEY (concluded_by) REFERENCES accounts(id),
  constraint case_whistles_pkey PRIMARY KEY (community_id, id),
  constraint case_whistles_topic_check CHECK ((topic <> ''::text))
);
CREATE INDEX case_whistles_by_case ON public.case_whistles USING btree (community_id, case_id);
CREATE UNIQUE INDEX case_whistles_one_open ON public.case_whistles USING btree (community_id, case_id) WHERE (concluded_at IS NULL);
alter table case_whistles enable row level security;
alter table case_whistles force row level security;
create policy in_community on case_whistles using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on case_whistles to steward_app;

create table cases (
  community_id uuid not null,
  id uuid not null,
  case_no text collate "C" not null,
  leaf text collate "C" not null,
  nature text not null,
  source text not null,
  class text not null,
  state text not null,
  title text default ''::text not null,
  description text default ''::text not null,
  dwelling_id uuid,
  building_id uuid,
  place text default ''::text not null,
  grid_id uuid,
  reporter_person_id uuid,
  anonymous boolean default false not null,
  contact_ok boolean default false not null,
  entered_by uuid not null,
  first_handler text not null,
  responsible_id uuid,
  happened_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  closed_at timestamp with time zone,
  result text,
  result_text text default ''::text not null,
  resident_says text,
  confidential boolean default false not null,
  version integer default 1 not null,
  handler_id uuid,
  handler_unit_id uuid,
  handler_role text,
  dispatched_at timestamp with time zone,
  return_by timestamp with time zone,
  returns integer default 0 not null,
  designated_at timestamp with time zone,
  reworks integer default 0 not null,
  at_street boolean default false not null,
  before_street boolean default false not null,
  escalated_at timestamp with time zone,
  respond_by timestamp with time zone,
  dispose_by timestamp with time zone,
  step_by timestamp with time zone,
  step_since timestamp with time zone,
  extended_at timestamp with time zone,
  handled_at timestamp with time zone,
  handled_by uuid,
  suspended_at timestamp with time zone,
  review_on date,
  resume_state text,
  suspension_asked_at timestamp with time zone,
  exclusion_asked_at timestamp with time zone,
  exclusion_first_by uuid,
  excluded_at timestamp with time zone,
  exclusion_reason text,
  clock_marks text[] default '{}'::text[] not null,
  next_clock_at timestamp with time zone,
  is_open boolean default (state <> ALL (ARRAY['REJECTED'::text, 'REDIRECTED'::text, 'CLOSED'::text, 'EVALUATED'::text, 'ARCHIVED'::text, 'CANCELLED'::text, 'MERGED'::text])) not null,
  merged_into uuid,
  external_no text collate "C",
  constraint case_is_sound CHECK (case_is_sound(cases.*)),
  constraint cases_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint cases_community_id_case_no_key UNIQUE (community_id, case_no),
  constraint cases_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint cases_community_id_handler_unit_id_fkey FOREIGN KEY (community_id, handler_unit_id) REFERENCES handling_units(community_id, id),
  constraint cases_community_id_merged_into_fkey FOREIGN KEY (community_id, merged_into) REFERENCES cases(community_id, id),
  constraint cases_community_id_reporter_person_id_fkey FOREIGN KEY (community_id, reporter_person_id) REFERENCES persons(community_id, id),
  constraint cases_exclusion_first_by_fkey FOREIGN KEY (exclusion_first_by) REFERENCES accounts(id),
  constraint cases_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES accounts(id),
  constraint cases_handler_id_fkey FOREIGN KEY (handler_id) REFERENCES accounts(id),
  constraint cases_pkey PRIMARY KEY (community_id, id),
  constraint cases_responsible_id_fkey FOREIGN KEY (responsible_id) REFERENCES accounts(id)
);
CREATE INDEX cases_at_street ON public.cases USING btree (community_id, COALESCE(step_by, 'infinity'::timestamp with time zone), id) WHERE (is_open AND at_street);
CREATE INDEX cases_before_street ON public.cases USING btree (community_id, reported_at) WHERE before_street;
CREATE INDEX cases_by_building ON public.cases USING btree (community_id, building_id) WHERE (NOT confidential);
CREATE INDEX cases_by_closing ON public.cases USING btree (community_id, closed_at) INCLUDE (leaf, class, reported_at) WHERE ((closed_at IS NOT NULL) AND (NOT confidential));
CREATE UNIQUE INDEX cases_by_external_no ON public.cases USING btree (community_id, external_no) WHERE (external_no IS NOT NULL);
CREATE INDEX cases_by_report ON public.cases USING btree (community_id, reported_at) INCLUDE (leaf, dwelling_id, building_id, reporter_person_id, state) WHERE (NOT confidential);
CREATE INDEX cases_by_writer ON public.cases USING btree (community_id, entered_by, reported_at);
CREATE INDEX cases_clock ON public.cases USING btree (community_id, next_clock_at) WHERE (next_clock_at IS NOT NULL);
CREATE INDEX cases_confidential ON public.cases USING btree (community_id, reported_at) WHERE confidential;
CREATE INDEX cases_merged ON public.cases USING btree (community_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cases_open_by_building ON public.cases USING btree (community_id, building_id) WHERE (is_open AND (NOT confidential));
CREATE INDEX cases_open_by_due ON public.cases USING btree (community_id, COALESCE(step_by, 'infinity'::timestamp with time zone), id) INCLUDE (step_by, state, at_street, reported_at) WHERE (is_open AND (NOT confidential));
CREATE INDEX cases_open_by_handler ON public.cases USING btree (community_id, handler_id) WHERE (is_open AND (handler_id IS NOT NULL));
CREATE INDEX cases_open_by_state ON public.cases USING btree (community_id, state, COALESCE(step_by, 'infinity'::timestamp with time zone), id) WHERE (is_open AND (NOT confidential));
CREATE INDEX cases_open_by_unit ON public.cases USING btree (community_id, handler_unit_id) WHERE (is_open AND (handler_unit_id IS NOT NULL));
CREATE INDEX cases_to_decide ON public.cases USING btree (community_id, reported_at) WHERE ((suspension_asked_at IS NOT NULL) OR (exclusion_asked_at IS NOT NULL));
alter table cases enable row level security;
alter table cases force row level security;
create policy in_community on cases using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on cases to steward_app;

create table commands (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  actor_id uuid not null,
  result jsonb not null,
  at timestamp with time zone not null,
  transaction_id xid8 default pg_current_xact_id() not null,
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
CREATE TRIGGER care_rules_of_a_new_community AFTER INSERT ON public.communities FOR EACH ROW EXECUTE FUNCTION begin_with_care_rules();
CREATE TRIGGER deadline_rules_of_a_new_community AFTER INSERT ON public.communities FOR EACH ROW EXECUTE FUNCTION begin_with_deadline_rules();
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

create table confidential_entries (
  community_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  kind text not null,
  sealed bytea not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint confidential_entries_community_id_report_id_fkey FOREIGN KEY (community_id, report_id) REFERENCES confidential_reports(community_id, id),
  constraint confidential_entries_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint confidential_entries_kind_check CHECK ((kind = ANY (ARRAY['ADDED'::text, 'PASSED_ON'::text]))),
  constraint confidential_entries_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX confidential_entries_by_report ON public.confidential_entries USING btree (community_id, report_id, entered_at);
alter table confidential_entries enable row level security;
alter table confidential_entries force row level security;
create policy in_community on confidential_entries using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on confidential_entries to steward_app;

create table confidential_reports (
  community_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  constraint confidential_reports_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint confidential_reports_pkey PRIMARY KEY (community_id, id),
  constraint confidential_reports_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES accounts(id)
);
CREATE INDEX confidential_reports_by_reporter ON public.confidential_reports USING btree (community_id, reported_by);
alter table confidential_reports enable row level security;
alter table confidential_reports force row level security;
create policy in_community on confidential_reports using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on confidential_reports to steward_app;

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

create table conflicts (
  community_id uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  field text not null,
  grid_id uuid,
  command_id uuid not null,
  mine_sealed bytea not null,
  theirs_sealed bytea,
  apply_sealed bytea not null,
  mine_by uuid not null,
  mine_at timestamp with time zone not null,
  mine_saved_at timestamp with time zone,
  theirs_by uuid,
  theirs_at timestamp with time zone,
  resolved_at timestamp with time zone,
  resolved_by uuid,
  resolution text,
  version integer default 1 not null,
  constraint conflicts_check CHECK ((((resolved_at IS NULL) = (resolution IS NULL)) AND ((resolved_at IS NULL) = (resolved_by IS NULL)))),
  constraint conflicts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint conflicts_community_id_grid_id_fkey FOREIGN KEY (community_id, grid_id) REFERENCES grids(community_id, id),
  constraint conflicts_mine_by_fkey FOREIGN KEY (mine_by) REFERENCES accounts(id),
  constraint conflicts_pkey PRIMARY KEY (community_id, id),
  constraint conflicts_resolution_check CHECK ((resolution = ANY (ARRAY['THEIRS'::text, 'MINE'::text]))),
  constraint conflicts_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES accounts(id),
  constraint conflicts_theirs_by_fkey FOREIGN KEY (theirs_by) REFERENCES accounts(id)
);
CREATE INDEX conflicts_by_subject ON public.conflicts USING btree (community_id, subject_id);
CREATE INDEX conflicts_open ON public.conflicts USING btree (community_id, grid_id) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX conflicts_whole ON public.conflicts USING btree (community_id, command_id) WHERE (field = '*'::text);
alter table conflicts enable row level security;
alter table conflicts force row level security;
create policy in_community on conflicts using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on conflicts to steward_app;

create table court_confirmations (
  community_id uuid not null,
  dispute_id uuid not null,
  court text not null,
  papers text[] not null,
  applied_on date not null,
  result text,
  result_on date,
  ruling_no text default ''::text not null,
  constraint court_confirmations_check CHECK ((((result IS NULL) = (result_on IS NULL)) AND (result_on >= applied_on))),
  constraint court_confirmations_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint court_confirmations_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint court_confirmations_court_check CHECK (((court <> ''::text) AND (length(court) <= 60))),
  constraint court_confirmations_pkey PRIMARY KEY (community_id, dispute_id),
  constraint court_confirmations_result_check CHECK ((result = ANY (ARRAY['CONFIRMED'::text, 'REJECTED'::text]))),
  constraint court_confirmations_ruling_no_check CHECK ((length(ruling_no) <= 60))
);
alter table court_confirmations enable row level security;
alter table court_confirmations force row level security;
create policy for_its_mediators on court_confirmations using (is_in_charge(dispute_id)) with check ();
create policy in_community on court_confirmations using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on court_confirmations to steward_app;

create table day_texts (
  community_id uuid not null,
  account_id uuid not null,
  day date not null,
  text text not null,
  edited_at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  version integer default 1 not null,
  constraint day_texts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint day_texts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint day_texts_id UNIQUE (community_id, id),
  constraint day_texts_pkey PRIMARY KEY (community_id, account_id, day),
  constraint day_texts_text_check CHECK (((text <> ''::text) AND (length(text) <= 4000)))
);
alter table day_texts enable row level security;
alter table day_texts force row level security;
create policy in_community on day_texts using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on day_texts to steward_app;

create table deadline_rules (
  community_id uuid not null,
  id uuid not null,
  profile text not null,
  class text not null,
  step text not null,
  amount integer not null,
  unit text not null,
  runs_from text default 'STEP'::text not null,
  basis text not null,
  region text default ''::text not null,
  valid_from date not null,
  valid_to date,
  version integer default 1 not null,
  constraint deadline_rules_amount_check CHECK ((amount > 0)),
  constraint deadline_rules_basis_check CHECK ((basis <> ''::text)),
  constraint deadline_rules_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint deadline_rules_class_check CHECK ((class = ANY (ARRAY['P0'::text, 'P1'::text, 'P2'::text, 'P3'::text, 'P4'::text]))),
  constraint deadline_rules_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint deadline_rules_community_id_profile_class_step_daterange_excl EXCLUDE USING gist (community_id WITH =, profile WITH =, class WITH =, step WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint deadline_rules_pkey PRIMARY KEY (community_id, id),
  constraint deadline_rules_profile_check CHECK ((profile = ANY (ARRAY['beijing'::text, 'workday5'::text, 'custom'::text]))),
  constraint deadline_rules_runs_from_check CHECK ((runs_from = ANY (ARRAY['STEP'::text, 'REPORTED'::text, 'ACCEPTED'::text]))),
  constraint deadline_rules_step_check CHECK ((step = ANY (ARRAY['RESPOND'::text, 'DISPOSE'::text, 'DISPATCH'::text, 'RETURN'::text, 'VERIFY'::text, 'CLIMB'::text, 'WHISTLE'::text, 'SUSPEND'::text]))),
  constraint deadline_rules_unit_check CHECK ((unit = ANY (ARRAY['MINUTES'::text, 'HOURS'::text, 'DAYS'::text, 'WORKING_DAYS'::text])))
);
alter table deadline_rules enable row level security;
alter table deadline_rules force row level security;
create policy in_community on deadline_rules using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on deadline_rules to steward_app;

create table devices (
  community_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  label text not null,
  app_version text default ''::text not null,
  protocol integer not null,
  public_key bytea not null,
  order_token_hash bytea not null,
  share_sealed bytea not null,
  recovery_sealed bytea not null,
  session_id uuid not null,
  enrolled_at timestamp with time zone not null,
  last_sync_at timestamp with time zone,
  lease_until timestamp with time zone,
  unsent integer default 0 not null,
  oldest_unsent_at timestamp with time zone,
  wipe_ordered_at timestamp with time zone,
  wipe_ordered_by uuid,
  wipe_confirmed_at timestamp with time zone,
  constraint devices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint devices_check CHECK (((wipe_ordered_at IS NULL) = (wipe_ordered_by IS NULL))),
  constraint devices_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint devices_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60))),
  constraint devices_pkey PRIMARY KEY (community_id, id),
  constraint devices_unsent_check CHECK ((unsent >= 0)),
  constraint devices_wipe_ordered_by_fkey FOREIGN KEY (wipe_ordered_by) REFERENCES accounts(id)
);
CREATE INDEX devices_by_account ON public.devices USING btree (community_id, account_id);
alter table devices enable row level security;
alter table devices force row level security;
create policy in_community on devices using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on devices to steward_app;

create table dispute_agreements (
  community_id uuid not null,
  dispute_id uuid not null,
  form text not null,
  agreed_on date not null,
  text_sealed bytea not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint dispute_agreements_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_agreements_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_agreements_form_check CHECK ((form = ANY (ARRAY['ORAL'::text, 'WRITTEN'::text]))),
  constraint dispute_agreements_pkey PRIMARY KEY (community_id, dispute_id),
  constraint dispute_agreements_written_by_fkey FOREIGN KEY (written_by) REFERENCES accounts(id)
);
alter table dispute_agreements enable row level security;
alter table dispute_agreements force row level security;
create policy for_its_mediators on dispute_agreements using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_agreements using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_agreements to steward_app;

create table dispute_consents (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid not null,
  consent_to text not null,
  answer text not null,
  means text not null,
  answered_on date not null,
  until date,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint dispute_consents_answer_check CHECK ((answer = ANY (ARRAY['AGREED'::text, 'REFUSED'::text, 'WITHDRAWN'::text]))),
  constraint dispute_consents_check CHECK (((consent_to = 'EXTENSION'::text) = (until IS NOT NULL))),
  constraint dispute_consents_community_id_dispute_id_party_id_fkey FOREIGN KEY (community_id, dispute_id, party_id) REFERENCES dispute_parties(community_id, dispute_id, id),
  constraint dispute_consents_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_consents_consent_to_check CHECK ((consent_to = ANY (ARRAY['MEDIATION'::text, 'EXTENSION'::text, 'CONFIRMATION'::text]))),
  constraint dispute_consents_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint dispute_consents_means_check CHECK ((means = ANY (ARRAY['IN_PERSON'::text, 'PHONE'::text, 'WRITTEN'::text]))),
  constraint dispute_consents_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX dispute_consents_by_party ON public.dispute_consents USING btree (community_id, dispute_id, party_id, entered_at);
alter table dispute_consents enable row level security;
alter table dispute_consents force row level security;
create policy in_community on dispute_consents using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_consents to steward_app;

create table dispute_endings (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  reason text,
  referral text,
  ended_on date not null,
  text_sealed bytea not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint dispute_endings_check CHECK (((kind = 'NOT_ACCEPTED'::text) = (reason IS NOT NULL))),
  constraint dispute_endings_check1 CHECK (((kind = 'WITHDRAWN'::text) OR (referral IS NOT NULL))),
  constraint dispute_endings_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_endings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_endings_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint dispute_endings_kind_check CHECK ((kind = ANY (ARRAY['NOT_ACCEPTED'::text, 'FAILED'::text, 'WITHDRAWN'::text, 'BREACHED'::text]))),
  constraint dispute_endings_pkey PRIMARY KEY (community_id, id),
  constraint dispute_endings_reason_check CHECK ((reason = ANY (ARRAY['IN_COURT'::text, 'OTHER_BODY'::text, 'CRIMINAL'::text, 'NOT_THEIRS'::text, 'PARTY_REFUSES'::text]))),
  constraint dispute_endings_referral_check CHECK ((referral = ANY (ARRAY['COURT'::text, 'ARBITRATION'::text, 'LABOUR'::text, 'POLICE'::text, 'AUTHORITY'::text, 'LEGAL_AID'::text, 'JUSTICE_OFFICE'::text])))
);
CREATE INDEX dispute_endings_by_dispute ON public.dispute_endings USING btree (community_id, dispute_id);
alter table dispute_endings enable row level security;
alter table dispute_endings force row level security;
create policy for_its_mediators on dispute_endings using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_endings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_endings to steward_app;

create table dispute_evidence (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid,
  told_sealed bytea not null,
  received_on date not null,
  entered_by uuid not null,
  constraint dispute_evidence_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_evidence_community_id_dispute_id_id_key UNIQUE (community_id, dispute_id, id),
  constraint dispute_evidence_community_id_dispute_id_party_id_fkey FOREIGN KEY (community_id, dispute_id, party_id) REFERENCES dispute_parties(community_id, dispute_id, id),
  constraint dispute_evidence_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_evidence_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint dispute_evidence_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX dispute_evidence_by_dispute ON public.dispute_evidence USING btree (community_id, dispute_id);
alter table dispute_evidence enable row level security;
alter table dispute_evidence force row level security;
create policy for_its_mediators on dispute_evidence using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_evidence using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_evidence to steward_app;

create table dispute_evidence_files (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  evidence_id uuid not null,
  sheet integer not null,
  media_type text not null,
  name_sealed bytea not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint dispute_evidence_files_community_id_dispute_id_evidence_id_fkey FOREIGN KEY (community_id, dispute_id, evidence_id) REFERENCES dispute_evidence(community_id, dispute_id, id),
  constraint dispute_evidence_files_community_id_dispute_id_sheet_key UNIQUE (community_id, dispute_id, sheet),
  constraint dispute_evidence_files_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_evidence_files_community_id_id_fkey FOREIGN KEY (community_id, id) REFERENCES files(community_id, id),
  constraint dispute_evidence_files_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint dispute_evidence_files_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'application/pdf'::text]))),
  constraint dispute_evidence_files_pkey PRIMARY KEY (community_id, id),
  constraint dispute_evidence_files_sheet_check CHECK ((sheet >= 1))
);
alter table dispute_evidence_files enable row level security;
alter table dispute_evidence_files force row level security;
create policy for_its_mediators on dispute_evidence_files using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_evidence_files using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_evidence_files to steward_app;

create table dispute_follow_ups (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  due_on date not null,
  done_on date,
  done_by uuid,
  means text,
  note_sealed bytea,
  constraint dispute_follow_ups_check CHECK ((((done_on IS NULL) = (done_by IS NULL)) AND ((done_on IS NULL) = (means IS NULL)))),
  constraint dispute_follow_ups_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_follow_ups_community_id_dispute_id_kind_due_on_key UNIQUE (community_id, dispute_id, kind, due_on),
  constraint dispute_follow_ups_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_follow_ups_done_by_fkey FOREIGN KEY (done_by) REFERENCES accounts(id),
  constraint dispute_follow_ups_kind_check CHECK ((kind = ANY (ARRAY['DUE'::text, 'WEEK'::text, 'MONTH'::text]))),
  constraint dispute_follow_ups_means_check CHECK ((means = ANY (ARRAY['IN_PERSON'::text, 'PHONE'::text, 'WRITTEN'::text]))),
  constraint dispute_follow_ups_pkey PRIMARY KEY (community_id, id)
);
alter table dispute_follow_ups enable row level security;
alter table dispute_follow_ups force row level security;
create policy for_its_mediators on dispute_follow_ups using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_follow_ups using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_follow_ups to steward_app;

create table dispute_handings (
  community_id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  unit_id uuid not null,
  handed_on date not null,
  handed_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint dispute_handings_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_handings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_handings_community_id_unit_id_fkey FOREIGN KEY (community_id, unit_id) REFERENCES handling_units(community_id, id),
  constraint dispute_handings_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES accounts(id),
  constraint dispute_handings_kind_check CHECK ((kind = ANY (ARRAY['NOT_ACCEPTED'::text, 'FAILED'::text, 'BREACHED'::text]))),
  constraint dispute_handings_pkey PRIMARY KEY (community_id, dispute_id, kind)
);
CREATE INDEX dispute_handings_by_unit ON public.dispute_handings USING btree (community_id, unit_id, handed_on DESC);
alter table dispute_handings enable row level security;
alter table dispute_handings force row level security;
create policy in_community on dispute_handings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_handings to steward_app;

create table dispute_hops (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  turn bigint generated always as identity not null,
  action text not null,
  to_state text,
  by_id uuid not null,
  role text not null,
  happened_on date not null,
  entered_at timestamp with time zone not null,
  constraint dispute_hops_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint dispute_hops_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_hops_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_hops_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX dispute_hops_by_dispute ON public.dispute_hops USING btree (community_id, dispute_id, turn);
alter table dispute_hops enable row level security;
alter table dispute_hops force row level security;
create policy in_community on dispute_hops using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_hops to steward_app;

create table dispute_interests (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  account_id uuid not null,
  same_building boolean not null,
  relative boolean not null,
  other_sealed bytea,
  declared_at timestamp with time zone not null,
  constraint dispute_interests_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint dispute_interests_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_interests_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_interests_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX dispute_interests_by_dispute ON public.dispute_interests USING btree (community_id, dispute_id, account_id);
alter table dispute_interests enable row level security;
alter table dispute_interests force row level security;
create policy in_community on dispute_interests using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_interests to steward_app;

create table dispute_mediators (
  community_id uuid not null,
  dispute_id uuid not null,
  account_id uuid not null,
  standing text not null,
  chosen_by text not null,
  since timestamp with time zone not null,
  constraint dispute_mediators_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint dispute_mediators_chosen_by_check CHECK ((chosen_by = ANY (ARRAY['COMMITTEE'::text, 'PARTIES'::text]))),
  constraint dispute_mediators_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_mediators_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_mediators_pkey PRIMARY KEY (community_id, dispute_id, account_id),
  constraint dispute_mediators_standing_check CHECK ((standing = ANY (ARRAY['ASKED'::text, 'IN_CHARGE'::text, 'OUT'::text])))
);
CREATE INDEX dispute_mediators_by_account ON public.dispute_mediators USING btree (community_id, account_id);
alter table dispute_mediators enable row level security;
alter table dispute_mediators force row level security;
create policy in_community on dispute_mediators using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_mediators to steward_app;

create table dispute_numbers (
  community_id uuid not null,
  year integer not null,
  last integer not null,
  constraint dispute_numbers_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_numbers_pkey PRIMARY KEY (community_id, year)
);
alter table dispute_numbers enable row level security;
alter table dispute_numbers force row level security;
create policy in_community on dispute_numbers using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_numbers to steward_app;

create table dispute_parties (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  side text not null,
  person_id uuid,
  is_minor boolean default false not null,
  who_sealed bytea not null,
  notice_signed_on date,
  left_on date,
  entered_at timestamp with time zone not null,
  constraint dispute_parties_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_parties_community_id_dispute_id_id_key UNIQUE (community_id, dispute_id, id),
  constraint dispute_parties_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_parties_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint dispute_parties_pkey PRIMARY KEY (community_id, id),
  constraint dispute_parties_side_check CHECK ((side = ANY (ARRAY['APPLICANT'::text, 'RESPONDENT'::text, 'THIRD'::text])))
);
CREATE UNIQUE INDEX dispute_parties_once ON public.dispute_parties USING btree (community_id, dispute_id, person_id) WHERE ((person_id IS NOT NULL) AND (left_on IS NULL));
alter table dispute_parties enable row level security;
alter table dispute_parties force row level security;
create policy in_community on dispute_parties using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_parties to steward_app;

create table dispute_records (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  session_id uuid,
  held_on date not null,
  text_sealed bytea not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  replaces uuid,
  constraint dispute_records_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_records_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_records_community_id_replaces_fkey FOREIGN KEY (community_id, replaces) REFERENCES dispute_records(community_id, id),
  constraint dispute_records_community_id_session_id_fkey FOREIGN KEY (community_id, session_id) REFERENCES mediation_sessions(community_id, id),
  constraint dispute_records_kind_check CHECK ((kind = ANY (ARRAY['INVESTIGATION'::text, 'SESSION'::text, 'NOTE'::text]))),
  constraint dispute_records_pkey PRIMARY KEY (community_id, id),
  constraint dispute_records_written_by_fkey FOREIGN KEY (written_by) REFERENCES accounts(id)
);
CREATE INDEX dispute_records_by_dispute ON public.dispute_records USING btree (community_id, dispute_id, held_on);
alter table dispute_records enable row level security;
alter table dispute_records force row level security;
create policy for_its_mediators on dispute_records using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_records using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_records to steward_app;

create table dispute_risks (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  level text,
  reason_sealed bytea,
  until date,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint dispute_risks_check CHECK ((((level IS NULL) = (reason_sealed IS NULL)) AND ((level IS NULL) = (until IS NULL)))),
  constraint dispute_risks_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint dispute_risks_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint dispute_risks_level_check CHECK ((level = ANY (ARRAY['RED'::text, 'ORANGE'::text, 'YELLOW'::text]))),
  constraint dispute_risks_pkey PRIMARY KEY (community_id, id),
  constraint dispute_risks_set_by_fkey FOREIGN KEY (set_by) REFERENCES accounts(id)
);
CREATE INDEX dispute_risks_by_dispute ON public.dispute_risks USING btree (community_id, dispute_id, set_at);
alter table dispute_risks enable row level security;
alter table dispute_risks force row level security;
create policy for_its_mediators on dispute_risks using (is_in_charge(dispute_id)) with check ();
create policy in_community on dispute_risks using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on dispute_risks to steward_app;

create table disputes (
  community_id uuid not null,
  id uuid not null,
  dispute_no text collate "C" not null,
  type text collate "C" not null,
  source text not null,
  applied_how text not null,
  state text not null,
  confidential boolean default false not null,
  case_id uuid,
  told_sealed bytea not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  applied_on date not null,
  accept_by date not null,
  accepted_on date,
  begun_on date,
  due_on date,
  concluded_on date,
  conclusion text,
  effect_on date,
  filed_on date,
  version integer default 1 not null,
  constraint disputes_applied_how_check CHECK ((applied_how = ANY (ARRAY['ORAL'::text, 'WRITTEN'::text]))),
  constraint disputes_check CHECK (((type <> '01'::text) OR confidential)),
  constraint disputes_check1 CHECK (((state = ANY (ARRAY['APPLIED'::text, 'NOT_ACCEPTED'::text, 'WITHDRAWN'::text, 'ARCHIVED'::text])) OR ((accepted_on IS NOT NULL) AND (due_on IS NOT NULL)))),
  constraint disputes_check2 CHECK (((state <> ALL (ARRAY['PERFORMING'::text, 'PERFORMED'::text, 'BREACHED'::text])) OR (effect_on IS NOT NULL))),
  constraint disputes_check3 CHECK (((state = 'ARCHIVED'::text) = (filed_on IS NOT NULL))),
  constraint disputes_check4 CHECK (((concluded_on IS NULL) = (conclusion IS NULL))),
  constraint disputes_check5 CHECK (((accepted_on >= applied_on) AND (begun_on >= accepted_on) AND (due_on >= accepted_on))),
  constraint disputes_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint disputes_community_id_dispute_no_key UNIQUE (community_id, dispute_no),
  constraint disputes_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint disputes_conclusion_check CHECK ((conclusion = ANY (ARRAY['AGREED'::text, 'FAILED'::text, 'WITHDRAWN'::text, 'NOT_ACCEPTED'::text]))),
  constraint disputes_dispute_no_check CHECK ((dispute_no ~ '^TJ[0-9]{11,}$'::text)),
  constraint disputes_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint disputes_pkey PRIMARY KEY (community_id, id),
  constraint disputes_source_check CHECK ((source = ANY (ARRAY['APPLICATION'::text, 'COMMITTEE'::text, 'HANDED_OVER'::text]))),
  constraint disputes_state_check CHECK ((state = ANY (ARRAY['APPLIED'::text, 'NOT_ACCEPTED'::text, 'ACCEPTED'::text, 'MEDIATING'::text, 'AGREED_ORAL'::text, 'AGREED_WRITTEN'::text, 'FAILED'::text, 'WITHDRAWN'::text, 'PERFORMING'::text, 'PERFORMED'::text, 'BREACHED'::text, 'ARCHIVED'::text]))),
  constraint disputes_type_check CHECK ((type ~ '^(0[1-9]|1[0-7]|99)$'::text))
);
CREATE INDEX disputes_by_case ON public.disputes USING btree (community_id, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX disputes_by_state ON public.disputes USING btree (community_id, state, applied_on);
alter table disputes enable row level security;
alter table disputes force row level security;
create policy in_community on disputes using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on disputes to steward_app;

create table door_plates (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  unit_id uuid,
  dwelling_id uuid,
  code_hash bytea not null,
  code_sealed bytea not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoke_reason text,
  replaces uuid,
  constraint door_plates_check CHECK ((((revoked_at IS NULL) = (revoked_by IS NULL)) AND ((revoked_at IS NULL) = (revoke_reason IS NULL)))),
  constraint door_plates_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint door_plates_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint door_plates_community_id_building_id_unit_id_fkey FOREIGN KEY (community_id, building_id, unit_id) REFERENCES units(community_id, building_id, id),
  constraint door_plates_community_id_code_hash_key UNIQUE (community_id, code_hash),
  constraint door_plates_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint door_plates_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint door_plates_community_id_replaces_fkey FOREIGN KEY (community_id, replaces) REFERENCES door_plates(community_id, id),
  constraint door_plates_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES accounts(id),
  constraint door_plates_pkey PRIMARY KEY (community_id, id),
  constraint door_plates_revoke_reason_check CHECK ((revoke_reason = ANY (ARRAY['LOST'::text, 'MISUSED'::text, 'WORN'::text, 'MISTAKE'::text]))),
  constraint door_plates_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES accounts(id)
);
CREATE UNIQUE INDEX door_plates_in_use ON public.door_plates USING btree (community_id, building_id, unit_id, dwelling_id) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);
alter table door_plates enable row level security;
alter table door_plates force row level security;
create policy in_community on door_plates using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on door_plates to steward_app;

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
  version integer default 1 not null,
  field_versions jsonb default '{}'::jsonb not null,
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
CREATE TRIGGER count_version BEFORE UPDATE ON public.dwellings FOR EACH ROW WHEN (((old.use IS DISTINCT FROM new.use) OR (old.floor IS DISTINCT FROM new.floor) OR (old.room IS DISTINCT FROM new.room) OR (old.unit_id IS DISTINCT FROM new.unit_id) OR (old.door_key IS DISTINCT FROM new.door_key))) EXECUTE FUNCTION count_dwelling_version();
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
CREATE TRIGGER duties_lost AFTER DELETE ON public.eligibilities REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION announce_lost_duties();
CREATE TRIGGER duties_moved AFTER UPDATE ON public.eligibilities REFERENCING OLD TABLE AS lost FOR EACH STATEMENT EXECUTE FUNCTION announce_lost_duties();
grant delete, insert, select, update on eligibilities to steward_app;

create table evidence_removals (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  file_id uuid not null,
  reason_sealed bytea not null,
  removed_by uuid not null,
  removed_at timestamp with time zone not null,
  put_back_by uuid,
  put_back_at timestamp with time zone,
  constraint evidence_removals_check CHECK (((put_back_by IS NULL) = (put_back_at IS NULL))),
  constraint evidence_removals_check1 CHECK ((put_back_at >= removed_at)),
  constraint evidence_removals_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint evidence_removals_community_id_file_id_fkey FOREIGN KEY (community_id, file_id) REFERENCES dispute_evidence_files(community_id, id),
  constraint evidence_removals_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint evidence_removals_pkey PRIMARY KEY (community_id, id),
  constraint evidence_removals_put_back_by_fkey FOREIGN KEY (put_back_by) REFERENCES accounts(id),
  constraint evidence_removals_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES accounts(id)
);
CREATE INDEX evidence_removals_by_dispute ON public.evidence_removals USING btree (community_id, dispute_id);
CREATE UNIQUE INDEX evidence_removals_one ON public.evidence_removals USING btree (community_id, file_id) WHERE (put_back_at IS NULL);
alter table evidence_removals enable row level security;
alter table evidence_removals force row level security;
create policy for_its_mediators on evidence_removals using (is_in_charge(dispute_id)) with check ();
create policy in_community on evidence_removals using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on evidence_removals to steward_app;

create table export_keys (
  community_id uuid not null,
  id uuid not null,
  public_key bytea not null,
  private_key_sealed bytea not null,
  created_at timestamp with time zone not null,
  constraint export_keys_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint export_keys_pkey PRIMARY KEY (community_id, id)
);
alter table export_keys enable row level security;
alter table export_keys force row level security;
create policy in_community on export_keys using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on export_keys to steward_app;

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

create table feed_marks (
  community_id uuid not null,
  day date not null,
  transaction_id xid8 not null,
  constraint feed_marks_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint feed_marks_pkey PRIMARY KEY (community_id, day)
);
alter table feed_marks enable row level security;
alter table feed_marks force row level security;
create policy in_community on feed_marks using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on feed_marks to steward_app;

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

create table handling_unit_members (
  community_id uuid not null,
  unit_id uuid not null,
  account_id uuid not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  constraint handling_unit_members_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint handling_unit_members_added_by_fkey FOREIGN KEY (added_by) REFERENCES accounts(id),
  constraint handling_unit_members_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint handling_unit_members_community_id_unit_id_fkey FOREIGN KEY (community_id, unit_id) REFERENCES handling_units(community_id, id),
  constraint handling_unit_members_pkey PRIMARY KEY (community_id, unit_id, account_id)
);
CREATE INDEX handling_unit_members_by_account ON public.handling_unit_members USING btree (community_id, account_id);
alter table handling_unit_members enable row level security;
alter table handling_unit_members force row level security;
create policy in_community on handling_unit_members using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on handling_unit_members to steward_app;

create table handling_units (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  phone text default ''::text not null,
  uscc text collate "C",
  retired_at timestamp with time zone,
  version integer default 1 not null,
  constraint handling_units_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint handling_units_kind_check CHECK ((kind = ANY (ARRAY['DEPARTMENT'::text, 'UTILITY'::text, 'PROPERTY'::text, 'JUSTICE_OFFICE'::text, 'OTHER'::text]))),
  constraint handling_units_name_check CHECK ((name <> ''::text)),
  constraint handling_units_pkey PRIMARY KEY (community_id, id),
  constraint handling_units_uscc_check CHECK ((uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text))
);
CREATE UNIQUE INDEX handling_units_by_name ON public.handling_units USING btree (community_id, name) WHERE (retired_at IS NULL);
alter table handling_units enable row level security;
alter table handling_units force row level security;
create policy in_community on handling_units using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on handling_units to steward_app;

create table handovers (
  community_id uuid not null,
  id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  cover_until timestamp with time zone,
  summary text not null,
  passed jsonb not null,
  handed_at timestamp with time zone not null,
  handed_by uuid not null,
  constraint handovers_check CHECK ((from_account <> to_account)),
  constraint handovers_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint handovers_from_account_fkey FOREIGN KEY (from_account) REFERENCES accounts(id),
  constraint handovers_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES accounts(id),
  constraint handovers_pkey PRIMARY KEY (community_id, id),
  constraint handovers_summary_check CHECK (((length(summary) >= 5) AND (length(summary) <= 2000))),
  constraint handovers_to_account_fkey FOREIGN KEY (to_account) REFERENCES accounts(id)
);
alter table handovers enable row level security;
alter table handovers force row level security;
create policy in_community on handovers using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on handovers to steward_app;

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
CREATE INDEX history_removed_within ON public.history USING btree (community_id, ((old_value ->> 'within'::text))) WHERE (field = '*removed*'::text);
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
CREATE INDEX households_by_confirmed ON public.households USING btree (community_id, confirmed_at, dwelling_id) WHERE (closed_on IS NULL);
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
  reading jsonb,
  choice jsonb,
  case_id uuid,
  further jsonb,
  constraint import_rows_answer_check CHECK ((answer = ANY (ARRAY['same'::text, 'new'::text, 'skip'::text]))),
  constraint import_rows_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
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
  kind text default 'register'::text not null,
  constraint imports_check CHECK ((rows_done <= rows_total)),
  constraint imports_committed_by_fkey FOREIGN KEY (committed_by) REFERENCES accounts(id),
  constraint imports_community_id_file_id_fkey FOREIGN KEY (community_id, file_id) REFERENCES files(community_id, id),
  constraint imports_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id),
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['register'::text, 'hotline'::text]))),
  constraint imports_pkey PRIMARY KEY (community_id, id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['UPLOADED'::text, 'MAPPED'::text, 'DRY_RUN'::text, 'COMMITTING'::text, 'CANCELLED'::text, 'DONE'::text, 'UNDONE'::text])))
);
CREATE UNIQUE INDEX imports_by_file ON public.imports USING btree (community_id, file_digest) WHERE ((state <> ALL (ARRAY['CANCELLED'::text, 'UNDONE'::text])) OR ((state = 'CANCELLED'::text) AND (rows_done > 0)));
alter table imports enable row level security;
alter table imports force row level security;
create policy in_community on imports using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on imports to steward_app;

create table mediation_rooms (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  place text default ''::text not null,
  seats integer not null,
  retired_at timestamp with time zone,
  version integer default 1 not null,
  constraint mediation_rooms_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint mediation_rooms_community_id_name_key UNIQUE (community_id, name),
  constraint mediation_rooms_name_check CHECK (((name <> ''::text) AND (length(name) <= 40))),
  constraint mediation_rooms_pkey PRIMARY KEY (community_id, id),
  constraint mediation_rooms_place_check CHECK ((length(place) <= 80)),
  constraint mediation_rooms_seats_check CHECK (((seats >= 1) AND (seats <= 500)))
);
alter table mediation_rooms enable row level security;
alter table mediation_rooms force row level security;
create policy in_community on mediation_rooms using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on mediation_rooms to steward_app;

create table mediation_sessions (
  community_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  room_id uuid,
  during tstzrange not null,
  booked_by uuid not null,
  booked_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  constraint mediation_sessions_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES accounts(id),
  constraint mediation_sessions_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES disputes(community_id, id),
  constraint mediation_sessions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint mediation_sessions_community_id_room_id_fkey FOREIGN KEY (community_id, room_id) REFERENCES mediation_rooms(community_id, id),
  constraint mediation_sessions_during_check CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)))),
  constraint mediation_sessions_pkey PRIMARY KEY (community_id, id),
  constraint one_session_in_a_room EXCLUDE USING gist (community_id WITH =, room_id WITH =, during WITH &&) WHERE (((cancelled_at IS NULL) AND (room_id IS NOT NULL)))
);
CREATE INDEX mediation_sessions_by_dispute ON public.mediation_sessions USING btree (community_id, dispute_id);
alter table mediation_sessions enable row level security;
alter table mediation_sessions force row level security;
create policy in_community on mediation_sessions using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on mediation_sessions to steward_app;

create table message_attempts (
  community_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null,
  problem text,
  status integer,
  took_ms integer not null,
  constraint message_attempts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint message_attempts_community_id_message_id_fkey FOREIGN KEY (community_id, message_id) REFERENCES messages(community_id, id),
  constraint message_attempts_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX message_attempts_by_message ON public.message_attempts USING btree (community_id, message_id, attempt);
alter table message_attempts enable row level security;
alter table message_attempts force row level security;
create policy in_community on message_attempts using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on message_attempts to steward_app;

create table message_channels (
  community_id uuid not null,
  kind text not null,
  enabled boolean default true not null,
  settings_sealed bytea not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint message_channels_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id),
  constraint message_channels_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint message_channels_kind_check CHECK ((kind = ANY (ARRAY['EMAIL'::text, 'SMS'::text, 'WECOM'::text]))),
  constraint message_channels_pkey PRIMARY KEY (community_id, kind)
);
alter table message_channels enable row level security;
alter table message_channels force row level security;
create policy in_community on message_channels using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on message_channels to steward_app;

create table message_preferences (
  community_id uuid not null,
  id uuid not null,
  account_id uuid,
  follower_id uuid,
  push boolean default true not null,
  email boolean default false not null,
  sms boolean default true not null,
  wecom boolean default false not null,
  language text default 'zh'::text not null,
  quiet_from text default '22:00'::text not null,
  quiet_to text default '07:00'::text not null,
  email_sealed bytea,
  wecom_sealed bytea,
  constraint message_preferences_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint message_preferences_check CHECK (((account_id IS NULL) <> (follower_id IS NULL))),
  constraint message_preferences_check1 CHECK (((NOT email) OR (email_sealed IS NOT NULL))),
  constraint message_preferences_check2 CHECK (((NOT wecom) OR (wecom_sealed IS NOT NULL))),
  constraint message_preferences_community_id_account_id_key UNIQUE (community_id, account_id),
  constraint message_preferences_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint message_preferences_community_id_follower_id_fkey FOREIGN KEY (community_id, follower_id) REFERENCES case_followers(community_id, id),
  constraint message_preferences_community_id_follower_id_key UNIQUE (community_id, follower_id),
  constraint message_preferences_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint message_preferences_pkey PRIMARY KEY (community_id, id),
  constraint message_preferences_quiet_from_check CHECK ((quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$'::text)),
  constraint message_preferences_quiet_to_check CHECK ((quiet_to ~ '^[0-2][0-9]:[0-5][0-9]$'::text))
);
alter table message_preferences enable row level security;
alter table message_preferences force row level security;
create policy in_community on message_preferences using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on message_preferences to steward_app;

create table messages (
  community_id uuid not null,
  id uuid not null,
  channel text not null,
  template text not null,
  params jsonb default '{}'::jsonb not null,
  account_id uuid,
  follower_id uuid,
  endpoint_id uuid,
  subscription_id uuid,
  case_id uuid,
  to_sealed bytea,
  secret_sealed bytea,
  language text default 'zh'::text not null,
  urgent boolean default false not null,
  state text default 'WAITING'::text not null,
  problem text,
  attempts integer default 0 not null,
  failures integer default 0 not null,
  due_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  read_at timestamp with time zone,
  constraint message_is_sound CHECK (message_is_sound(messages.*)),
  constraint messages_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint messages_community_id_endpoint_id_fkey FOREIGN KEY (community_id, endpoint_id) REFERENCES webhooks(community_id, id),
  constraint messages_community_id_follower_id_fkey FOREIGN KEY (community_id, follower_id) REFERENCES case_followers(community_id, id),
  constraint messages_community_id_subscription_id_fkey FOREIGN KEY (community_id, subscription_id) REFERENCES push_subscriptions(community_id, id),
  constraint messages_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX messages_by_endpoint ON public.messages USING btree (community_id, endpoint_id, id DESC) WHERE (endpoint_id IS NOT NULL);
CREATE INDEX messages_by_follower ON public.messages USING btree (community_id, follower_id) WHERE (follower_id IS NOT NULL);
CREATE INDEX messages_dead ON public.messages USING btree (community_id, made_at DESC) WHERE (state = ANY (ARRAY['DEAD'::text, 'SHOWN'::text]));
CREATE INDEX messages_due ON public.messages USING btree (community_id, due_at) WHERE (state = 'WAITING'::text);
CREATE INDEX messages_inbox ON public.messages USING btree (community_id, account_id, id DESC) WHERE (channel = 'IN_APP'::text);
CREATE INDEX messages_unread ON public.messages USING btree (community_id, account_id) WHERE ((channel = 'IN_APP'::text) AND (read_at IS NULL));
alter table messages enable row level security;
alter table messages force row level security;
create policy in_community on messages using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on messages to steward_app;

create table needs (
  community_id uuid not null,
  id uuid not null,
  visit_id uuid,
  dwelling_id uuid not null,
  household_id uuid,
  person_id uuid,
  kind text not null,
  text text not null,
  due_on date,
  assigned_to uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_as text,
  settled_note text default ''::text not null,
  became_kind text,
  became_id uuid,
  version integer default 1 not null,
  constraint needs_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES accounts(id),
  constraint needs_check CHECK ((((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) = (settled_as IS NULL)))),
  constraint needs_check1 CHECK (((became_kind IS NULL) = (became_id IS NULL))),
  constraint needs_check2 CHECK (((became_id IS NULL) OR (settled_as = 'PASSED_ON'::text))),
  constraint needs_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint needs_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES households(community_id, id),
  constraint needs_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint needs_community_id_visit_id_fkey FOREIGN KEY (community_id, visit_id) REFERENCES visits(community_id, id),
  constraint needs_kind_check CHECK ((kind = ANY (ARRAY['CASE'::text, 'ERRAND'::text, 'WISH'::text, 'SERVICE'::text]))),
  constraint needs_pkey PRIMARY KEY (community_id, id),
  constraint needs_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES accounts(id),
  constraint needs_settled_as_check CHECK ((settled_as = ANY (ARRAY['DONE'::text, 'PASSED_ON'::text, 'NO_LONGER_WANTED'::text, 'NOT_POSSIBLE'::text]))),
  constraint needs_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES accounts(id),
  constraint needs_settled_note_check CHECK ((length(settled_note) <= 200)),
  constraint needs_text_check CHECK (((text <> ''::text) AND (length(text) <= 200)))
);
CREATE INDEX needs_by_visit ON public.needs USING btree (community_id, visit_id) WHERE (visit_id IS NOT NULL);
CREATE INDEX needs_by_writer ON public.needs USING btree (community_id, recorded_by, recorded_at DESC);
CREATE INDEX needs_open ON public.needs USING btree (community_id, dwelling_id) WHERE (settled_at IS NULL);
CREATE INDEX needs_open_by_person ON public.needs USING btree (community_id, person_id) WHERE ((settled_at IS NULL) AND (person_id IS NOT NULL));
CREATE INDEX needs_settled ON public.needs USING btree (community_id, settled_at DESC, id) WHERE (settled_at IS NOT NULL);
alter table needs enable row level security;
alter table needs force row level security;
create policy in_community on needs using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on needs to steward_app;

create table no_answer_runs (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  dwelling_id uuid not null,
  household_id uuid,
  tier integer not null,
  started_at timestamp with time zone not null,
  started_by_visit uuid,
  assigned_to uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_as text,
  closed_note text default ''::text not null,
  version integer default 1 not null,
  constraint no_answer_runs_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES accounts(id),
  constraint no_answer_runs_check CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (closed_as IS NULL)))),
  constraint no_answer_runs_closed_as_check CHECK ((closed_as = ANY (ARRAY['REACHED'::text, 'HANDED_ON'::text, 'MISTAKE'::text]))),
  constraint no_answer_runs_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES accounts(id),
  constraint no_answer_runs_closed_note_check CHECK ((length(closed_note) <= 200)),
  constraint no_answer_runs_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint no_answer_runs_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES households(community_id, id),
  constraint no_answer_runs_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint no_answer_runs_community_id_started_by_visit_fkey FOREIGN KEY (community_id, started_by_visit) REFERENCES visits(community_id, id),
  constraint no_answer_runs_pkey PRIMARY KEY (community_id, id),
  constraint no_answer_runs_tier_check CHECK (((tier >= 1) AND (tier <= 3)))
);
CREATE INDEX no_answer_runs_by_person ON public.no_answer_runs USING btree (community_id, person_id, started_at DESC);
CREATE INDEX no_answer_runs_by_visit ON public.no_answer_runs USING btree (community_id, started_by_visit) WHERE (started_by_visit IS NOT NULL);
CREATE UNIQUE INDEX no_answer_runs_open ON public.no_answer_runs USING btree (community_id, person_id) WHERE (closed_at IS NULL);
alter table no_answer_runs enable row level security;
alter table no_answer_runs force row level security;
create policy in_community on no_answer_runs using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on no_answer_runs to steward_app;

create table no_answer_steps (
  community_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  step text not null,
  result text not null,
  done_at timestamp with time zone not null,
  done_by uuid not null,
  note text default ''::text not null,
  constraint no_answer_steps_community_id_run_id_fkey FOREIGN KEY (community_id, run_id) REFERENCES no_answer_runs(community_id, id),
  constraint no_answer_steps_community_id_run_id_step_key UNIQUE (community_id, run_id, step),
  constraint no_answer_steps_done_by_fkey FOREIGN KEY (done_by) REFERENCES accounts(id),
  constraint no_answer_steps_note_check CHECK ((length(note) <= 200)),
  constraint no_answer_steps_pkey PRIMARY KEY (community_id, id),
  constraint no_answer_steps_result_check CHECK ((result = ANY (ARRAY['REACHED'::text, 'NOT_REACHED'::text, 'NOBODY_TO_ASK'::text]))),
  constraint no_answer_steps_step_check CHECK ((step = ANY (ARRAY['SECOND_CALL'::text, 'NEIGHBOUR'::text, 'FAMILY'::text, 'DOOR'::text, 'EMERGENCY'::text])))
);
alter table no_answer_steps enable row level security;
alter table no_answer_steps force row level security;
create policy in_community on no_answer_steps using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on no_answer_steps to steward_app;

create table notes (
  community_id uuid not null,
  id uuid not null,
  text text not null,
  chips jsonb default '{}'::jsonb not null,
  author_id uuid not null,
  dwelling_id uuid,
  building_id uuid,
  grid_id uuid,
  day date not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  confidential boolean default false not null,
  case_id uuid,
  version integer default 1 not null,
  constraint notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES accounts(id),
  constraint notes_check CHECK ((happened_at <= entered_at)),
  constraint notes_check1 CHECK (((NOT confidential) OR (grid_id IS NULL))),
  constraint notes_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint notes_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint notes_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint notes_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint notes_community_id_grid_id_fkey FOREIGN KEY (community_id, grid_id) REFERENCES grids(community_id, id),
  constraint notes_pkey PRIMARY KEY (community_id, id),
  constraint notes_text_check CHECK ((text <> ''::text))
);
CREATE INDEX notes_by_author ON public.notes USING btree (community_id, author_id, day DESC, id);
CREATE INDEX notes_by_dwelling ON public.notes USING btree (community_id, dwelling_id) WHERE (dwelling_id IS NOT NULL);
CREATE INDEX notes_by_grid ON public.notes USING btree (community_id, grid_id, day DESC, id) WHERE (NOT confidential);
alter table notes enable row level security;
alter table notes force row level security;
create policy in_community on notes using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on notes to steward_app;

create table open311_forwards (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  system_id uuid not null,
  state text default 'WAITING'::text not null,
  outside_id text,
  token text,
  attempts integer default 0 not null,
  due_at timestamp with time zone not null,
  problem text,
  by_id uuid not null,
  at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint open311_forwards_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint open311_forwards_check CHECK (((state <> 'CLOSED'::text) OR (outside_id IS NOT NULL))),
  constraint open311_forwards_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint open311_forwards_community_id_case_id_system_id_key UNIQUE (community_id, case_id, system_id),
  constraint open311_forwards_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_forwards_community_id_system_id_fkey FOREIGN KEY (community_id, system_id) REFERENCES open311_systems(community_id, id),
  constraint open311_forwards_pkey PRIMARY KEY (community_id, id),
  constraint open311_forwards_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'CLOSED'::text, 'FAILED'::text])))
);
CREATE INDEX open311_forwards_due ON public.open311_forwards USING btree (community_id, due_at) WHERE (state = 'WAITING'::text);
CREATE INDEX open311_forwards_open ON public.open311_forwards USING btree (community_id, system_id) WHERE (state = 'SENT'::text);
alter table open311_forwards enable row level security;
alter table open311_forwards force row level security;
create policy in_community on open311_forwards using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_forwards to steward_app;

create table open311_keys (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  begins text not null,
  key_hash bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint open311_keys_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_keys_community_id_key_hash_key UNIQUE (community_id, key_hash),
  constraint open311_keys_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id),
  constraint open311_keys_name_check CHECK ((name <> ''::text)),
  constraint open311_keys_pkey PRIMARY KEY (community_id, id)
);
alter table open311_keys enable row level security;
alter table open311_keys force row level security;
create policy in_community on open311_keys using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_keys to steward_app;

create table open311_news (
  community_id uuid not null,
  forward_id uuid not null,
  update_id text not null,
  hop_id uuid not null,
  constraint open311_news_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_news_community_id_forward_id_fkey FOREIGN KEY (community_id, forward_id) REFERENCES open311_forwards(community_id, id),
  constraint open311_news_community_id_hop_id_fkey FOREIGN KEY (community_id, hop_id) REFERENCES case_hops(community_id, id),
  constraint open311_news_pkey PRIMARY KEY (community_id, forward_id, update_id)
);
alter table open311_news enable row level security;
alter table open311_news force row level security;
create policy in_community on open311_news using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_news to steward_app;

create table open311_requests (
  community_id uuid not null,
  case_id uuid not null,
  key_id uuid not null,
  token text,
  account_id text default ''::text not null,
  contact_sealed bytea,
  lat numeric(7,4),
  long numeric(7,4),
  at timestamp with time zone not null,
  constraint open311_requests_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint open311_requests_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_requests_community_id_key_id_fkey FOREIGN KEY (community_id, key_id) REFERENCES open311_keys(community_id, id),
  constraint open311_requests_community_id_token_key UNIQUE (community_id, token),
  constraint open311_requests_pkey PRIMARY KEY (community_id, case_id)
);
CREATE INDEX open311_requests_by_key ON public.open311_requests USING btree (community_id, key_id);
alter table open311_requests enable row level security;
alter table open311_requests force row level security;
create policy in_community on open311_requests using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_requests to steward_app;

create table open311_systems (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  jurisdiction_id text default ''::text not null,
  key_sealed bytea,
  services jsonb not null,
  is_automatic boolean default false not null,
  enabled boolean default true not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  poll_at timestamp with time zone not null,
  polled_at timestamp with time zone,
  problem text,
  constraint open311_systems_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_systems_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id),
  constraint open311_systems_name_check CHECK ((name <> ''::text)),
  constraint open311_systems_pkey PRIMARY KEY (community_id, id),
  constraint open311_systems_url_check CHECK ((url ~ '^https?://'::text))
);
alter table open311_systems enable row level security;
alter table open311_systems force row level security;
create policy in_community on open311_systems using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_systems to steward_app;

create table open311_trials (
  community_id uuid not null,
  id uuid not null,
  key_id uuid not null,
  request_id text not null,
  token text,
  leaf text not null,
  lat numeric(7,4),
  long numeric(7,4),
  at timestamp with time zone not null,
  constraint open311_trials_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_trials_community_id_key_id_fkey FOREIGN KEY (community_id, key_id) REFERENCES open311_keys(community_id, id),
  constraint open311_trials_community_id_request_id_key UNIQUE (community_id, request_id),
  constraint open311_trials_community_id_token_key UNIQUE (community_id, token),
  constraint open311_trials_pkey PRIMARY KEY (community_id, id)
);
alter table open311_trials enable row level security;
alter table open311_trials force row level security;
create policy in_community on open311_trials using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_trials to steward_app;

create table open311_updates (
  community_id uuid not null,
  case_id uuid not null,
  update_id text not null,
  key_id uuid not null,
  hop_id uuid not null,
  constraint open311_updates_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint open311_updates_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint open311_updates_community_id_hop_id_fkey FOREIGN KEY (community_id, hop_id) REFERENCES case_hops(community_id, id),
  constraint open311_updates_community_id_key_id_fkey FOREIGN KEY (community_id, key_id) REFERENCES open311_keys(community_id, id),
  constraint open311_updates_pkey PRIMARY KEY (community_id, case_id, update_id)
);
alter table open311_updates enable row level security;
alter table open311_updates force row level security;
create policy in_community on open311_updates using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on open311_updates to steward_app;

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
CREATE INDEX persons_merged ON public.persons USING btree (community_id, merged_into) WHERE (merged_into IS NOT NULL);
alter table persons enable row level security;
alter table persons force row level security;
create policy in_community on persons using ((community_id = current_community())) with check ((community_id = current_community()));
CREATE TRIGGER merged_records AFTER UPDATE OF merged_into ON public.persons FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION announce_merged_records();
CREATE TRIGGER merged_reporters AFTER UPDATE OF merged_into ON public.persons FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION announce_merged_reporters();
grant delete, insert, select, update on persons to steward_app;

create table portal_codes (
  community_id uuid not null,
  id uuid not null,
  phone_mark bytea not null,
  code_hash bytea not null,
  tries integer default 0 not null,
  good_until timestamp with time zone not null,
  pass_hash bytea not null,
  constraint portal_codes_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_codes_community_id_phone_mark_pass_hash_key UNIQUE (community_id, phone_mark, pass_hash),
  constraint portal_codes_pkey PRIMARY KEY (community_id, id)
);
alter table portal_codes enable row level security;
alter table portal_codes force row level security;
create policy in_community on portal_codes using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_codes to steward_app;

create table portal_fronts (
  community_id uuid not null,
  address text default ''::text not null,
  phone text default ''::text not null,
  hours text default ''::text not null,
  constraint portal_fronts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_fronts_pkey PRIMARY KEY (community_id)
);
alter table portal_fronts enable row level security;
alter table portal_fronts force row level security;
create policy in_community on portal_fronts using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_fronts to steward_app;

create table portal_hits (
  community_id uuid not null,
  id uuid not null,
  counted text not null,
  key bytea not null,
  at timestamp with time zone not null,
  constraint portal_hits_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_hits_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX portal_hits_by_age ON public.portal_hits USING btree (community_id, at);
CREATE INDEX portal_hits_by_key ON public.portal_hits USING btree (community_id, counted, key, at);
alter table portal_hits enable row level security;
alter table portal_hits force row level security;
create policy in_community on portal_hits using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_hits to steward_app;

create table portal_notices (
  community_id uuid not null,
  id uuid not null,
  title text not null,
  text text default ''::text not null,
  building_id uuid,
  from_day date not null,
  until_day date,
  by_id uuid not null,
  ended_at timestamp with time zone,
  constraint portal_notices_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint portal_notices_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint portal_notices_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_notices_pkey PRIMARY KEY (community_id, id),
  constraint portal_notices_title_check CHECK ((title <> ''::text))
);
alter table portal_notices enable row level security;
alter table portal_notices force row level security;
create policy in_community on portal_notices using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_notices to steward_app;

create table portal_passes (
  community_id uuid not null,
  id uuid not null,
  pass_hash bytea not null,
  phone_sealed bytea not null,
  phone_mark bytea not null,
  good_until timestamp with time zone not null,
  constraint portal_passes_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_passes_community_id_pass_hash_key UNIQUE (community_id, pass_hash),
  constraint portal_passes_pkey PRIMARY KEY (community_id, id)
);
alter table portal_passes enable row level security;
alter table portal_passes force row level security;
create policy in_community on portal_passes using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_passes to steward_app;

create table portal_ratings (
  community_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  follower_id uuid not null,
  solved boolean not null,
  content text not null,
  text text default ''::text not null,
  at timestamp with time zone not null,
  contacted boolean,
  constraint portal_ratings_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint portal_ratings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_ratings_community_id_follower_id_fkey FOREIGN KEY (community_id, follower_id) REFERENCES case_followers(community_id, id),
  constraint portal_ratings_content_check CHECK ((content = ANY (ARRAY['CONTENT'::text, 'MOSTLY'::text, 'NOT'::text]))),
  constraint portal_ratings_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX portal_ratings_by_case ON public.portal_ratings USING btree (community_id, case_id, at);
alter table portal_ratings enable row level security;
alter table portal_ratings force row level security;
create policy in_community on portal_ratings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_ratings to steward_app;

create table portal_reports (
  community_id uuid not null,
  case_id uuid not null,
  plate_id uuid not null,
  constraint portal_reports_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint portal_reports_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_reports_community_id_plate_id_fkey FOREIGN KEY (community_id, plate_id) REFERENCES door_plates(community_id, id),
  constraint portal_reports_pkey PRIMARY KEY (community_id, case_id)
);
CREATE INDEX portal_reports_by_plate ON public.portal_reports USING btree (community_id, plate_id);
alter table portal_reports enable row level security;
alter table portal_reports force row level security;
create policy in_community on portal_reports using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_reports to steward_app;

create table portal_reviews (
  community_id uuid not null,
  id uuid not null,
  plate_id uuid not null,
  leaf text collate "C" not null,
  reason text not null,
  report_sealed bytea not null,
  link_hash bytea not null,
  phone_sealed bytea,
  phone_mark bytea,
  language text not null,
  received_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  declined_because text,
  case_id uuid,
  constraint portal_reviews_check CHECK (((decided_at IS NULL) OR ((case_id IS NULL) <> (declined_because IS NULL)))),
  constraint portal_reviews_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint portal_reviews_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_reviews_community_id_link_hash_key UNIQUE (community_id, link_hash),
  constraint portal_reviews_community_id_plate_id_fkey FOREIGN KEY (community_id, plate_id) REFERENCES door_plates(community_id, id),
  constraint portal_reviews_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint portal_reviews_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint portal_reviews_pkey PRIMARY KEY (community_id, id),
  constraint portal_reviews_reason_check CHECK ((reason = ANY (ARRAY['DOOR'::text, 'PHONE'::text, 'NETWORK'::text])))
);
CREATE INDEX portal_reviews_waiting ON public.portal_reviews USING btree (community_id, received_at) WHERE (decided_at IS NULL);
alter table portal_reviews enable row level security;
alter table portal_reviews force row level security;
create policy in_community on portal_reviews using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_reviews to steward_app;

create table portal_talk (
  community_id uuid not null,
  hop_id uuid not null,
  follower_id uuid not null,
  constraint portal_talk_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint portal_talk_community_id_follower_id_fkey FOREIGN KEY (community_id, follower_id) REFERENCES case_followers(community_id, id),
  constraint portal_talk_community_id_hop_id_fkey FOREIGN KEY (community_id, hop_id) REFERENCES case_hops(community_id, id),
  constraint portal_talk_pkey PRIMARY KEY (community_id, hop_id)
);
alter table portal_talk enable row level security;
alter table portal_talk force row level security;
create policy in_community on portal_talk using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on portal_talk to steward_app;

create table public_cards (
  community_id uuid not null,
  account_id uuid not null,
  name text default ''::text not null,
  phone text default ''::text not null,
  photo_file uuid,
  photo_consented_at timestamp with time zone,
  constraint public_cards_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint public_cards_check CHECK (((photo_file IS NULL) OR (photo_consented_at IS NOT NULL))),
  constraint public_cards_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint public_cards_community_id_photo_file_fkey FOREIGN KEY (community_id, photo_file) REFERENCES files(community_id, id),
  constraint public_cards_pkey PRIMARY KEY (community_id, account_id)
);
alter table public_cards enable row level security;
alter table public_cards force row level security;
create policy in_community on public_cards using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on public_cards to steward_app;

create table push_keys (
  community_id uuid not null,
  id uuid not null,
  public_key text not null,
  private_sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint push_keys_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint push_keys_pkey PRIMARY KEY (community_id)
);
alter table push_keys enable row level security;
alter table push_keys force row level security;
create policy in_community on push_keys using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on push_keys to steward_app;

create table push_subscriptions (
  community_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  app text not null,
  subscription_sealed bytea not null,
  endpoint_mark bytea,
  made_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  constraint push_subscriptions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint push_subscriptions_app_check CHECK ((app = ANY (ARRAY['desk'::text, 'field'::text]))),
  constraint push_subscriptions_check CHECK (((gone_at IS NULL) OR (endpoint_mark IS NULL))),
  constraint push_subscriptions_community_id_endpoint_mark_key UNIQUE (community_id, endpoint_mark),
  constraint push_subscriptions_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint push_subscriptions_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX push_subscriptions_by_account ON public.push_subscriptions USING btree (community_id, account_id) WHERE (gone_at IS NULL);
alter table push_subscriptions enable row level security;
alter table push_subscriptions force row level security;
create policy in_community on push_subscriptions using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on push_subscriptions to steward_app;

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
  field_versions jsonb default '{}'::jsonb not null,
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

create table safety_findings (
  community_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  dwelling_id uuid not null,
  item text not null,
  ok boolean not null,
  follow_up_on date,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_as text,
  note text default ''::text not null,
  version integer default 1 not null,
  constraint safety_findings_check CHECK ((ok = (follow_up_on IS NULL))),
  constraint safety_findings_check1 CHECK ((((settled_at IS NULL) = (settled_by IS NULL)) AND ((settled_at IS NULL) = (settled_as IS NULL)))),
  constraint safety_findings_check2 CHECK (((NOT ok) OR (settled_at IS NULL))),
  constraint safety_findings_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint safety_findings_community_id_visit_id_fkey FOREIGN KEY (community_id, visit_id) REFERENCES visits(community_id, id),
  constraint safety_findings_community_id_visit_id_item_key UNIQUE (community_id, visit_id, item),
  constraint safety_findings_item_check CHECK ((item = ANY (ARRAY['FIRE'::text, 'POWER'::text, 'GAS'::text, 'SLIP'::text, 'LOCK'::text, 'GAS_ALARM'::text]))),
  constraint safety_findings_note_check CHECK ((length(note) <= 200)),
  constraint safety_findings_pkey PRIMARY KEY (community_id, id),
  constraint safety_findings_settled_as_check CHECK ((settled_as = ANY (ARRAY['PUT_RIGHT'::text, 'DECLINED'::text]))),
  constraint safety_findings_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES accounts(id)
);
CREATE INDEX safety_findings_open ON public.safety_findings USING btree (community_id, dwelling_id) WHERE ((NOT ok) AND (settled_at IS NULL));
alter table safety_findings enable row level security;
alter table safety_findings force row level security;
create policy in_community on safety_findings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on safety_findings to steward_app;

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
  constraint saved_views_list_check CHECK ((list = ANY (ARRAY['persons'::text, 'households'::text, 'cases'::text, 'inbox'::text]))),
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

create table session_mediators (
  community_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  during tstzrange not null,
  cancelled_at timestamp with time zone,
  constraint one_session_of_a_mediator EXCLUDE USING gist (community_id WITH =, account_id WITH =, during WITH &&) WHERE ((cancelled_at IS NULL)),
  constraint session_mediators_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint session_mediators_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint session_mediators_community_id_session_id_fkey FOREIGN KEY (community_id, session_id) REFERENCES mediation_sessions(community_id, id),
  constraint session_mediators_pkey PRIMARY KEY (community_id, session_id, account_id)
);
alter table session_mediators enable row level security;
alter table session_mediators force row level security;
create policy in_community on session_mediators using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on session_mediators to steward_app;

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
  signed_in_at timestamp with time zone,
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

create table sync_states (
  community_id uuid not null,
  epoch uuid not null,
  kept_from xid8 default '0'::xid8 not null,
  lease_days integer default 7 not null,
  database_mark text,
  constraint sync_states_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint sync_states_lease_days_check CHECK (((lease_days >= 1) AND (lease_days <= 30))),
  constraint sync_states_pkey PRIMARY KEY (community_id)
);
alter table sync_states enable row level security;
alter table sync_states force row level security;
create policy in_community on sync_states using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on sync_states to steward_app;

create table topic_hops (
  community_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  turn bigint generated always as identity not null,
  action text not null,
  to_state text not null,
  text text default ''::text not null,
  by_id uuid not null,
  role text not null,
  happened_on date not null,
  entered_at timestamp with time zone not null,
  constraint topic_hops_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint topic_hops_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint topic_hops_community_id_topic_id_fkey FOREIGN KEY (community_id, topic_id) REFERENCES topics(community_id, id),
  constraint topic_hops_pkey PRIMARY KEY (community_id, id),
  constraint topic_hops_text_check CHECK ((length(text) <= 2000))
);
CREATE INDEX topic_hops_by_topic ON public.topic_hops USING btree (community_id, topic_id, turn);
alter table topic_hops enable row level security;
alter table topic_hops force row level security;
create policy in_community on topic_hops using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on topic_hops to steward_app;

create table topic_meetings (
  community_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  held_on date not null,
  place text not null,
  attended integer not null,
  minutes text not null,
  proposal text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint topic_meetings_attended_check CHECK (((attended >= 1) AND (attended <= 5000))),
  constraint topic_meetings_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint topic_meetings_community_id_topic_id_fkey FOREIGN KEY (community_id, topic_id) REFERENCES topics(community_id, id),
  constraint topic_meetings_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint topic_meetings_minutes_check CHECK (((minutes <> ''::text) AND (length(minutes) <= 4000))),
  constraint topic_meetings_pkey PRIMARY KEY (community_id, id),
  constraint topic_meetings_place_check CHECK ((length(place) <= 80)),
  constraint topic_meetings_proposal_check CHECK (((proposal <> ''::text) AND (length(proposal) <= 2000)))
);
CREATE INDEX topic_meetings_by_topic ON public.topic_meetings USING btree (community_id, topic_id, held_on);
alter table topic_meetings enable row level security;
alter table topic_meetings force row level security;
create policy in_community on topic_meetings using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on topic_meetings to steward_app;

create table topic_polls (
  community_id uuid not null,
  topic_id uuid not null,
  question text not null,
  asked integer not null,
  opened_on date not null,
  closed_on date,
  in_favour integer,
  against integer,
  abstained integer,
  constraint topic_polls_abstained_check CHECK ((abstained >= 0)),
  constraint topic_polls_against_check CHECK ((against >= 0)),
  constraint topic_polls_asked_check CHECK (((asked >= 1) AND (asked <= 50000))),
  constraint topic_polls_check CHECK ((((closed_on IS NULL) = (in_favour IS NULL)) AND ((closed_on IS NULL) = (against IS NULL)) AND ((closed_on IS NULL) = (abstained IS NULL)))),
  constraint topic_polls_check1 CHECK (((((in_favour + against) + abstained) <= asked) AND (closed_on >= opened_on))),
  constraint topic_polls_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint topic_polls_community_id_topic_id_fkey FOREIGN KEY (community_id, topic_id) REFERENCES topics(community_id, id),
  constraint topic_polls_in_favour_check CHECK ((in_favour >= 0)),
  constraint topic_polls_pkey PRIMARY KEY (community_id, topic_id),
  constraint topic_polls_question_check CHECK (((question <> ''::text) AND (length(question) <= 200)))
);
alter table topic_polls enable row level security;
alter table topic_polls force row level security;
create policy in_community on topic_polls using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on topic_polls to steward_app;

create table topics (
  community_id uuid not null,
  id uuid not null,
  title text not null,
  matter text not null,
  text text not null,
  compound_id uuid,
  case_id uuid,
  proposed_for text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  state text not null,
  owners_decide boolean default false not null,
  notice_from date,
  notice_until date,
  version integer default 1 not null,
  constraint topics_check CHECK ((notice_until >= (notice_from + 6))),
  constraint topics_community_id_case_id_fkey FOREIGN KEY (community_id, case_id) REFERENCES cases(community_id, id),
  constraint topics_community_id_compound_id_fkey FOREIGN KEY (community_id, compound_id) REFERENCES compounds(community_id, id),
  constraint topics_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint topics_matter_check CHECK ((matter = ANY (ARRAY['PARKING'::text, 'PROPERTY'::text, 'REPAIR'::text, 'ENVIRONMENT'::text, 'ORDER'::text, 'OTHER'::text]))),
  constraint topics_pkey PRIMARY KEY (community_id, id),
  constraint topics_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES accounts(id),
  constraint topics_proposed_for_check CHECK ((proposed_for = ANY (ARRAY['RESIDENTS'::text, 'OWNERS_COMMITTEE'::text, 'PROPERTY'::text, 'COMMUNITY'::text]))),
  constraint topics_state_check CHECK ((state = ANY (ARRAY['PROPOSED'::text, 'DECLINED'::text, 'APPROVED'::text, 'MET'::text, 'POLLING'::text, 'POLLED'::text, 'ON_NOTICE'::text, 'CARRYING_OUT'::text, 'ASSESSED'::text, 'DROPPED'::text]))),
  constraint topics_text_check CHECK (((text <> ''::text) AND (length(text) <= 2000))),
  constraint topics_title_check CHECK (((title <> ''::text) AND (length(title) <= 60)))
);
CREATE INDEX topics_by_state ON public.topics USING btree (community_id, state, proposed_at);
alter table topics enable row level security;
alter table topics force row level security;
create policy in_community on topics using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on topics to steward_app;

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
  aliases text[] collate "C" default '{}'::text[] not null,
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

create table utility_contacts (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  compound_id uuid,
  building_id uuid,
  name text not null,
  phone text not null,
  around_the_clock boolean not null,
  hours text default ''::text not null,
  kept_by uuid,
  kept_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer default 1 not null,
  constraint utility_contacts_check CHECK (((compound_id IS NULL) OR (building_id IS NULL))),
  constraint utility_contacts_check1 CHECK (((NOT around_the_clock) OR (hours = ''::text))),
  constraint utility_contacts_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES buildings(community_id, id),
  constraint utility_contacts_community_id_compound_id_fkey FOREIGN KEY (community_id, compound_id) REFERENCES compounds(community_id, id),
  constraint utility_contacts_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint utility_contacts_hours_check CHECK ((length(hours) <= 40)),
  constraint utility_contacts_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES accounts(id),
  constraint utility_contacts_kind_check CHECK ((kind = ANY (ARRAY['PROPERTY'::text, 'LIFT'::text, 'WATER'::text, 'GAS'::text, 'POWER'::text, 'OTHER'::text]))),
  constraint utility_contacts_name_check CHECK (((name <> ''::text) AND (length(name) <= 60))),
  constraint utility_contacts_phone_check CHECK ((phone ~ '^[0-9+() -]{3,24}$'::text)),
  constraint utility_contacts_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX utility_contacts_in_use ON public.utility_contacts USING btree (community_id, kind) WHERE (ended_at IS NULL);
alter table utility_contacts enable row level security;
alter table utility_contacts force row level security;
create policy in_community on utility_contacts using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on utility_contacts to steward_app;

create table visit_persons (
  community_id uuid not null,
  visit_id uuid not null,
  person_id uuid not null,
  visited_at timestamp with time zone not null,
  result text not null,
  withdrawn boolean default false not null,
  constraint visit_persons_community_id_person_id_fkey FOREIGN KEY (community_id, person_id) REFERENCES persons(community_id, id),
  constraint visit_persons_community_id_visit_id_fkey FOREIGN KEY (community_id, visit_id) REFERENCES visits(community_id, id) ON DELETE CASCADE,
  constraint visit_persons_pkey PRIMARY KEY (community_id, visit_id, person_id)
);
CREATE INDEX visit_persons_by_person ON public.visit_persons USING btree (community_id, person_id, visited_at DESC) WHERE (NOT withdrawn);
alter table visit_persons enable row level security;
alter table visit_persons force row level security;
create policy in_community on visit_persons using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on visit_persons to steward_app;

create table visits (
  community_id uuid not null,
  id uuid not null,
  dwelling_id uuid not null,
  household_id uuid,
  means text not null,
  result text not null,
  changes text[] default '{}'::text[] not null,
  note text default ''::text not null,
  confirmed boolean default false not null,
  next_on date,
  visited_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_for text,
  version integer default 1 not null,
  constraint visits_changes_check CHECK (((changes <@ ARRAY['PEOPLE'::text, 'HOME'::text, 'PHONE'::text, 'HEALTH'::text, 'INCOME'::text, 'NONE'::text]) AND ((NOT ('NONE'::text = ANY (changes))) OR (changes = ARRAY['NONE'::text])))),
  constraint visits_check CHECK ((visited_at <= entered_at)),
  constraint visits_check1 CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_for IS NULL)))),
  constraint visits_community_id_dwelling_id_fkey FOREIGN KEY (community_id, dwelling_id) REFERENCES dwellings(community_id, id),
  constraint visits_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES households(community_id, id),
  constraint visits_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint visits_means_check CHECK ((means = ANY (ARRAY['DOOR'::text, 'PHONE'::text, 'VIDEO'::text, 'PROXY'::text]))),
  constraint visits_note_check CHECK ((length(note) <= 200)),
  constraint visits_pkey PRIMARY KEY (community_id, id),
  constraint visits_result_check CHECK ((result = ANY (ARRAY['MET'::text, 'ANSWERED'::text, 'RELATIVE'::text, 'NO_ANSWER'::text, 'REFUSED'::text, 'MOVED_AWAY'::text, 'IN_HOSPITAL'::text]))),
  constraint visits_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES accounts(id),
  constraint visits_withdrawn_for_check CHECK ((withdrawn_for = ANY (ARRAY['WRONG_DOOR'::text, 'TWICE'::text, 'DID_NOT_HAPPEN'::text])))
);
CREATE INDEX visits_by_day ON public.visits USING btree (community_id, visited_at DESC, id);
CREATE INDEX visits_by_dwelling ON public.visits USING btree (community_id, dwelling_id, visited_at DESC);
CREATE INDEX visits_by_household ON public.visits USING btree (community_id, household_id, visited_at DESC) WHERE (household_id IS NOT NULL);
CREATE INDEX visits_by_writer ON public.visits USING btree (community_id, entered_by, visited_at DESC);
alter table visits enable row level security;
alter table visits force row level security;
create policy in_community on visits using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on visits to steward_app;

create table webhooks (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  events text[] not null,
  secret_sealed bytea not null,
  old_secret_sealed bytea,
  old_secret_until timestamp with time zone,
  enabled boolean default true not null,
  removed_at timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint webhooks_check CHECK (((old_secret_sealed IS NULL) = (old_secret_until IS NULL))),
  constraint webhooks_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(id),
  constraint webhooks_events_check CHECK ((cardinality(events) > 0)),
  constraint webhooks_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id),
  constraint webhooks_name_check CHECK ((name <> ''::text)),
  constraint webhooks_pkey PRIMARY KEY (community_id, id),
  constraint webhooks_url_check CHECK ((url ~ '^https?://'::text))
);
alter table webhooks enable row level security;
alter table webhooks force row level security;
create policy in_community on webhooks using ((community_id = current_community())) with check ((community_id = current_community()));
grant delete, insert, select, update on webhooks to steward_app;

CREATE OR REPLACE FUNCTION public.admit(hashes bytea[], uses boolean[], ats timestamp with time zone[], communities uuid[], since pg_snapshot[])
 RETURNS TABLE(snapshot pg_snapshot, callers jsonb, changed uuid[])
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
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

CREATE OR REPLACE FUNCTION public.announce_lost_duties()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select distinct o.community_id, 'duty', o.person_id, b.grid_id, 'upsert' from lost o
    left join residences r on r.community_id = o.community_id and r.person_id = o.person_id and r.to_day is null
    left join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    left join buildings b on b.community_id = d.community_id and b.id = d.building_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.announce_merged_records()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  records uuid[] := array(select records_of(new.id));
begin
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select new.community_id, held.kind, held.id, b.grid_id, 'upsert' from (
      select 'run' as kind, id, dwelling_id from no_answer_runs
        where community_id = new.community_id and person_id = any(records) and closed_at is null
      union all select 'call', l.id, l.dwelling_id from campaign_calls l
        join care_campaigns k on k.community_id = l.community_id and k.id = l.campaign_id and k.closed_at is null
        where l.community_id = new.community_id and l.person_id = any(records)
      union all select 'need', id, dwelling_id from needs
        where community_id = new.community_id and person_id = any(records) and settled_at is null
      union all select 'visit', v.id, v.dwelling_id from visits v
        where v.community_id = new.community_id and v.withdrawn_at is null and v.id in (
          select visit_id from visit_persons n where n.community_id = new.community_id and n.person_id = any(records))
      union all select 'duty', r.person_id, r.dwelling_id from residences r
        where r.community_id = new.community_id and r.to_day is null
          and r.person_id in (kept_person(old.merged_into), kept_person(new.id))) held
    join dwellings d on d.community_id = new.community_id and d.id = held.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.announce_merged_reporters()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  records uuid[] := array(select records_of(new.id));
begin
  insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
    select k.community_id, 'case', k.id, coalesce(b.grid_id, k.grid_id), 'upsert'
    from case_call_backs q
    join cases k on k.community_id = q.community_id and k.id = q.case_id and not k.confidential
    left join buildings b on b.community_id = k.community_id and b.id = k.building_id
    where q.community_id = new.community_id and q.state = 'WAITING'
      and (k.reporter_person_id = any(records) or exists (select from case_followers f
        where f.community_id = k.community_id and f.case_id = k.id and f.person_id = any(records)));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.begin_with_care_rules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform seed_care_rules(new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.begin_with_deadline_rules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform seed_deadline_rules(new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.case_is_sound(k cases)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin
  return k.case_no ~ '^RS[0-9]{15,}$'
    and k.leaf ~ '^0[1-9][0-9]{2}$'
    and k.class in ('P0', 'P1', 'P2', 'P3', 'P4')
    and k.nature in ('QUESTION', 'HELP', 'COMPLAINT', 'REPORT', 'SUGGESTION', 'PRAISE')
    and k.source in ('SELF', 'RESIDENT', 'HOTLINE_12345', 'PATROL', 'VISIT', 'COMMITTEE', 'PROPERTY', 'OTHER_SYSTEM')
    and k.state in ('REPORTED', 'ACCEPTED', 'REJECTED', 'REDIRECTED', 'DISPATCHED', 'HANDLING', 'SUSPENDED', 'HANDLED',
      'VERIFYING', 'REWORK', 'CLOSED', 'EVALUATED', 'ARCHIVED', 'CANCELLED', 'MERGED')
    and k.first_handler in ('STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR')
    and (k.handler_role is null or k.handler_role in ('STEWARD', 'PROPERTY', 'GRID', 'COMMUNITY', 'MEDIATOR'))
    and (k.result is null or k.result in ('RESOLVED', 'PARTLY', 'EXPLAINED', 'TRANSFERRED', 'UNRESOLVABLE'))
    and (k.resident_says is null or k.resident_says in ('WELL', 'UNREACHED', 'NOBODY'))
    and not (k.anonymous and k.reporter_person_id is not null)
    and k.happened_at <= k.entered_at and k.reported_at <= k.entered_at
    and (k.state not in ('CLOSED', 'EVALUATED', 'ARCHIVED')
      or (k.closed_at is not null and k.result is not null and k.closed_at >= k.reported_at))
    and (not k.confidential or (k.grid_id is null and not k.at_street and not k.before_street))
    and (k.state <> 'DISPATCHED' or k.handler_id is not null or k.handler_unit_id is not null or k.handler_role is not null)
    and (k.state <> 'SUSPENDED' or (k.suspended_at is not null and k.review_on is not null and k.resume_state is not null))
    and (not k.at_street or k.before_street)
    and (k.is_open or k.state = 'EVALUATED' or k.next_clock_at is null)
    and (k.state = 'MERGED') = (k.merged_into is not null);
end $function$
;

CREATE OR REPLACE FUNCTION public.count_dwelling_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  if new.use is distinct from old.use then
    new.field_versions := old.field_versions || jsonb_build_object('use', new.version);
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  return new;
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

CREATE OR REPLACE FUNCTION public.earlier_answer(command_id uuid)
 RETURNS TABLE(result jsonb, actor_id uuid, name text)
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$
begin
  return query select c.result, c.actor_id, c.name from commands c
    where c.community_id = current_community() and c.id = command_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.enter_community(community uuid, account uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  select set_config('steward.community', coalesce(community::text, ''), true),
         set_config('steward.account', coalesce(account::text, ''), true)
$function$
;

CREATE OR REPLACE FUNCTION public.is_in_charge(dispute uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (EXISTS (SELECT 1 FROM dispute_mediators m WHERE ((m.community_id = current_community()) AND (m.dispute_id = is_in_charge.dispute) AND (m.account_id = current_account()) AND (m.standing = 'IN_CHARGE'::text))))
;

CREATE OR REPLACE FUNCTION public.kept_person(record uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE STRICT
AS $function$
declare
  at_record uuid := record;
  into_id uuid;
begin
  loop
    select merged_into into into_id from persons where community_id = current_community() and id = at_record;
    if into_id is null then return at_record; end if;
    at_record := into_id;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.message_is_sound(m messages)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$ begin
  return m.channel in ('IN_APP', 'PUSH', 'EMAIL', 'SMS', 'WECOM', 'WEBHOOK')
    and m.template <> ''
    and m.language in ('zh', 'en')
    and m.state in ('WAITING', 'SENT', 'SHOWN', 'DEAD', 'DROPPED');
end $function$
;

CREATE OR REPLACE FUNCTION public.next_case_number(on_day date)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  community uuid := current_community();
  free record;
  given int;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(community::text, to_char(on_day, 'YYYYMMDD')::bigint)) then
    update case_numbers n set last = n.last + 16 where n.community_id = community and n.day = on_day and n.lane = (
      select own.lane from case_numbers own where own.community_id = community and own.day = on_day
        and own.lane = pg_backend_pid() % 16 for update skip locked)
      returning n.last into given;
    if found then return given; end if;
  end if;
  select n.lane, n.last into free from case_numbers n where n.community_id = community and n.day = on_day
    order by n.last limit 1 for update skip locked;
  if not found then
    insert into case_numbers (community_id, day, lane, last)
      select community, on_day, i, case i when 0 then base.last else base.last + i - 16 end
      from generate_series(0, 15) i, (select coalesce(max(n.last), 0) as last from case_numbers n
        where n.community_id = community and n.day = on_day) base
      on conflict do nothing;
    select n.lane, n.last into free from case_numbers n where n.community_id = community and n.day = on_day
      order by n.last limit 1 for update skip locked;
  end if;
  if free is null then
    select n.lane, n.last into free from case_numbers n where n.community_id = community and n.day = on_day
      order by n.last limit 1 for update;
  end if;
  update case_numbers n set last = free.last + 16 where n.community_id = community and n.day = on_day and n.lane = free.lane;
  return free.last + 16;
end $function$
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

CREATE OR REPLACE FUNCTION public.protect_for_its_mediators(name regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy for_its_mediators on %s as restrictive for select using (is_in_charge(dispute_id))', name);
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
  if facts <> '[]' then
    insert into history (community_id, subject_kind, subject_id, field, old_value, new_value, command_id, actor_id, at)
      select community, x.kind, x.id, x.field, x.old, x.new, record_command.command_id, actor, record_command.at
      from jsonb_to_recordset(facts) x (kind text, id uuid, field text, old jsonb, new jsonb);
  end if;
  if changes <> '[]' then
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select community, x.kind, x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text);
  end if;
  if changes @> '[{"kind": "person"}]' then
    insert into feed (community_id, subject_kind, subject_id, grid_id, operation)
      select community, 'duty', x.id, x.grid, x.operation
      from jsonb_to_recordset(changes) x (kind text, id uuid, grid uuid, operation text)
      where x.kind = 'person' and exists (select from eligibilities e where e.community_id = community and e.person_id = x.id);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.records_of(person uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE ROWS 2
AS $function$
  with recursive record (id) as (
    select kept_person(person)
    union
    select p.id from record join persons p on p.community_id = current_community() and p.merged_into = record.id)
  select id from record $function$
;

CREATE OR REPLACE FUNCTION public.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze grids, compounds, buildings, units, dwellings, persons, households, residences, eligibilities, guardianships, confirmations,
    visits, visit_persons, needs, safety_findings, no_answer_runs, campaign_calls, campaign_outcomes;
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

CREATE OR REPLACE FUNCTION public.seed_care_rules(community uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  before text := current_setting('steward.community', true);
  tiers constant text := '特殊困难老年人探访关爱工作要求（三级探访）';
  groups constant text := '重点服务对象分类与探访要求';
begin
  if community = '00000000-0000-0000-0000-000000000000' then return; end if;
  perform set_config('steward.community', community::text, true);
  insert into care_rules (community_id, id, group_code, age_from, with_group, first_days, tier, days, basis, valid_from)
    select community, gen_random_uuid(), g, a, w, f, t, d, b, '2020-01-01' from (values
      (null, null::int, null, null::int, 1, 7, tiers),
      (null, null, null, null, 2, 30, tiers),
      (null, null, null, null, 3, 91, tiers),
      ('K01', null, null, null, 2, null::int, groups),
      ('K01', 80, null, null, 1, null, tiers),
      ('K02', null, null, null, 2, null, groups),
      ('K02', 80, null, null, 1, null, tiers),
      ('K03', null, null, null, 2, null, groups),
      ('K03', 80, null, null, 1, null, tiers),
      ('K04', null, null, null, 2, null, groups),
      ('K05', null, null, null, 3, null, groups),
      ('K05', 80, 'K01', null, 1, null, groups),
      ('K06', null, null, null, 2, null, groups),
      ('K07', null, null, null, 3, null, groups),
      ('K08', null, null, null, 3, null, groups),
      ('K09', null, null, null, 2, null, groups),
      ('K10', null, null, null, 3, null, groups),
      ('K11', null, null, null, 2, null, groups),
      ('K12', null, null, null, 2, null, groups),
      ('K13', null, null, null, 2, null, groups),
      ('K14', null, null, null, 2, null, groups),
      ('K15', null, null, null, 3, 30, groups),
      ('K15', null, null, 30, 1, null, groups)
    ) seed (g, a, w, f, t, d, b);
  insert into care_flow_rules (community_id, id, step, after_minutes, day_from, day_to, night_tiers, basis)
    select community, gen_random_uuid(), s, m, 8, 20, array[1], '联系不上时的处置流程（本系统默认，可改）' from (values
      ('SECOND_CALL', 120), ('NEIGHBOUR', 240), ('FAMILY', 300), ('DOOR', 360), ('EMERGENCY', 480)) seed (s, m);
  perform set_config('steward.community', coalesce(before, ''), true);
end $function$
;

CREATE OR REPLACE FUNCTION public.seed_deadline_rules(community uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  before text := current_setting('steward.community', true);
  accept constant text := '接诉即办受理时限（天津细则）';
  dispose constant text := '接诉即办办理时限（北京规范）';
  provinces constant text := '12345热线一般、复杂事项办理时限（各省通行）';
  own constant text := '本系统默认，可改';
begin
  if community = '00000000-0000-0000-0000-000000000000' then return; end if;
  perform set_config('steward.community', community::text, true);
  insert into case_settings (community_id) values (community);
  insert into deadline_rules (community_id, id, profile, class, step, amount, unit, runs_from, basis, valid_from)
    select community, gen_random_uuid(), p, c, s, a, u, f, b, '2020-01-01'::date from (values
      ('P1', 'RESPOND', 15, 'MINUTES', 'REPORTED', accept),
      ('P2', 'RESPOND', 30, 'MINUTES', 'REPORTED', accept),
      ('P3', 'RESPOND', 1, 'WORKING_DAYS', 'REPORTED', accept),
      ('P4', 'RESPOND', 1, 'WORKING_DAYS', 'REPORTED', accept),
      ('P0', 'RESPOND', 1, 'WORKING_DAYS', 'REPORTED', accept),
      ('P1', 'DISPOSE', 2, 'HOURS', 'REPORTED', dispose),
      ('P2', 'DISPOSE', 24, 'HOURS', 'REPORTED', dispose),
      ('P0', 'DISPOSE', 1, 'WORKING_DAYS', 'ACCEPTED', own),
      ('P1', 'DISPATCH', 15, 'MINUTES', 'STEP', own),
      ('P2', 'DISPATCH', 30, 'MINUTES', 'STEP', own),
      ('P3', 'DISPATCH', 1, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'DISPATCH', 1, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'DISPATCH', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'RETURN', 30, 'MINUTES', 'STEP', own),
      ('P2', 'RETURN', 2, 'HOURS', 'STEP', own),
      ('P3', 'RETURN', 1, 'WORKING_DAYS', 'STEP', '退单时限（天津细则草案）'),
      ('P4', 'RETURN', 2, 'WORKING_DAYS', 'STEP', '退单时限（天津细则草案）'),
      ('P0', 'RETURN', 1, 'WORKING_DAYS', 'STEP', '退单时限（天津细则草案）'),
      ('P1', 'VERIFY', 1, 'WORKING_DAYS', 'STEP', own),
      ('P2', 'VERIFY', 1, 'WORKING_DAYS', 'STEP', own),
      ('P3', 'VERIFY', 2, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'VERIFY', 2, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'VERIFY', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'CLIMB', 30, 'MINUTES', 'STEP', own),
      ('P2', 'CLIMB', 2, 'HOURS', 'STEP', own),
      ('P3', 'CLIMB', 1, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'CLIMB', 1, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'CLIMB', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'WHISTLE', 30, 'MINUTES', 'STEP', own),
      ('P2', 'WHISTLE', 2, 'HOURS', 'STEP', own),
      ('P3', 'WHISTLE', 1, 'WORKING_DAYS', 'STEP', own),
      ('P4', 'WHISTLE', 1, 'WORKING_DAYS', 'STEP', own),
      ('P0', 'WHISTLE', 1, 'WORKING_DAYS', 'STEP', own),
      ('P1', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P2', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P3', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P4', 'SUSPEND', 90, 'DAYS', 'STEP', own),
      ('P0', 'SUSPEND', 90, 'DAYS', 'STEP', own)
    ) seed (c, s, a, u, f, b) cross join (values ('beijing'), ('workday5')) profiles (p)
    union all
    select community, gen_random_uuid(), p, c, 'DISPOSE', a, u, 'ACCEPTED', b, '2020-01-01'::date from (values
      ('beijing', 'P3', 7, 'DAYS', dispose),
      ('beijing', 'P4', 15, 'DAYS', dispose),
      ('workday5', 'P3', 5, 'WORKING_DAYS', provinces),
      ('workday5', 'P4', 15, 'WORKING_DAYS', provinces)
    ) seed (p, c, a, u, b);
  perform set_config('steward.community', coalesce(before, ''), true);
end $function$
;

CREATE OR REPLACE FUNCTION public.stands_elsewhere(account uuid, here uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET "steward.community" TO '00000000-0000-0000-0000-000000000000'
RETURN (EXISTS (SELECT FROM grants g WHERE ((g.account_id = stands_elsewhere.account) AND (g.community_id <> stands_elsewhere.here) AND ((g.ends_at IS NULL) OR (g.ends_at > stands_elsewhere.at)))))
;
