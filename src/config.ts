import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Failure } from './book/failures.ts'

/** Everything Openbook can be told by its environment, as data: docs/reference/settings.md is held against it. */
export const settings = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    expected: 'a PostgreSQL address such as postgresql://user@host:5432/openbook',
    describe: 'The PostgreSQL (15 or newer) to use. Without it Openbook runs its own, embedded one.',
  },
  OPENBOOK_DATA: {
    schema: z.string().min(1).default('.openbook'),
    expected: 'a folder',
    describe: 'Where the embedded database and the keys are kept. Made when missing, readable by its owner only.',
  },
  OPENBOOK_KEYS: {
    schema: z.string().min(1).optional(),
    expected: 'a folder',
    describe: 'Where the OpenPGP keys are kept; by default the folder keys in OPENBOOK_DATA.',
  },
  OPENBOOK_KEY_PASSPHRASE_FILE: {
    schema: z.string().min(1).optional(),
    expected: 'a file',
    describe:
      'A file with the passphrases that open locked private keys, one a line. All of them are tried; the first one locks new keys.',
  },
  OPENBOOK_KEY_PASSPHRASE: {
    schema: z.string().min(1).optional(),
    expected: 'a passphrase',
    describe: 'The passphrase itself; the file is the better way.',
  },
  OPENBOOK_OPENPGP: {
    schema: z.enum(['auto', 'gpg', 'openpgpjs']).default('auto'),
    expected: 'auto, gpg or openpgpjs',
    describe: 'What decrypts: the gpg program, OpenPGP.js, or gpg where it is installed and OpenPGP.js elsewhere.',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    expected: 'an address to listen on',
    describe: 'The address the server listens on. Only this machine can reach the default.',
  },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
    expected: 'a port from 0 to 65535',
    describe: 'The port the server listens on; 0 takes any free one.',
  },
  OPENBOOK_HOSTS: {
    schema: z
      .string()
      .regex(/^[\w.-]+(\s*,\s*[\w.-]+)*$/)
      .optional(),
    expected: 'names separated by commas, such as openbook.example.com',
    describe:
      'The names by which people reach the server, through a proxy that passes them on, say. Addresses in numbers, localhost, the machine’s own name and HOST always do; a request for any other name is refused.',
  },
  OPENBOOK_MAX_UPLOAD_BYTES: bytes(1024 ** 3, 'The largest encrypted file that is accepted.'),
  OPENBOOK_MAX_PLAINTEXT_BYTES: bytes(4 * 1024 ** 3, 'The largest size a file may have once it is decrypted.'),
  OPENBOOK_MAX_ROWS: count(
    20_000_000,
    1_000_000_000,
    'The most rows a file may have, those that are rejected included.',
  ),
  OPENBOOK_UPLOADS_AT_ONCE: count(8, 100, 'How many files one server receives at the same time; more get a 503.'),
  OPENBOOK_CONCURRENCY: count(2, 32, 'How many files one worker loads at the same time (each of another broker).'),
  OPENBOOK_RETENTION_DAYS: count(30, 3650, 'How many days the encrypted files are kept after they were loaded.'),
  OPENBOOK_SNAPSHOT_MIN_SHARE: {
    ...percent(0, 80, 'A full export is held when it has fewer valid rows than this many per cent of the last one’s.'),
    expected: 'a whole number from 0 (never held) to 100',
  },
  OPENBOOK_STALE_SHARE: percent(
    1,
    50,
    'A file of policies is held when this many per cent of those that are here already would go back to an earlier term…',
  ),
  OPENBOOK_STALE_MIN_ROWS: count(5, 1_000_000_000, '…and at least this many of them.'),
  OPENBOOK_STALL_MINUTES: count(
    30,
    1440,
    'How long reading a file may stand still, or a load wait for a table that somebody has locked, before it is ended and tried again.',
  ),
  OPENBOOK_ANSWER_SECONDS: count(
    60,
    3600,
    'How long the database may work on one statement of an answer of the API; longer ones get a 503. Whole lists (CSV, NDJSON) may take longer.',
  ),
  OPENBOOK_LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    expected: 'fatal, error, warn, info, debug or silent',
    describe: 'How much is logged.',
  },
} as const

