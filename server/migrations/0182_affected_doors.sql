-- Whoever lives behind an affected door finds the incident by their phone.
create index case_followers_by_door on case_followers (community_id, dwelling_id) where kind = 'AFFECTED';
