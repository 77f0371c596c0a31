import { rule, type FailureRule } from './rule.ts'

/** Settings, files of this machine, the database, brokers and keys. */
export const settingUpFailures = {
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
  'database.no-rights': rule(
    500,
    'No right to make tables',
    'The database at {where} lets this user not make what Openbook needs: {detail}.',
    'Make the user its owner (ALTER DATABASE … OWNER TO …), or grant it CREATE on the database and on its schema public.',
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
  'keys.unreadable': rule(
    500,
    'A key cannot be read',
    'The file {file} in the folder of keys cannot be read; expected one armored OpenPGP key.',
    'Mend its permissions or replace it: OPENBOOK_KEYS is the folder. Uploads that failed meanwhile can be retried.',
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
