-- What a book is worth: what was found in it, what was repaired, what somebody decided, and which of its policies
-- carriers may see. The tables whose names end in _assessments, policy_labels, repairs and book_findings are made
-- from the book by src/assess/ and may be made again at any time; decisions and holdbacks are somebody's word.

-- A file is a delta unless it is declared a full snapshot. One that would do harm is held until someone says go.
alter table brokers
  -- The tables whose files are full snapshots unless the sender says otherwise.
  add column snapshot_tables text[] not null default '{}'
    check (snapshot_tables <@ array['clients', 'carriers', 'policies']);

alter table uploads
  add column kind text check (kind in ('delta', 'snapshot')),
  -- When the content was exported, as the sender declared or the encrypted message says.
  add column exported_at timestamptz,
  -- Why it is or was held: {"code": "book.volume.dropped", "params": {...}}.
  add column hold jsonb,
  -- Somebody saw the hold and said go.
  add column released boolean not null default false,
  drop constraint uploads_state_check,
  add constraint uploads_state_check
    check (state in ('queued', 'running', 'held', 'succeeded', 'failed', 'cancelled')),
  add constraint hold_has_reason check (state <> 'held' or hold is not null);

-- Counts whatever could change what is found in a book: loads that wrote something, decisions, holdbacks.
create table books (
  broker_id integer primary key references brokers (id),
  version bigint not null
);
insert into books select distinct broker_id, 1 from uploads where state = 'succeeded';

-- One row each time that a book was assessed; the last one says what the tables below are made from.
create table assessments (
  broker_id integer not null references brokers (id),
  number bigint not null,
  -- Of books.version; the assessment is current while both are the same.
  book_version bigint not null,
  -- The version of the rules as a whole.
  rules text not null,
  -- The last upload in it.
  upload_id bigint,
  as_of date not null,
  assessed_at timestamptz not null default clock_timestamp(),
  -- The scorecard's figures as of that day, for the trend.
  summary jsonb not null,
  -- Milliseconds by part.
  timings jsonb not null,
  primary key (broker_id, number)
);

-- What somebody decided that a policy type is, by the label without case and double blanks. Wins over the rules.
create table line_decisions (
  broker_id integer not null references brokers (id),
  label text not null,
  line text not null,
  decided_at timestamptz not null default clock_timestamp(),
  primary key (broker_id, label)
);

-- Yes or no to a proposed repair, for all rows that share the cause: those that are there and those that come.
create table repair_decisions (
  broker_id integer not null references brokers (id),
  code text not null,
  cause text not null,
  answer text not null check (answer in ('accept', 'refuse')),
  decided_at timestamptz not null default clock_timestamp(),
  primary key (broker_id, code, cause)
);

-- Clients and policies that the broker keeps from carriers.
create table holdbacks (
  broker_id integer not null references brokers (id),
  table_name text not null check (table_name in ('clients', 'policies')),
  record_id bigint not null,
  reason text,
  since timestamptz not null default clock_timestamp(),
  primary key (broker_id, table_name, record_id)
);

-- What each policy type of the book was taken for.
create table policy_labels (
  broker_id integer not null,
  -- The type as sent.
  label text not null,
  verdict text not null check (verdict in ('pc', 'not-pc', 'unspecified', 'review', 'unknown')),
  -- Null where the verdict is review or unknown.
  line text,
  family text,
  -- The rule that decided, or 'decision'.
  rule text not null,
  policies bigint not null,
  premium numeric not null,
  primary key (broker_id, label)
);

-- Values that Openbook has, or proposes, instead of what was sent. What was sent stays in the book's own tables.
create table repairs (
  broker_id integer not null,
  table_name text not null check (table_name in ('clients', 'carriers', 'policies')),
  record_id bigint not null,
  field text not null,
  -- The finding that it mends.
  code text not null,
  -- What the rows share that one answer mends; unique within the code.
  cause text not null,
  sent text,
  value text,
  -- What the value was found from, in words.
  evidence text not null,
  -- applied: safe, done by itself. proposed: waits for an answer.
  state text not null check (state in ('applied', 'proposed', 'accepted', 'refused')),
  since timestamptz not null default clock_timestamp(),
  primary key (broker_id, table_name, record_id, field)
);
create index repairs_by_cause on repairs (broker_id, code, cause, record_id);

-- For each client: the values that count (as sent, or repaired) and what was found. Codes in findings are open;
-- those in proposed are open and have a proposal that nobody has answered; those in repaired are mended.
create table client_assessments (
  broker_id integer not null,
  client_id bigint not null,
  -- Two letters.
  state text,
  division text,
  major_group text,
  industry_group text,
  -- Four digits.
  sic text,
  description text,
  readiness text not null check (readiness in ('ready', 'repairable', 'blocked')),
  findings text[] not null,
  proposed text[] not null,
  repaired text[] not null,
  primary key (broker_id, client_id)
) with (fillfactor = 90);

create table carrier_assessments (
  broker_id integer not null,
  carrier_id bigint not null,
  state text,
  zip text,
  readiness text not null check (readiness in ('ready', 'repairable', 'blocked')),
  findings text[] not null,
  proposed text[] not null,
  repaired text[] not null,
  primary key (broker_id, carrier_id)
) with (fillfactor = 90);

-- For each policy the same. Its findings are its own; its readiness is the worst of its own, its client's and its
-- carrier's. Nothing here depends on the day: whether a policy expires in the window is asked when it is read.
create table policy_assessments (
  broker_id integer not null,
  policy_id bigint not null,
  client_id bigint,
  carrier_id bigint,
  line text,
  family text,
  effective_date date,
  -- The expiration date that counts; a proposed one as long as nobody has said no to it.
  x_date date,
  premium numeric,
  office text,
  -- The client's, for filters.
  state text,
  major_group text,
  sic text,
  -- Why it is out of scope whatever the day: the code of a scope finding.
  aside text,
  readiness text not null check (readiness in ('ready', 'repairable', 'blocked')),
  findings text[] not null,
  proposed text[] not null,
  repaired text[] not null,
  primary key (broker_id, policy_id)
) with (fillfactor = 90);

-- Opportunities are read in the order of their x-date, whole or narrowed by one of these, or in the order of their
-- premium, which also finds the few above an amount. The columns after policy_id are there for a second filter: it is
-- decided in the index, without the row. Text is in the order of its bytes, which takes a quarter of the time when a
-- book is assessed; reads have to ask for that order, too.
create index opportunities_by_date on policy_assessments (broker_id, x_date, policy_id, premium)
  where aside is null and readiness = 'ready';
create index opportunities_by_state
  on policy_assessments (broker_id, state collate "C", x_date, policy_id, line collate "C", premium)
  where aside is null and readiness = 'ready';
create index opportunities_by_line on policy_assessments (broker_id, line collate "C", x_date, policy_id, premium)
  where aside is null and readiness = 'ready';
create index opportunities_by_carrier
  on policy_assessments (broker_id, carrier_id, x_date, policy_id, state collate "C")
  where aside is null and readiness = 'ready';
create index opportunities_by_major_group
  on policy_assessments (broker_id, major_group collate "C", x_date, policy_id, sic collate "C", state collate "C")
  where aside is null and readiness = 'ready';
create index opportunities_by_premium on policy_assessments (broker_id, premium, policy_id, x_date)
  where aside is null and readiness = 'ready';

-- What was found about the book as a whole.
create table book_findings (
  broker_id integer not null,
  code text not null,
  table_name text not null check (table_name in ('clients', 'carriers', 'policies')),
  params jsonb not null,
  primary key (broker_id, code, table_name)
);
