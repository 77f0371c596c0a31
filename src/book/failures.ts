/**
 * Every way in which something as a whole can fail (a request, a file, a command), as data: one catalogue for the
 * API's problems, an upload's failure and the command line. Codes are stable and public; the part before the first
 * dot is the stage that says no. docs/reference/errors.md lists them, and a test holds the two together.
 * Findings about single rows are in findings.ts.
 *
 * Sentences never hold personal data: `{name}` places are filled with file names, sizes, counts and header texts.
 */

export interface FailureRule {
  /** The HTTP status when it answers a request. */
  readonly status: number
  /** A few words for the problem's title. */
  readonly title: string
  /** What happened, where, and what was expected. */
  readonly sentence: string
  /** How to mend it. */
  readonly hint: string
}

const rule = (status: number, title: string, sentence: string, hint: string): FailureRule => ({
  status,
  title,
  sentence,
  hint,
})

export const failureRules = {
  // The request
  'request.invalid': rule(
    400,
    'Invalid request',
    'The request is not as expected: {detail}',
    'Mend what is named and send it again. /docs describes every call.',
  ),
  'request.not-found': rule(
    404,
    'Not found',
    'There is no {what} here.',
    'Check the address and the id. /docs lists every call.',
  ),
  'request.method': rule(
    405,
    'Method not allowed',
    '{detail} is not something this address does.',
    '/docs lists what each address does.',
  ),
  'request.broker-needed': rule(
    400,
    'Which broker?',
    'There are several brokers here, so the request must say which.',
    'Add ?broker=SLUG. GET /v1/brokers lists them.',
  ),
  'request.conflict': rule(
    409,
    'Not possible now',
    '{detail}',
    'Look at the current state of the upload and try again when it allows this.',
  ),
  'request.not-acceptable': rule(
    406,
    'Not available in that form',
    'This list cannot be sent as {detail}.',
    'Ask for application/json, text/csv or application/x-ndjson.',
  ),
  'request.cross-site': rule(
    403,
    'Sent by another site',
    'A web page of another site sent this request, and only pages of this server may.',
    'Send it from a page of this server, or from a program that is no browser.',
  ),
  'server.internal': rule(
    500,
    'Something went wrong here',
    'The server failed; the request id is {request}.',
    'Try again. If it goes on, give the request id to whoever runs this server: it leads to the entry in the log.',
  ),
  'server.busy': rule(
    503,
    'Too busy',
    'The server takes {limit} files at once and all places are taken.',
    'Send the file again in a few seconds. Nothing was stored.',
  ),
  'server.crowded': rule(
    503,
    'Too many at once',
    'The server serves {limit} {what} at once and all places are taken.',
    'Try again in a few seconds, or read the list in pages.',
  ),
  'server.unavailable': rule(
    503,
    'Not available now',
    'The database does not answer.',
    'Try again in a few seconds. Nothing was stored.',
  ),
  'server.port-taken': rule(
    500,
    'Cannot listen there',
    'The server cannot listen on {host} port {port}: {detail}.',
    'Stop the program that has it, or set PORT to another one (PORT=0 takes any that is free).',
  ),
  // Receiving
  'receive.empty': rule(400, 'Empty file', 'The file has no content.', 'Send the encrypted export itself.'),
  'receive.no-file': rule(
    400,
    'No file',
    'The form has no file in it.',
    'Send the file as the form field "file", or as the raw body.',
  ),
  'receive.cut-off': rule(
    400,
    'Cut off',
    'The connection ended before the file did.',
    'Send the file again. Nothing was stored.',
  ),
  'receive.too-slow': rule(
    408,
    'Too slow',
    'Fewer than {bytes} bytes of the file came within {seconds} seconds.',
    'Send the file again over a better connection. Nothing was stored.',
  ),
  'receive.too-large': rule(
    413,
    'Too large',
    'The file is larger than {limit} bytes.',
    'Split the export into smaller files, or raise OPENBOOK_MAX_UPLOAD_BYTES.',
  ),
  'receive.not-openpgp': rule(
    415,
    'Not an OpenPGP message',
    'The file is not encrypted with OpenPGP: it looks like {seen}.',
    'Encrypt it to the key at /v1/encryption-key and send the result: gpg --encrypt --recipient-file openbook.asc FILE',
  ),
  // Decryption
  'decrypt.no-key': rule(
    422,
    'Encrypted to another key',
    'The file is encrypted to {recipients}, and none of those keys is held here.',
    'Encrypt it to the key at /v1/encryption-key, or import the private key with: openbook keys import FILE',
  ),
  'decrypt.passphrase': rule(
    422,
    'Key is locked',
    'The private key {fingerprint} needs a passphrase, and the one given does not open it.',
    'Set OPENBOOK_KEY_PASSPHRASE_FILE (or OPENBOOK_KEY_PASSPHRASE) and retry the upload.',
  ),
  'decrypt.tampered': rule(
    422,
    'Damaged or changed on the way',
    'The message fails its integrity check, so nothing of it was used.',
    'Encrypt and send the file again. If it happens twice, find out who else could change it.',
  ),
  'decrypt.truncated': rule(
    422,
    'Message is cut off',
    'The message ends too early, so nothing of it was used.',
    'Send the whole file again.',
  ),
  'decrypt.no-integrity': rule(
    422,
    'No integrity protection',
    'The message has no integrity protection: anyone could have changed it unnoticed.',
    'Encrypt it with a current OpenPGP program (gpg 2.1 or newer, without --rfc2440 or --disable-mdc).',
  ),
  'decrypt.not-encrypted': rule(
    422,
    'Not encrypted',
    'The file is an OpenPGP file, but nothing in it is encrypted: it is {seen}.',
    'Encrypt it to the key at /v1/encryption-key: gpg --encrypt --recipient-file openbook.asc FILE',
  ),
  'decrypt.symmetric': rule(
    422,
    'Encrypted with a password',
    'The message is encrypted with a password only, not to a key.',
    'Encrypt it to the key at /v1/encryption-key: gpg --encrypt --recipient-file openbook.asc FILE',
  ),
  'decrypt.several-messages': rule(
    422,
    'Several messages in one file',
    'The file holds more than one OpenPGP message.',
    'Send each message as a file of its own.',
  ),
  'decrypt.key-instead': rule(
    422,
    'A key, not a message',
    'The file is an OpenPGP {seen}, not an encrypted message.',
    'Send the encrypted export. If this was a private key, treat it as known to others and make a new one.',
  ),
  'decrypt.malformed': rule(
    422,
    'Not readable as OpenPGP',
    'The file starts like OpenPGP but cannot be read as a message.',
    'Encrypt and send the file again, as a binary file or with its armor whole.',
  ),
  'decrypt.too-large': rule(
    422,
    'Too large when decrypted',
    'The decrypted file is larger than {limit} bytes.',
    'Split the export into smaller files, or raise OPENBOOK_MAX_PLAINTEXT_BYTES.',
  ),
  'decrypt.bad-signature': rule(
    422,
    'Signature is wrong',
    'The message is signed, and the signature by {signer} does not match its content.',
    'Sign, encrypt and send the file again.',
  ),
  'decrypt.unsupported': rule(
    422,
    'Not supported',
    'The message uses something that the decryption program here does not know: {detail}.',
    'Encrypt it with default settings, or install GnuPG where Openbook runs.',
  ),
  'decrypt.engine': rule(
    500,
    'Decryption program failed',
    'The decryption program failed: {detail}.',
    'Run openbook doctor on the machine, mend what it says and retry the upload.',
  ),
  // Reading the table
  'parse.empty': rule(422, 'Empty table', 'The file has no header row.', 'Export the table again and send it.'),
  'parse.not-text': rule(
    422,
    'Not a CSV file',
    'The file is not text: it looks like {seen}.',
    'Export the table as CSV (comma separated values) and send that.',
  ),
  'parse.header-too-long': rule(
    422,
    'Header row too long',
    'The header row has a cell of more than {limit} bytes or more than {columns} columns.',
    'Check that the first line holds the column names, then send the file again.',
  ),
  'parse.header-broken': rule(
    422,
    'Header row cannot be read',
    'The header row, on line {line}, cannot be read: {detail}',
    'Mend that line, or export the table again, and send the file again.',
  ),
  'map.table-unknown': rule(
    422,
    'Which table?',
    'The header row fits none of clients, carriers and policies. It has: {columns}.',
    'Send the columns of the export, or say which table it is with table=clients, carriers or policies.',
  ),
  'map.table-other': rule(
    422,
    'Another table',
    'This was to be {expected}, but its header row is that of {found}.',
    'Send it with table={found}, or send the right file.',
  ),
  'map.columns-missing': rule(
    422,
    'Columns missing',
    'The header row of {table} lacks: {columns}.',
    'Add the columns (or give them the names in the documentation) and send the file again.',
  ),
  'map.columns-doubled': rule(
    422,
    'Columns twice',
    'The header row names a column twice: {columns}.',
    'Remove or rename one of them and send the file again.',
  ),
  // Working
  'work.interrupted': rule(
    500,
    'Interrupted',
    'The process that loaded the file ended before it was done, so nothing of it was stored.',
    'Load the file again.',
  ),
  'work.cancelled': rule(
    409,
    'Cancelled',
    'Somebody cancelled the load while it ran, so nothing of it was stored.',
    'Load the file again if that was not meant.',
  ),
  'work.attempts': rule(
    500,
    'Gave up',
    'The work on this file ended {attempts} times without a result, so nothing of it was stored.',
    'Look at the log for the reason, mend it, and retry the upload.',
  ),
  'work.ciphertext-gone': rule(
    409,
    'No longer kept',
    'The encrypted file was dropped after its retention time, so it cannot be run again.',
    'Send the file again.',
  ),
  'work.failed': rule(
    500,
    'Something went wrong here',
    'The work on this file failed for a reason that is not the file: {detail}.',
    'Look at the log, mend the cause, and retry the upload.',
  ),
  // Set-up and commands
  'config.invalid': rule(
    500,
    'Setting is wrong',
    '{setting} is {value}; expected {expected}.',
    'Mend the setting and start again. docs/reference/settings.md describes each one.',
  ),
  'file.unreadable': rule(400, 'Cannot read the file', '{file}: {detail}.', 'Check the name and its permissions.'),
  'file.unwritable': rule(
    500,
    'Cannot write the file',
    '{file} cannot be written: {detail}.',
    'Check that the folder exists, that you may write there and that the disk is not full.',
  ),
  'file.exists': rule(
    409,
    'File is there already',
    '{file} exists, and nothing was written over it.',
    'Name another directory, or add --force to replace it.',
  ),
  'file.not-regular': rule(
    400,
    'Not a plain file',
    '{file} is a {kind}; a load may have to read it twice.',
    'Save it as a file and load that.',
  ),
  'database.unreachable': rule(
    503,
    'No database',
    'The database at {where} does not answer: {detail}.',
    'Check that it runs and that DATABASE_URL is right, or leave DATABASE_URL out to use the embedded one.',
  ),
  'database.too-old': rule(
    500,
    'Database too old',
    'The database is PostgreSQL {version}; Openbook needs 15 or newer.',
    'Use a newer PostgreSQL, or leave DATABASE_URL out to use the embedded one.',
  ),
  'database.newer': rule(
    500,
    'Database is newer',
    'The database was migrated by a newer Openbook (it has migration {migration}).',
    'Use that newer version of Openbook.',
  ),
  'embedded.unavailable': rule(
    500,
    'No embedded PostgreSQL here',
    'The embedded PostgreSQL cannot run here: {detail}.',
    '{advice}',
  ),
  'embedded.version': rule(
    500,
    'Database of another PostgreSQL',
    'The embedded database in {directory} was made by PostgreSQL {found}; this Openbook brings {expected}.',
    'Use the version of Openbook that made it, or set OPENBOOK_DATA to a new directory and load the files again.',
  ),
  'embedded.damaged': rule(
    500,
    'Database is damaged',
    'The embedded database in {directory} cannot be used: {detail}.',
    'Put back a copy of that directory, or set OPENBOOK_DATA to a new one and load the files again.',
  ),
  'embedded.failed': rule(
    500,
    'Embedded PostgreSQL failed',
    'The embedded PostgreSQL does not run: {detail}.',
    'Its log, {log}, says more. openbook doctor checks what it needs.',
  ),
  'broker.unknown': rule(
    404,
    'No such broker',
    'There is no broker "{broker}".',
    'GET /v1/brokers (or openbook brokers) lists them; openbook brokers add SLUG makes one.',
  ),
  'broker.taken': rule(
    409,
    'Broker exists',
    'There is a broker "{broker}" already.',
    'Use it, or choose another slug. GET /v1/brokers lists them.',
  ),
  'keys.not-a-key': rule(
    400,
    'Not a key',
    '{file} holds no OpenPGP key that can be used here: {detail}.',
    'Export the key with gpg --export-secret-keys --armor and import that file.',
  ),
  'keys.expired': rule(
    409,
    'No key to encrypt to',
    'All private keys here have expired or were revoked. They still open what was encrypted to them.',
    'Make a new one with openbook keys new, and give its public half to the senders.',
  ),
  'keys.none': rule(
    404,
    'No such key',
    'There is no key {key}.',
    'openbook keys list shows the keys; openbook keys new makes one.',
  ),
} as const satisfies Record<string, FailureRule>

export type FailureCode = keyof typeof failureRules

export type FailureParams = Readonly<Record<string, string | number>>

/** A failure that has a code, so that whoever catches it can answer with its sentence and hint. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly params: FailureParams

  constructor(code: FailureCode, params: FailureParams = {}, options?: ErrorOptions) {
    super(describeFailure(code, params).sentence, options)
    this.name = 'Failure'
    this.code = code
    this.params = params
  }
}

/** The failure's rule with its sentence and hint filled in. */
export function describeFailure(code: FailureCode, params: FailureParams = {}): FailureRule {
  const known = failureRules[code]
  return { ...known, sentence: fill(known.sentence, params), hint: fill(known.hint, params) }
}

function fill(text: string, params: FailureParams): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'))
}
