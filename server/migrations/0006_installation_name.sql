-- The name people read beside an administrator's post of the whole installation.
update communities set name = '整个系统' where id = '00000000-0000-0000-0000-000000000000';
