-- A link is found within its community, as every key of community data is.
alter table case_followers drop constraint case_followers_link_hash_key;
create unique index case_followers_by_link on case_followers (community_id, link_hash) where link_hash is not null;
