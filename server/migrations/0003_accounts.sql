-- Where an account was made, so that the administrator of one community finds it before it has a post.
alter table accounts add column created_in uuid references communities;
