import { execFileSync, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { loadKeyring } from '../src/keys/keys.ts'
import type { BigTable, EncryptedFile } from './files.ts'
import type { Place } from './place.ts'

/**
 * What a database engineer would write who knows the file and trusts it: `gpg --decrypt | psql` with a `\copy` into an
 * all-text table and one MERGE into a typed table with the same key and indexes. It checks nothing, keeps no rejected
 * rows, no changes and no line numbers: it is the speed to be measured by, not a program to be used.
 */
export interface Reference extends AsyncDisposable {
  /** @returns milliseconds until everything is committed */
  load(file: EncryptedFile): Promise<number>
  /** The file's text, as the reference's gpg decrypts it. */
  decrypted(file: EncryptedFile): Readable
}

export async function openReference(place: Place): Promise<Reference> {
  const home = join(place.folder, 'gpg')
  await mkdir(home, { mode: 0o700, recursive: true })
  const { privateKeys } = await loadKeyring(place.keysDirectory, undefined)
  execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', '--import'], {
    input: privateKeys.join('\n'),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  for (const statement of tables) await place.query(statement)
  const env = { ...process.env, ...psqlEnvironment(place.databaseUrl) }
  return {
    async load(file) {
      const script = join(place.folder, `${file.table}.sql`)
      await writeFile(script, loadScript[file.table])
      const begin = performance.now()
      await run(pipe, [home, file.path, script], env)
      return performance.now() - begin
    },
    decrypted(file) {
      const args = ['--homedir', home, '--no-options', '--batch', '--quiet', '--trust-model', 'always', '--decrypt']
      return spawn('gpg', [...args, file.path], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout
    },
    async [Symbol.asyncDispose]() {
      await place.query('drop schema reference cascade')
      execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'])
    },
  }
}

const pipe =
  'gpg --homedir "$1" --no-options --batch --quiet --trust-model always --decrypt "$2" | psql -X -q -v ON_ERROR_STOP=1 -f "$3"'

async function run(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn('sh', ['-c', script, 'sh', ...args], { stdio: ['ignore', 'ignore', 'pipe'], env })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new Error(`the reference failed: ${said}`)
}

/** Addresses may hold passwords, which do not belong into a program's arguments. */
function psqlEnvironment(url: string): NodeJS.ProcessEnv {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  return {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGDATABASE: database,
    ...(password === undefined || password === null ? {} : { PGPASSWORD: password }),
  }
}

const tables = [
  'create schema reference',
  `create table reference.clients (broker_id integer not null, id bigint not null, name text not null, address text,
     city text, state text, division text, major_group text, industry_group text, sic text, description text,
     primary key (broker_id, id))`,
  `create table reference.policies (broker_id integer not null, id bigint not null, type text, office text,
     carrier_id bigint, client_id bigint, effective_date date, expiration_date date, written_premium numeric,
     carrier_policy_number text, primary key (broker_id, id))`,
  'create index on reference.policies (broker_id, client_id)',
]

const clientColumns = 'name address city state division major_group industry_group sic description'.split(' ')
const policyColumns =
  'type office carrier_id client_id effective_date expiration_date written_premium carrier_policy_number'.split(' ')

/** The casts guard against just those unreadable values that the sample has, by the cheapest means there is. */
const loadScript: Readonly<Record<BigTable, string>> = {
  clients: script('clients', clientColumns, clientColumns.join(', '), 'where name is not null'),
  policies: script(
    'policies',
    policyColumns,
    `type, office, carrier_id::float8::bigint as carrier_id, client_id::float8::bigint as client_id,
     effective_date::date as effective_date,
     case when length(expiration_date) = 10 then expiration_date::date end as expiration_date,
     nullif(written_premium, 'n/a')::numeric as written_premium, carrier_policy_number`,
    '',
  ),
}

function script(table: BigTable, columns: string[], values: string, where: string): string {
  const differs = columns.map((name) => `book.${name} is distinct from sent.${name}`).join(' or ')
  return `begin;
    set local work_mem = '128MB';
    set local enable_nestloop = off;
    create temporary table raw (id text, ${columns.map((name) => `${name} text`).join(', ')}) on commit drop;
    \\copy raw from pstdin with (format csv, header)
    set local default_statistics_target = 10;
    analyze raw (id);
    merge into reference.${table} as book
      using (select id::bigint as id, ${values} from raw ${where}) as sent
        on book.broker_id = 1 and book.id = sent.id
      when matched and (${differs}) then
        update set ${columns.map((name) => `${name} = sent.${name}`).join(', ')}
      when not matched then
        insert (broker_id, id, ${columns.join(', ')}) values (1, sent.id, ${columns.map((name) => `sent.${name}`).join(', ')});
    commit;
`
}
