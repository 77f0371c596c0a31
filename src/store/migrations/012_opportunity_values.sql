-- What a page of opportunities shows is kept with the assessments, so that a page looks up two rows a policy and not
-- five, and so that all of it speaks of the same moment.
alter table client_assessments add column name text, add column address text, add column city text;
alter table carrier_assessments add column name text;
alter table policy_assessments add column type text;

update client_assessments as a set name = c.name, address = c.address, city = c.city
  from clients c where c.broker_id = a.broker_id and c.id = a.client_id;
update carrier_assessments as a set name = c.name
  from carriers c where c.broker_id = a.broker_id and c.id = a.carrier_id;
update policy_assessments as a set type = p.type
  from policies p where p.broker_id = a.broker_id and p.id = a.policy_id;

-- A line in a state is what carriers ask for most. The index by state then need not hold the line.
create index opportunities_by_state_and_line
  on policy_assessments (broker_id, state collate "C", line collate "C", x_date, policy_id, premium)
  where aside is null and readiness = 'ready';
drop index opportunities_by_state;
create index opportunities_by_state on policy_assessments (broker_id, state collate "C", x_date, policy_id, premium)
  where aside is null and readiness = 'ready';

-- A whole SIC code is asked for most of all; in the index by major group its policies lie far apart.
create index opportunities_by_sic on policy_assessments (broker_id, sic collate "C", x_date, policy_id, state collate "C")
  where aside is null and readiness = 'ready';

-- The few large policies, for the same reason. Reads from $50,000 on have to say so (reads/opportunities/filters.ts).
create index opportunities_of_size on policy_assessments (broker_id, x_date, policy_id, premium)
  where aside is null and readiness = 'ready' and premium >= 50000;
