-- What a resident says by themselves may stand for a call-back (decision 180): whose words it is stands beside the answer.
alter table case_call_backs add column source text not null default 'DESK' check (source in ('DESK', 'RESIDENT'));
alter table case_call_backs add constraint case_call_backs_resident_answers check (source = 'DESK' or state in ('ANSWERED', 'WITHDRAWN'));
-- Null: was not asked, or left open.
alter table portal_ratings add column contacted boolean;
