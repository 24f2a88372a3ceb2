-- When password and second factor were last given for a session. A phone's session has none: it is given by another.
alter table sessions add column signed_in_at timestamptz;
