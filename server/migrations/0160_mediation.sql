-- Mediation (handbook §6). What parties say is sealed; columns hold what clocks, states and counts need. Days are days of the
-- people's calendar, entered from paper as well as on the spot.

create table mediation_rooms (
  community_id uuid not null references communities,
  id uuid not null,
  name text not null check (name <> '' and length(name) <= 40),
  place text not null default '' check (length(place) <= 80),
  seats integer not null check (seats between 1 and 500),
  retired_at timestamptz,
  version integer not null default 1,
  primary key (community_id, id),
  unique (community_id, name)
);
select protect_community_table('mediation_rooms');

create table disputes (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_no text collate "C" not null check (dispute_no ~ '^TJ[0-9]{11,}$'),
  type text collate "C" not null check (type ~ '^(0[1-9]|1[0-7]|99)$'),
  source text not null check (source in ('APPLICATION', 'COMMITTEE', 'HANDED_OVER')),
  applied_how text not null check (applied_how in ('ORAL', 'WRITTEN')),
  state text not null check (state in ('APPLIED', 'NOT_ACCEPTED', 'ACCEPTED', 'MEDIATING', 'AGREED_ORAL', 'AGREED_WRITTEN',
    'FAILED', 'WITHDRAWN', 'PERFORMING', 'PERFORMED', 'BREACHED', 'ARCHIVED')),
  confidential boolean not null default false,
  case_id uuid,
  -- Title, what happened, what is asked for, by whom it was handed over.
  told_sealed bytea not null,
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  applied_on date not null,
  accept_by date not null,
  accepted_on date,
  begun_on date,
  -- One month from acceptance, or what both parties agreed to since.
  due_on date,
  concluded_on date,
  conclusion text check (conclusion in ('AGREED', 'FAILED', 'WITHDRAWN', 'NOT_ACCEPTED')),
  effect_on date,
  filed_on date,
  version integer not null default 1,
  primary key (community_id, id),
  unique (community_id, dispute_no),
  foreign key (community_id, case_id) references cases,
  check (type <> '01' or confidential),
  check (state in ('APPLIED', 'NOT_ACCEPTED', 'WITHDRAWN', 'ARCHIVED') or (accepted_on is not null and due_on is not null)),
  check (state not in ('PERFORMING', 'PERFORMED', 'BREACHED') or effect_on is not null),
  check ((state = 'ARCHIVED') = (filed_on is not null)),
  check ((concluded_on is null) = (conclusion is null)),
  check (accepted_on >= applied_on and begun_on >= accepted_on and due_on >= accepted_on)
);
create index disputes_by_state on disputes (community_id, state, applied_on);
create index disputes_by_case on disputes (community_id, case_id) where case_id is not null;
select protect_community_table('disputes');

create table dispute_numbers (
  community_id uuid not null references communities,
  year integer not null,
  last integer not null,
  primary key (community_id, year)
);
select protect_community_table('dispute_numbers');

-- Name, phone, address, guardian, representative are sealed; a person of the register is pointed to besides.
create table dispute_parties (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  side text not null check (side in ('APPLICANT', 'RESPONDENT', 'THIRD')),
  person_id uuid,
  is_minor boolean not null default false,
  who_sealed bytea not null,
  notice_signed_on date,
  left_on date,
  entered_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, dispute_id, id),
  foreign key (community_id, dispute_id) references disputes,
  foreign key (community_id, person_id) references persons
);
create unique index dispute_parties_once on dispute_parties (community_id, dispute_id, person_id)
  where person_id is not null and left_on is null;
select protect_community_table('dispute_parties');

create table dispute_mediators (
  community_id uuid not null references communities,
  dispute_id uuid not null,
  account_id uuid not null references accounts,
  standing text not null check (standing in ('ASKED', 'IN_CHARGE', 'OUT')),
  chosen_by text not null check (chosen_by in ('COMMITTEE', 'PARTIES')),
  since timestamptz not null,
  primary key (community_id, dispute_id, account_id),
  foreign key (community_id, dispute_id) references disputes
);
create index dispute_mediators_by_account on dispute_mediators (community_id, account_id);
select protect_community_table('dispute_mediators');

-- What mediators said of themselves; a declared interest stays declared.
create table dispute_interests (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  account_id uuid not null references accounts,
  same_building boolean not null,
  relative boolean not null,
  other_sealed bytea,
  declared_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes
);
create index dispute_interests_by_dispute on dispute_interests (community_id, dispute_id, account_id);
select protect_community_table('dispute_interests');

