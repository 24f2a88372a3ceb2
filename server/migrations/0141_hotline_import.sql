-- A list of the 12345 hotline comes in through the same door as a spreadsheet of the register; its rows become cases.
alter table imports add column kind text not null default 'register' check (kind in ('register', 'hotline'));

-- The number another office gave to a case; the same number is the same case (handbook §13, idempotent by it).
alter table cases add column external_no text collate "C";
create unique index cases_by_external_no on cases (community_id, external_no) where external_no is not null;

-- Of a row of such a list: what it was read as (codes and ids, never its cells), what a person decided, the case it became.
alter table import_rows add column reading jsonb;
alter table import_rows add column choice jsonb;
alter table import_rows add column case_id uuid;
alter table import_rows add foreign key (community_id, case_id) references cases;
