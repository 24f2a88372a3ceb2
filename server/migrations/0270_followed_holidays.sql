-- By which national holidays the deadlines here were computed: the last year known and a fingerprint of the days. An upgrade
-- that brings others has them computed anew by the next round of the clock; null: by whatever came before this column.
alter table case_settings add column holidays text check (holidays ~ '^\d{1,4} [0-9a-f]{16}$');