export interface Config {
  /** Unset: the embedded database in `dataDirectory`. */
  readonly databaseUrl?: string
  readonly dataDirectory: string
  readonly keysDirectory: string
  /** The first one locks new keys; all of them are tried to open the ones that are held. */
  readonly keyPassphrases: readonly string[]
  readonly openpgp: 'auto' | 'gpg' | 'openpgpjs'
  readonly host: string
  readonly port: number
  /** In lower case. */
  readonly hosts: readonly string[]
  readonly maxUploadBytes: number
  readonly maxPlaintextBytes: number
  readonly maxRows: number
  readonly uploadsAtOnce: number
  readonly concurrency: number
  readonly retentionDays: number
  readonly stallMinutes: number
  readonly answerSeconds: number
  readonly guards: {
    readonly snapshotMinShare: number
    readonly staleShare: number
    readonly staleMinRows: number
  }
  readonly logLevel: string
}

/**
 * Reads and checks the settings, once.
 * @throws Failure `config.invalid` naming the setting; a secret's value is never in it
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const read = <K extends keyof typeof settings>(name: K): z.output<(typeof settings)[K]['schema']> => {
    const { schema, expected } = settings[name]
    const given = env[name]?.trim() === '' ? undefined : env[name]
    const result = schema.safeParse(given)
    if (!result.success) throw new Failure('config.invalid', { setting: name, value: shown(name, given), expected })
    return result.data as z.output<(typeof settings)[K]['schema']>
  }
  const dataDirectory = resolve(read('OPENBOOK_DATA'))
  const databaseUrl = read('DATABASE_URL')
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    dataDirectory,
    keysDirectory: resolve(read('OPENBOOK_KEYS') ?? `${dataDirectory}/keys`),
    keyPassphrases: passphrases(read('OPENBOOK_KEY_PASSPHRASE_FILE'), read('OPENBOOK_KEY_PASSPHRASE')),
    openpgp: read('OPENBOOK_OPENPGP'),
    host: read('HOST'),
    port: read('PORT'),
    hosts: namesIn(`${read('HOST')},${read('OPENBOOK_HOSTS') ?? ''}`),
    maxUploadBytes: read('OPENBOOK_MAX_UPLOAD_BYTES'),
    maxPlaintextBytes: read('OPENBOOK_MAX_PLAINTEXT_BYTES'),
    maxRows: read('OPENBOOK_MAX_ROWS'),
    uploadsAtOnce: read('OPENBOOK_UPLOADS_AT_ONCE'),
    concurrency: read('OPENBOOK_CONCURRENCY'),
    retentionDays: read('OPENBOOK_RETENTION_DAYS'),
    stallMinutes: read('OPENBOOK_STALL_MINUTES'),
    answerSeconds: read('OPENBOOK_ANSWER_SECONDS'),
    guards: {
      snapshotMinShare: read('OPENBOOK_SNAPSHOT_MIN_SHARE'),
      staleShare: read('OPENBOOK_STALE_SHARE'),
      staleMinRows: read('OPENBOOK_STALE_MIN_ROWS'),
    },
    logLevel: read('OPENBOOK_LOG_LEVEL'),
  }
}

function namesIn(list: string): string[] {
  return list
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function passphrases(file: string | undefined, given: string | undefined): string[] {
  if (file === undefined) return given === undefined ? [] : [given]
  const invalid = (expected: string, cause?: unknown) =>
    new Failure('config.invalid', { setting: 'OPENBOOK_KEY_PASSPHRASE_FILE', value: file, expected }, { cause })
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split(/\r?\n/)
  } catch (cause) {
    throw invalid('a file that can be read', cause)
  }
  // An empty one would make the first key without any protection, and say nothing of it.
  if (lines[0] === '') throw invalid('a file with a passphrase in its first line')
  return lines.filter((line) => line !== '')
}

/** A database address may hold a password, so what was wrong with it is not repeated. */
function shown(name: string, value: string | undefined): string {
  return name === 'DATABASE_URL' || name.includes('PASSPHRASE') ? 'something else' : `"${value ?? ''}"`
}

function bytes(byDefault: number, describe: string) {
  const schema = z.coerce.number().int().min(1024).max(Number.MAX_SAFE_INTEGER).default(byDefault)
  return { schema, expected: 'a number of bytes, at least 1024', describe }
}

function count(byDefault: number, most: number, describe: string) {
  const schema = z.coerce.number().int().min(1).max(most).default(byDefault)
  return { schema, expected: `a number from 1 to ${most}`, describe }
}

function percent(least: number, byDefault: number, describe: string) {
  const schema = z.coerce.number().int().min(least).max(100).default(byDefault)
  return { schema, expected: `a whole number of per cent from ${least} to 100`, describe }
}
