-- A phone holds its worker's own capacity, so that Today is capped by it there too; like every document it has a version.
alter table care_capacities add column version integer not null default 1;
