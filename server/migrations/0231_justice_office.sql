-- The justice office of the street (司法所) as a unit of its own kind: it guides mediation, so its people see how much is
-- mediated, how agreements stand, and the quarrels that were handed to it. Nothing else of a file.
alter table handling_units
  drop constraint handling_units_kind_check,
  add constraint handling_units_kind_check check (kind in ('DEPARTMENT', 'UTILITY', 'PROPERTY', 'JUSTICE_OFFICE', 'OTHER'));

alter table dispute_endings
  drop constraint dispute_endings_referral_check,
  add constraint dispute_endings_referral_check
    check (referral in ('COURT', 'ARBITRATION', 'LABOUR', 'POLICE', 'AUTHORITY', 'LEGAL_AID', 'JUSTICE_OFFICE'));

-- A quarrel that ended here and was handed to the office. Of a confidential one there is no row: it goes from hand to hand.
create table dispute_handings (
  community_id uuid not null references communities,
  dispute_id uuid not null,
  kind text not null check (kind in ('NOT_ACCEPTED', 'FAILED', 'BREACHED')),
  unit_id uuid not null,
  handed_on date not null,
  handed_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, dispute_id, kind),
  foreign key (community_id, dispute_id) references disputes,
  foreign key (community_id, unit_id) references handling_units
);
create index dispute_handings_by_unit on dispute_handings (community_id, unit_id, handed_on desc);
select protect_community_table('dispute_handings');
