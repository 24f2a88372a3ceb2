-- Deliberation (议事协商, handbook §6): a topic from its proposal to what came of it. Public matters, so nothing is sealed;
-- names of private people have no place in it. A poll is advice and is called so.

create table topics (
  community_id uuid not null references communities,
  id uuid not null,
  title text not null check (title <> '' and length(title) <= 60),
  matter text not null check (matter in ('PARKING', 'PROPERTY', 'REPAIR', 'ENVIRONMENT', 'ORDER', 'OTHER')),
  text text not null check (text <> '' and length(text) <= 2000),
  compound_id uuid,
  case_id uuid,
  proposed_for text not null check (proposed_for in ('RESIDENTS', 'OWNERS_COMMITTEE', 'PROPERTY', 'COMMUNITY')),
  proposed_by uuid not null references accounts,
  proposed_at timestamptz not null,
  state text not null check (state in ('PROPOSED', 'DECLINED', 'APPROVED', 'MET', 'POLLING', 'POLLED', 'ON_NOTICE', 'CARRYING_OUT',
    'ASSESSED', 'DROPPED')),
  -- By law for all owners together to decide (民法典 §278): advice here never carries it out.
  owners_decide boolean not null default false,
  notice_from date,
  notice_until date,
  version integer not null default 1,
  primary key (community_id, id),
  foreign key (community_id, compound_id) references compounds,
  foreign key (community_id, case_id) references cases,
  check (notice_until >= notice_from + 6)
);
create index topics_by_state on topics (community_id, state, proposed_at);
select protect_community_table('topics');

create table topic_meetings (
  community_id uuid not null references communities,
  id uuid not null,
  topic_id uuid not null,
  held_on date not null,
  place text not null check (length(place) <= 80),
  attended integer not null check (attended between 1 and 5000),
  minutes text not null check (minutes <> '' and length(minutes) <= 4000),
  proposal text not null check (proposal <> '' and length(proposal) <= 2000),
  entered_by uuid not null references accounts,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, topic_id) references topics
);
create index topic_meetings_by_topic on topic_meetings (community_id, topic_id, held_on);
select protect_community_table('topic_meetings');

-- Counts alone: who answered how is not kept.
create table topic_polls (
  community_id uuid not null references communities,
  topic_id uuid not null,
  question text not null check (question <> '' and length(question) <= 200),
  asked integer not null check (asked between 1 and 50000),
  opened_on date not null,
  closed_on date,
  in_favour integer check (in_favour >= 0),
  against integer check (against >= 0),
  abstained integer check (abstained >= 0),
  primary key (community_id, topic_id),
  foreign key (community_id, topic_id) references topics,
  check ((closed_on is null) = (in_favour is null) and (closed_on is null) = (against is null) and (closed_on is null) = (abstained is null)),
  check (in_favour + against + abstained <= asked and closed_on >= opened_on)
);
select protect_community_table('topic_polls');

create table topic_hops (
  community_id uuid not null references communities,
  id uuid not null,
  topic_id uuid not null,
  -- Steps of one command share their moment; this is their order.
  turn bigint not null generated always as identity,
  action text not null,
  to_state text not null,
  text text not null default '' check (length(text) <= 2000),
  by_id uuid not null references accounts,
  role text not null,
  happened_on date not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, topic_id) references topics
);
create index topic_hops_by_topic on topic_hops (community_id, topic_id, turn);
select protect_community_table('topic_hops');
