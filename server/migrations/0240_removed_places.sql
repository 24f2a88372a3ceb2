-- A place that was made by mistake and taken out again is found from what it stood in: the history of a building tells of
-- its doors, that of a compound of its buildings.

create index history_removed_within on history (community_id, (old_value ->> 'within')) where field = '*removed*';
