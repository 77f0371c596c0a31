import type { Config } from '../../config.ts'
import { describeEngines } from '../../decrypt/engines.ts'
import { listKeys, lockedOut, type KeyInfo } from '../../keys/keys.ts'
import { plural } from '../output.ts'
import { fail, ok, warn, type Check } from './check.ts'

/** What decrypts. */
export async function checkOpenpgp(config: Config): Promise<Check> {
  const { ok: usable, text } = await describeEngines(config.openpgp)
  return usable
    ? ok('OpenPGP', text)
    : fail('OpenPGP', text, 'Install GnuPG 2.2 or newer, or leave OPENBOOK_OPENPGP out to use OpenPGP.js.')
}

/** Whether there is a key that brokers can encrypt to, and whether all private keys can be opened. */
export async function checkKeys(config: Config): Promise<Check> {
  const keys = (await listKeys(config.keysDirectory)).filter((key) => key.kind === 'private')
  const where = `in ${config.keysDirectory}`
  if (keys.length === 0) return ok('Keys', `none yet; the first start makes one ${where}`)
  const current = keys.find((key) => key.current)
  if (current === undefined) {
    return fail(
      'Keys',
      `${plural(keys.length, 'private key')} ${where}, all expired: nobody can encrypt to them`,
      'openbook keys new',
    )
  }
  const [locked] = await lockedOut(config.keysDirectory, config.keyPassphrases)
  if (locked !== undefined) {
    const given = config.keyPassphrases.length === 0 ? 'no passphrase is set' : 'no passphrase that is set opens it'
    return fail(
      'Keys',
      `the private key ${locked} ${where} is locked, and ${given}`,
      'Set OPENBOOK_KEY_PASSPHRASE_FILE to a file with its passphrase in a line of its own.',
    )
  }
  const found = `${plural(keys.length, 'private key')} ${where}; current: ${current.fingerprint}${expiry(current)}`
  if (daysLeft(current) < 30) {
    return warn('Keys', found, 'Make a new one in time (openbook keys new) and send it to the brokers.')
  }
  return ok('Keys', found)
}

function expiry({ expires }: KeyInfo): string {
  return expires === undefined ? ', which does not expire' : `, which expires on ${expires.toISOString().slice(0, 10)}`
}

function daysLeft({ expires }: KeyInfo): number {
  return expires === undefined ? Number.POSITIVE_INFINITY : (expires.getTime() - Date.now()) / (24 * 60 * 60 * 1000)
}
