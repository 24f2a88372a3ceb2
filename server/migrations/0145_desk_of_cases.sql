-- What the desk keeps around cases: texts written again and again, and lists as somebody likes them.

create table case_phrases (
  community_id uuid not null references communities,
  id uuid not null,
  text text not null check (text <> ''),
  saved_by uuid not null references accounts,
  saved_at timestamptz not null,
  primary key (community_id, id)
);
select protect_community_table('case_phrases');

create table case_views (
  community_id uuid not null references communities,
  id uuid not null,
  account_id uuid not null references accounts,
  name text not null check (name <> ''),
  filters jsonb not null,
  saved_at timestamptz not null,
  primary key (community_id, id)
);
create unique index case_views_by_name on case_views (community_id, account_id, name);
select protect_community_table('case_views');