-- Every yes and no, each a row; the last one counts.
create table dispute_consents (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid not null,
  consent_to text not null check (consent_to in ('MEDIATION', 'EXTENSION', 'CONFIRMATION')),
  answer text not null check (answer in ('AGREED', 'REFUSED', 'WITHDRAWN')),
  means text not null check (means in ('IN_PERSON', 'PHONE', 'WRITTEN')),
  answered_on date not null,
  until date,
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dispute_id, party_id) references dispute_parties (community_id, dispute_id, id),
  check ((consent_to = 'EXTENSION') = (until is not null))
);
create index dispute_consents_by_party on dispute_consents (community_id, dispute_id, party_id, entered_at);
select protect_community_table('dispute_consents');

-- A room and a mediator are in one session at a time. Cancelled sessions stay as rows and take up nothing.
create table mediation_sessions (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  room_id uuid,
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  booked_by uuid not null references accounts,
  booked_at timestamptz not null,
  cancelled_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes,
  foreign key (community_id, room_id) references mediation_rooms,
  constraint one_session_in_a_room exclude using gist (community_id with =, room_id with =, during with &&)
    where (cancelled_at is null and room_id is not null)
);
create index mediation_sessions_by_dispute on mediation_sessions (community_id, dispute_id);
select protect_community_table('mediation_sessions');

create table session_mediators (
  community_id uuid not null references communities,
  session_id uuid not null,
  account_id uuid not null references accounts,
  during tstzrange not null,
  cancelled_at timestamptz,
  primary key (community_id, session_id, account_id),
  foreign key (community_id, session_id) references mediation_sessions,
  constraint one_session_of_a_mediator exclude using gist (community_id with =, account_id with =, during with &&)
    where (cancelled_at is null)
);
select protect_community_table('session_mediators');

-- Whether the account at work is a mediator in charge of the dispute.
create function is_in_charge(dispute uuid) returns boolean language sql stable
  return exists (select 1 from dispute_mediators m where m.community_id = current_community() and m.dispute_id = dispute
    and m.account_id = current_account() and m.standing = 'IN_CHARGE');

-- What was said in confidence is read by the mediators in charge and by nobody else: here the database itself refuses,
-- whatever the code asks.
create function protect_for_its_mediators(name regclass) returns void language plpgsql as $$
begin
  execute format('create policy for_its_mediators on %s as restrictive for select using (is_in_charge(dispute_id))', name);
end $$;

create table dispute_records (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null check (kind in ('INVESTIGATION', 'SESSION', 'NOTE')),
  session_id uuid,
  held_on date not null,
  text_sealed bytea not null,
  written_by uuid not null references accounts,
  written_at timestamptz not null,
  -- A record is not rewritten; a better one replaces it, and both stay.
  replaces uuid,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes,
  foreign key (community_id, session_id) references mediation_sessions,
  foreign key (community_id, replaces) references dispute_records
);
create index dispute_records_by_dispute on dispute_records (community_id, dispute_id, held_on);
select protect_community_table('dispute_records'), protect_for_its_mediators('dispute_records');

create table dispute_evidence (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid,
  told_sealed bytea not null,
  received_on date not null,
  entered_by uuid not null references accounts,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes,
  foreign key (community_id, dispute_id, party_id) references dispute_parties (community_id, dispute_id, id)
);
create index dispute_evidence_by_dispute on dispute_evidence (community_id, dispute_id);
select protect_community_table('dispute_evidence'), protect_for_its_mediators('dispute_evidence');

create table dispute_agreements (
  community_id uuid not null references communities,
  dispute_id uuid not null,
  form text not null check (form in ('ORAL', 'WRITTEN')),
  agreed_on date not null,
  -- Facts and responsibilities, and what else was agreed.
  text_sealed bytea not null,
  written_by uuid not null references accounts,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (community_id, dispute_id),
  foreign key (community_id, dispute_id) references disputes
);
select protect_community_table('dispute_agreements'), protect_for_its_mediators('dispute_agreements');

