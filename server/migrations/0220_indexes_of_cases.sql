-- A report wrote into twelve indexes of cases. Three answered no question of their own: lists by state ask for what is open, which
-- cases_open_by_state has; a grid's cases are found by its buildings; and what is counted of open cases can stand in the index that
-- has them by their deadline.
drop index cases_by_state;
drop index cases_by_grid;
drop index cases_open_counts;
drop index cases_open_by_due;
create index cases_open_by_due on cases (community_id, coalesce(step_by, 'infinity'), id)
  include (step_by, state, at_street, reported_at) where is_open and not confidential;

-- The checks of one message in one function, as for cases (0210): PostgreSQL reads the text of every check anew for every statement.
create function message_is_sound(m messages) returns boolean language plpgsql immutable parallel safe as $$ begin
  return m.channel in ('IN_APP', 'PUSH', 'EMAIL', 'SMS', 'WECOM', 'WEBHOOK')
    and m.template <> ''
    and m.language in ('zh', 'en')
    and m.state in ('WAITING', 'SENT', 'SHOWN', 'DEAD', 'DROPPED');
end $$;
alter table messages
  add constraint message_is_sound check (message_is_sound(messages.*)),
  drop constraint messages_channel_check,
  drop constraint messages_template_check,
  drop constraint messages_language_check,
  drop constraint messages_state_check;

-- A foreign key share-locks the row it points at, and many lock one row by keeping a list of who does. All who report in a grid
-- point at that grid, and all messages at the one account they are for (0053_keys_that_lock.sql). The grid is that of a building,
-- which points at it, or of the writer's post; the account is that of a post. Neither is ever deleted.
alter table cases drop constraint cases_community_id_grid_id_fkey;
alter table messages drop constraint messages_community_id_fkey, drop constraint messages_account_id_fkey;
