-- Whether somebody holds a post, or will, in another community or over the installation. It looks past the border between
-- communities and says only yes or no: who holds more than one community gives must not be taken over from one of them.
create function stands_elsewhere(account uuid, here uuid, at timestamptz) returns boolean
  language sql stable set steward.community = '00000000-0000-0000-0000-000000000000'
  return exists (
    select from grants g where g.account_id = account and g.community_id <> here and (g.ends_at is null or g.ends_at > at));
