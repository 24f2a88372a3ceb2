-- Pictures and papers of a piece of evidence. The bytes lie beside the database, sealed, under the id of the row; `sheet` counts
-- them through the dispute, as the dossier lists them.
alter table dispute_evidence add unique (community_id, dispute_id, id);

create table dispute_evidence_files (
  community_id uuid not null references communities,
  id uuid not null,
  dispute_id uuid not null,
  evidence_id uuid not null,
  sheet integer not null check (sheet >= 1),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  name_sealed bytea not null,
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, dispute_id, sheet),
  foreign key (community_id, id) references files,
  foreign key (community_id, dispute_id, evidence_id) references dispute_evidence (community_id, dispute_id, id)
);
select protect_community_table('dispute_evidence_files'), protect_for_its_mediators('dispute_evidence_files');
