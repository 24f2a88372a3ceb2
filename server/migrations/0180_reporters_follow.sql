-- Whoever is named as a reporter follows their case: found by person when their phone is confirmed in the portal.
create index case_followers_by_person on case_followers (community_id, person_id) where person_id is not null;
