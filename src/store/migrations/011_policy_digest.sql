-- Stands for all that an assessment of a policy is made from. The next assessment compares it, and not the whole row.
alter table policy_assessments add column digest bigint not null default 0;
