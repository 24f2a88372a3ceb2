-- For taking back an import: a person goes only if no merge leads to them, and that must not cost a scan each.
create index persons_by_merged_into on persons (community_id, merged_into) where merged_into is not null;
create index person_merges_by_dropped on person_merges (community_id, dropped_id);