-- Who owes what to whom until when. Amount and words are sealed.
create table agreement_items (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  at integer not null,
  kind text not null check (kind in ('MONEY', 'ACT')),
  obligor_id uuid not null,
  obligee_id uuid,
  due_on date not null,
  what_sealed bytea not null,
  performed_on date,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references dispute_agreements (community_id, dispute_id),
  foreign key (community_id, dispute_id, obligor_id) references dispute_parties (community_id, dispute_id, id),
  foreign key (community_id, dispute_id, obligee_id) references dispute_parties (community_id, dispute_id, id)
);
create index agreement_items_by_dispute on agreement_items (community_id, dispute_id, at);
select protect_community_table('agreement_items'), protect_for_its_mediators('agreement_items');

-- Parties, mediators, the committee's seal; with the last one a written agreement binds (人民调解法 §29).
create table agreement_signatures (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid,
  account_id uuid references accounts,
  how text not null check (how in ('SIGNATURE', 'SEAL', 'FINGERPRINT')),
  signed_on date not null,
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references dispute_agreements (community_id, dispute_id),
  foreign key (community_id, dispute_id, party_id) references dispute_parties (community_id, dispute_id, id),
  check (party_id is null or account_id is null)
);
create unique index agreement_signed_once on agreement_signatures
  (community_id, dispute_id, coalesce(party_id, account_id, '00000000-0000-0000-0000-000000000000'));
select protect_community_table('agreement_signatures'), protect_for_its_mediators('agreement_signatures');

create table dispute_follow_ups (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null check (kind in ('DUE', 'WEEK', 'MONTH')),
  due_on date not null,
  done_on date,
  done_by uuid references accounts,
  means text check (means in ('IN_PERSON', 'PHONE', 'WRITTEN')),
  note_sealed bytea,
  primary key (community_id, id),
  unique (community_id, dispute_id, kind, due_on),
  foreign key (community_id, dispute_id) references disputes,
  check ((done_on is null) = (done_by is null) and (done_on is null) = (means is null))
);
select protect_community_table('dispute_follow_ups'), protect_for_its_mediators('dispute_follow_ups');

-- How it ended without agreement, or without being kept, and where the parties were told to go.
create table dispute_endings (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null check (kind in ('NOT_ACCEPTED', 'FAILED', 'WITHDRAWN', 'BREACHED')),
  reason text check (reason in ('IN_COURT', 'OTHER_BODY', 'CRIMINAL', 'NOT_THEIRS', 'PARTY_REFUSES')),
  referral text check (referral in ('COURT', 'ARBITRATION', 'LABOUR', 'POLICE', 'AUTHORITY', 'LEGAL_AID')),
  ended_on date not null,
  text_sealed bytea not null,
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes,
  check ((kind = 'NOT_ACCEPTED') = (reason is not null)),
  check (kind = 'WITHDRAWN' or referral is not null)
);
create index dispute_endings_by_dispute on dispute_endings (community_id, dispute_id);
select protect_community_table('dispute_endings'), protect_for_its_mediators('dispute_endings');

-- Of the dispute, never of a person; the last row counts until it expires. Without level: taken off.
create table dispute_risks (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  level text check (level in ('RED', 'ORANGE', 'YELLOW')),
  reason_sealed bytea,
  until date,
  set_by uuid not null references accounts,
  set_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes,
  check ((level is null) = (reason_sealed is null) and (level is null) = (until is null))
);
create index dispute_risks_by_dispute on dispute_risks (community_id, dispute_id, set_at);
select protect_community_table('dispute_risks'), protect_for_its_mediators('dispute_risks');

-- Within 30 days of effect, both together (人民调解法 §33).
create table court_confirmations (
  community_id uuid not null references communities,
  dispute_id uuid not null,
  court text not null check (court <> '' and length(court) <= 60),
  papers text[] not null,
  applied_on date not null,
  result text check (result in ('CONFIRMED', 'REJECTED')),
  result_on date,
  ruling_no text not null default '' check (length(ruling_no) <= 60),
  primary key (community_id, dispute_id),
  foreign key (community_id, dispute_id) references disputes,
  check ((result is null) = (result_on is null) and result_on >= applied_on)
);
select protect_community_table('court_confirmations'), protect_for_its_mediators('court_confirmations');

-- What happened, by whom, in which post, on which day, and when it was written down. No words of the parties.
create table dispute_hops (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  -- Steps of one command share their moment; this is their order.
  turn bigint not null generated always as identity,
  action text not null,
  to_state text,
  by_id uuid not null references accounts,
  role text not null,
  happened_on date not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes
);
create index dispute_hops_by_dispute on dispute_hops (community_id, dispute_id, turn);
select protect_community_table('dispute_hops');
