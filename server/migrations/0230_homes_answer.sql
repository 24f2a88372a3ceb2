-- What an affected home answers, by itself or to whoever asks: also that it is not reached at all, and that it needs help.
alter table case_followers
  drop constraint case_followers_answer_check,
  add constraint case_followers_answer_check check (answer in ('NOT_AFFECTED', 'NOT_WELL', 'NEEDS_HELP', 'WELL'));
alter table case_incident_answers
  drop constraint case_incident_answers_answer_check,
  add constraint case_incident_answers_answer_check check (answer in ('NOT_AFFECTED', 'NOT_WELL', 'NEEDS_HELP', 'WELL'));

-- A link that was sent to a home by SMS opens until a day, and only while the number it was sent to is that of somebody who
-- lives there. A link that a reporter's own phone made, or that was handed out on paper, has neither.
alter table case_followers add column link_until timestamptz, add column link_mark bytea;
alter table case_followers add constraint case_followers_sent_link check ((link_until is null) = (link_mark is null));
