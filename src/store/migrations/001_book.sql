-- The book: brokers, their three tables, and what came of every file they sent.
-- Every key and every unique index starts with broker_id, so that the schema can be spread by broker.

create table brokers (
  id integer generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  -- Made for trying out. It is never the one that is meant when a file names no broker.
  sample boolean not null default false,
  created_at timestamptz not null default now()
);

-- The three tables have no foreign key to brokers: the check would run once a row, and a row only ever gets in
-- through an upload, which has one. Pages keep a tenth free: a later export changes about so many rows, and one whose
-- new version finds room on its page needs no new entries in the indexes.
create table clients (
  broker_id integer not null,
  id bigint not null check (id between 0 and 9007199254740991),
  name text not null check (name <> ''),
  address text,
  city text,
  state text,
  division text,
  major_group text,
  industry_group text,
  sic text,
  description text,
  -- Cells that could not be read as their column's kind, as sent, by column name.
  unreadable jsonb,
  -- Where the row last came from.
  upload_id bigint not null,
  line bigint not null,
  primary key (broker_id, id)
) with (fillfactor = 90);

create table carriers (
  broker_id integer not null,
  id bigint not null check (id between 0 and 9007199254740991),
  name text,
  address_1 text,
  address_2 text,
  city text,
  state text,
  zip text,
  unreadable jsonb,
  upload_id bigint not null,
  line bigint not null,
  primary key (broker_id, id)
) with (fillfactor = 90);

-- client_id and carrier_id are soft references: a policy may arrive before its client.
create table policies (
  broker_id integer not null,
  id bigint not null check (id between 0 and 9007199254740991),
  type text,
  office text,
  carrier_id bigint,
  client_id bigint,
  effective_date date,
  expiration_date date,
  written_premium numeric,
  carrier_policy_number text,
  unreadable jsonb,
  upload_id bigint not null,
  line bigint not null,
  primary key (broker_id, id)
) with (fillfactor = 90);

create index policies_by_client on policies (broker_id, client_id);

-- One row a received file. Its life: queued → running → succeeded | failed | cancelled; a retry makes it queued again.
create table uploads (
  broker_id integer not null references brokers (id),
  id bigint not null,
  source text not null check (source in ('api', 'command')),
  file_name text,
  encrypted boolean not null,
  bytes bigint not null,
  -- Of the file as received; a load by command knows it when it has read the file.
  sha256 bytea,
  -- What the sender said the table is; table_name is what the header row told.
  wanted_table text check (wanted_table in ('clients', 'carriers', 'policies')),
  table_name text check (table_name in ('clients', 'carriers', 'policies')),
  header text[],
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  phase text check (phase in ('waiting', 'reading', 'settling', 'merging', 'reporting')),
  attempts integer not null default 0,
  attempts_allowed integer not null default 5,
  bytes_done bigint not null default 0,
  rows_read bigint not null default 0,
  rows_added bigint not null default 0,
  rows_updated bigint not null default 0,
  rows_unchanged bigint not null default 0,
  rows_rejected bigint not null default 0,
  rows_repeated bigint not null default 0,
  failure_code text,
  failure_params jsonb,
  warnings jsonb not null default '[]',
  key_fingerprint text,
  -- Milliseconds spent in each stage of the last attempt.
  timings jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  primary key (broker_id, id),
  constraint books_balance check (
    state <> 'succeeded'
    or rows_read = rows_added + rows_updated + rows_unchanged + rows_rejected + rows_repeated
  ),
  constraint failure_has_code check ((state = 'failed') = (failure_code is not null))
);

create sequence upload_ids;

create index uploads_by_id on uploads (id);
create index uploads_by_content on uploads (broker_id, sha256);

-- The file as received, so that any worker on any machine can take the job. Dropped after the retention time.
create table upload_chunks (
  broker_id integer not null,
  upload_id bigint not null,
  position integer not null,
  bytes bytea not null,
  primary key (broker_id, upload_id, position)
);
alter table upload_chunks alter column bytes set storage external;

-- The rows that were not stored, in the file's own columns, each with everything found on it.
create table rejections (
  broker_id integer not null,
  upload_id bigint not null,
  line bigint not null,
  cells text[] not null,
  findings jsonb not null,
  primary key (broker_id, upload_id, line)
);

-- Every updated row: the columns that changed, before and after. An added row is known by the upload that it names.
-- json rather than jsonb: it is written a hundred thousand at a time, seldom read, never searched.
create table changes (
  broker_id integer not null,
  upload_id bigint not null,
  record_id bigint not null,
  table_name text not null,
  before json not null,
  after json not null,
  -- Where the row had come from before.
  previous_upload_id bigint not null,
  previous_line bigint not null,
  primary key (broker_id, upload_id, record_id)
);

-- Keeps changes, whatever statement updates a table of the book. The statement is planned anew each time (EXECUTE):
-- a plan made for nine rows would be ruinous for a million. It compares column by column and writes JSON for those
-- that differ, which takes half the time of turning whole rows into JSON.
create function keep_changes() returns trigger language plpgsql as $$
declare
  member constant text := $f$case when old.%1$I is distinct from new.%1$I then '"%1$s":' || coalesce(to_json(%2$s.%1$I)::text, 'null') end$f$;
  before_members text;
  after_members text;
begin
  select string_agg(format(member, attname, 'old'), ', ' order by attnum), string_agg(format(member, attname, 'new'), ', ' order by attnum)
    into before_members, after_members
    from pg_attribute
    where attrelid = tg_relid and attnum > 0 and not attisdropped
      and attname not in ('broker_id', 'id', 'upload_id', 'line');
  execute format(
    $f$insert into changes (broker_id, upload_id, record_id, table_name, before, after, previous_upload_id, previous_line)
    select new.broker_id, new.upload_id, new.id, %L,
      ('{' || concat_ws(',', %s) || '}')::json, ('{' || concat_ws(',', %s) || '}')::json,
      old.upload_id, old.line
    from rows_before as old join rows_after as new using (broker_id, id)$f$,
    tg_table_name, before_members, after_members);
  return null;
end
$$;

create trigger keep_changes after update on clients
  referencing old table as rows_before new table as rows_after
  for each statement execute function keep_changes();
create trigger keep_changes after update on carriers
  referencing old table as rows_before new table as rows_after
  for each statement execute function keep_changes();
create trigger keep_changes after update on policies
  referencing old table as rows_before new table as rows_after
  for each statement execute function keep_changes();
