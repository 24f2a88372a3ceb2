-- A row in error was told one fault at a time: what else is wrong with it stands beside its reason.
alter table import_rows add column further jsonb;
