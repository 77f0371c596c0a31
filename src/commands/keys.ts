import { Command, InvalidArgumentError } from 'commander'
import type { Config } from '../config.ts'
import type { KeyInfo } from '../keys/keys.ts'
import { action } from './action.ts'
import type { Context } from './context.ts'
import type { Outcome } from './exitCodes.ts'
import { readKeyFile, writeKeyFile } from './keys/keyFiles.ts'
import { keyDocument, keyTable } from './keys/keyTable.ts'
import { plural, printJson, printLines } from './output.ts'

interface JsonOption {
  json?: boolean
}

export function keysCommand(context: Context): Command {
  const keys = new Command('keys')
    .description('the OpenPGP keys: brokers encrypt to the current one, and all private ones open files')
    .addHelpText(
      'after',
      `
Passphrases come from the file that OPENBOOK_KEY_PASSPHRASE_FILE names, one a line, or one from OPENBOOK_KEY_PASSPHRASE;
never from an argument. To replace a key: openbook keys new, and send brokers the new one. The old one goes on opening files.`,
    )
  keys.addCommand(listCommand(context), { isDefault: true })
  keys.addCommand(newCommand(context))
  keys.addCommand(importCommand(context))
  keys.addCommand(exportCommand(context))
  return keys
}

function listCommand(context: Context): Command {
  return new Command('list')
    .description('list the keys, the newest first')
    .option('--json', 'print one JSON document')
    .action(
      action<JsonOption>(context, async (options) => {
        const { listKeys } = await import('../keys/keys.ts')
        const config = await context.config()
        const keys = await listKeys(config.keysDirectory)
        if (options.json) printJson(context.stdout, { keys: keys.map(keyDocument) })
        else if (keys.length === 0)
          printLines(context.stdout, [
            'There are no keys yet. The first start makes one, and so does: openbook keys new',
          ])
        else printLines(context.stdout, keyTable(keys))
        await warnOfLocked(context, config, keys)
        return 'ok'
      }),
    )
}

/** A key that cannot be opened is of no use, and worse than that when brokers are given it. */
async function warnOfLocked(context: Context, config: Config, keys: readonly KeyInfo[]): Promise<void> {
  const { lockedOut } = await import('../keys/keys.ts')
  const locked = new Set(await lockedOut(config.keysDirectory, config.keyPassphrases))
  for (const { fingerprint, current } of keys.filter((key) => locked.has(key.fingerprint))) {
    printLines(context.stderr, [
      `Warning: ${fingerprint} is locked, and no passphrase that is set opens it: files encrypted to it cannot be read` +
        `${current ? ', and brokers are given it to encrypt to' : ''}.`,
      'Put its passphrase into the file that OPENBOOK_KEY_PASSPHRASE_FILE names, in a line of its own.',
    ])
  }
}

interface NewOptions extends JsonOption {
  name?: string
  email?: string
  expiresInDays?: number
}

function newCommand(context: Context): Command {
  return new Command('new')
    .description('make a key pair; brokers are given it from now on')
    .option('--name <name>', 'who it belongs to, as people see it')
    .option('--email <address>', 'an address for questions')
    .option('--expires-in-days <number>', 'when it ends (default: never)', days)
    .option('--json', 'print one JSON document')
    .action(
      action<NewOptions>(context, async ({ json, ...options }) => {
        const { createKey } = await import('../keys/keys.ts')
        const config = await context.config()
        const key = await createKey(config.keysDirectory, { ...options, passphrase: config.keyPassphrases[0] })
        const locked = key.locked ? 'locked with the passphrase' : 'not locked: its file permissions protect it'
        if (json) printJson(context.stdout, keyDocument(key))
        else {
          printLines(context.stdout, [
            `Made the key ${key.fingerprint} (${locked}).`,
            'Brokers encrypt to it from now on: openbook keys export > openbook.asc',
          ])
        }
        return 'ok'
      }),
    )
}

function importCommand(context: Context): Command {
  return new Command('import')
    .description('keep the private keys of a file, to open what is encrypted to them')
    .argument('<file>', 'keys as gpg --export-secret-keys writes them, armored or binary; - is standard input')
    .option('--signer', 'they are public keys of senders, to check signatures with')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  gpg --export-secret-keys --armor KEY | openbook keys import -')
    .action(
      action<JsonOption & { signer?: boolean }>(context, async ({ json, signer = false }, [file = '-']) => {
        const { importKeys } = await import('../keys/keys.ts')
        const config = await context.config()
        const name = file === '-' ? 'Standard input' : file
        const keys = await importKeys(config.keysDirectory, await readKeyFile(context, file), { signer, file: name })
        if (json) printJson(context.stdout, { imported: keys.map(keyDocument) })
        else printLines(context.stdout, [`Imported ${plural(keys.length, 'key')}:`, ...keyTable(keys)])
        await warnOfLocked(context, config, keys)
        return 'ok'
      }),
    )
}

function exportCommand(context: Context): Command {
  return new Command('export')
    .description('print the public key to encrypt to, armored')
    .argument('[fingerprint]', 'another key than the current one')
    .option('--out <file>', 'write it there instead')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  openbook keys export > openbook.asc\n  gpg --encrypt --recipient-file openbook.asc Clients.csv',
    )
    .action(
      action<JsonOption & { out?: string }>(context, async (options, [fingerprint]) => {
        const { exportPublic } = await import('../keys/keys.ts')
        const armored = await exportPublic((await context.config()).keysDirectory, fingerprint)
        if (options.out !== undefined) await writeKeyFile(options.out, armored)
        if (options.json) printJson(context.stdout, { armored, file: options.out ?? null })
        else context.stdout.write(options.out === undefined ? armored : `Wrote ${options.out}\n`)
        return 'ok' satisfies Outcome
      }),
    )
}

function days(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > 36_500)
    throw new InvalidArgumentError('Write a number of days, at least 1.')
  return value
}
