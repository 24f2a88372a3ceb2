-- A file that was taken out of the evidence, and put back: rows that say who and when, and why it went. Its number stays its own.
create table evidence_removals (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  file_id uuid not null,
  reason_sealed bytea not null,
  removed_by uuid not null references accounts,
  removed_at timestamptz not null,
  put_back_by uuid references accounts,
  put_back_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, dispute_id) references disputes,
  foreign key (community_id, file_id) references dispute_evidence_files,
  check ((put_back_by is null) = (put_back_at is null)),
  check (put_back_at >= removed_at)
);
-- Taken out once at a time.
create unique index evidence_removals_one on evidence_removals (community_id, file_id) where put_back_at is null;
create index evidence_removals_by_dispute on evidence_removals (community_id, dispute_id);
select protect_community_table('evidence_removals'), protect_for_its_mediators('evidence_removals');
