-- Views of cases and of the inbox are kept where those of persons and households are: one table, one way to keep a list.
alter table saved_views
  drop constraint saved_views_list_check,
  add constraint saved_views_list_check check (list in ('persons', 'households', 'cases', 'inbox'));

do $$
declare
  before text := current_setting('steward.community', true);
  one uuid;
begin
  for one in select id from communities loop
    perform set_config('steward.community', one::text, true);
    insert into saved_views (community_id, id, account_id, list, name, view, saved_at)
      select community_id, id, account_id, 'cases', name,
        filters || jsonb_build_object('list', 'cases', 'id', id, 'name', name), saved_at
      from case_views where community_id = one;
  end loop;
  perform set_config('steward.community', coalesce(before, ''), true);
end $$;

drop table case_views;
