import { Failure } from '../book/failures.ts'
import type { Engine } from './engine.ts'
import { createGpgEngine } from './gpg/engine.ts'
import { findGpg } from './gpg/find.ts'
import { createOpenpgpjsEngine } from './openpgpjs/engine.ts'

/** An engine as it is composed into the app, which closes what it opens. */
export type OpenEngine = Engine & { close(): Promise<void> }

/**
 * The engine that the setting names; `auto` is gpg where 2.2 or newer is installed, else OpenPGP.js.
 * @throws Failure `decrypt.engine` when gpg is asked for and cannot be used
 */
export async function chooseEngine(setting: 'auto' | 'gpg' | 'openpgpjs'): Promise<OpenEngine> {
  return { ...(await choose(setting)), close: async () => {} }
}

async function choose(setting: 'auto' | 'gpg' | 'openpgpjs'): Promise<Engine> {
  if (setting === 'openpgpjs') return createOpenpgpjsEngine()
  const gpg = await findGpg()
  if (!('missing' in gpg)) return createGpgEngine(gpg)
  if (setting === 'gpg') throw new Failure('decrypt.engine', { detail: gpg.missing })
  return createOpenpgpjsEngine()
}

/** For `openbook doctor`: which engine the setting leads to and why. */
export async function describeEngines(setting: 'auto' | 'gpg' | 'openpgpjs'): Promise<{ ok: boolean; text: string }> {
  const { version } = createOpenpgpjsEngine()
  if (setting === 'openpgpjs') return { ok: true, text: `${version}, as OPENBOOK_OPENPGP says` }
  const gpg = await findGpg()
  if (!('missing' in gpg))
    return { ok: true, text: `${gpg.version} at ${gpg.program}; ${version} for what it does not read` }
  return { ok: setting === 'auto', text: setting === 'auto' ? `${version}, because ${gpg.missing}` : gpg.missing }
}
