-- Search, duplicates somebody has looked at, saved lists.

-- What a person can be found by, one row per term and building lived in (written by server/src/registry/search-terms.ts,
-- derived from persons and residences; no foreign keys, which would double the cost of writing: rebuilding is the repair).
-- Terms begin with their kind: 'n:' name, 'p:' pinyin, 'i:' initials (pinyin and name behind), from the first character; 'n~' 'p~' 'i~'
-- from a later one; a '-' after the letter where the person died or moved out. Example for 张小明:
--   n:张小明  n~小明  n~明  p:zhang'xiao'ming  p~xiao'ming  p~ming  i:zxm zhang'xiao'ming 张小明  i~xm xiao'ming 小明
-- Below row-level security an index is used only with leakproof operators: text >= and < in collation "C" are, LIKE is not.
create table search_terms (
  community_id uuid not null,
  term text collate "C" not null,
  person_id uuid not null,
  building_id uuid not null,
  primary key (community_id, term, person_id, building_id)
);
create index search_terms_by_person on search_terms (community_id, person_id);
select protect_community_table('search_terms');

create index dwellings_by_room on dwellings (community_id, room);

-- "These two are different people": the pair is not suggested again. The smaller id first.
create table duplicate_dismissals (
  community_id uuid not null references communities,
  first_id uuid not null,
  second_id uuid not null,
  dismissed_by uuid not null references accounts,
  dismissed_at timestamptz not null,
  primary key (community_id, first_id, second_id),
  foreign key (community_id, first_id) references persons on delete cascade,
  foreign key (community_id, second_id) references persons on delete cascade,
  check (first_id < second_id)
);
create index duplicate_dismissals_by_second on duplicate_dismissals (community_id, second_id);
select protect_community_table('duplicate_dismissals');

create table saved_views (
  community_id uuid not null references communities,
  id uuid not null,
  account_id uuid not null references accounts,
  list text not null check (list in ('persons', 'households')),
  name text not null check (name <> ''),
  view jsonb not null,
  saved_at timestamptz not null,
  primary key (community_id, id)
);
create unique index saved_views_by_name on saved_views (community_id, account_id, list, name);
select protect_community_table('saved_views');
