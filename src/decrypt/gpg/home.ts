import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { access, chmod, constants, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from '../../book/failures.ts'
import type { Keyring } from '../keyring.ts'
import { gpgEnvironment, startGpg } from './process.ts'

const run = promisify(execFile)

/** A GNUPGHOME of our own, with nothing in it but keys; whoever holds `alive` open owns it. */
export interface Home {
  readonly directory: string
  readonly alive: Server
  readonly onExit: () => void
}

export const homePrefix = 'openbook-gpg-'
/** In a home: a socket that answers as long as its owner lives, across containers that share the folder too. */
export const aliveSocket = 'S.openbook'

/** gpg-agent's sockets lie in the home, and the path of a socket is limited to about 107 bytes. */
const maxHomeLength = 86

/** @throws Failure `decrypt.engine` when no home can be made or the keys cannot be imported */
export async function makeHome(program: string, keyring: Keyring): Promise<Home> {
  const directory = await makeDirectory()
  const onExit = () => rmSync(directory, { recursive: true, force: true })
  process.once('exit', onExit)
  const alive = createServer((socket) => socket.destroy()).unref()
  const home = { directory, alive, onExit }
  try {
    await new Promise<void>((resolve, reject) => {
      alive.once('error', reject).listen(join(directory, aliveSocket), resolve)
    })
    await writeFile(join(directory, 'gpg-agent.conf'), agentOptions, { mode: 0o600 })
    await importKeys({ program, home: directory }, keyring)
    return home
  } catch (cause) {
    await removeHome(program, home)
    if (cause instanceof Failure) throw cause
    throw new Failure('decrypt.engine', { detail: 'no folder could be made for its keys' }, { cause })
  }
}

export async function removeHome(program: string, { directory, alive, onExit }: Home): Promise<void> {
  process.removeListener('exit', onExit)
  await endAgent(program, directory)
  alive.close()
  await rm(directory, { recursive: true, force: true, maxRetries: 5 })
}

/** Ends the home's gpg-agent. Where gpgconf is missing, the agent ends by itself once its home is gone. */
export async function endAgent(program: string, directory: string): Promise<void> {
  const gpgconf = join(dirname(program), 'gpgconf')
  if (!existsSync(gpgconf)) return
  const options = { env: gpgEnvironment(directory), timeout: 10_000 }
  for (const args of [['--kill', 'gpg-agent'], ['--remove-socketdir']]) {
    await run(gpgconf, ['--homedir', directory, ...args], options).catch(() => {})
  }
}

/** Where homes may lie: in memory where the system gives each user such a folder, else with the temporary files. */
export function homeParents(): string[] {
  const parents = [`/run/user/${userInfo().uid}`, tmpdir(), '/tmp']
  return [...new Set(parents)].filter((parent) => `${parent}/${homePrefix}XXXXXX`.length <= maxHomeLength)
}

async function makeDirectory(): Promise<string> {
  for (const parent of homeParents()) {
    try {
      await access(parent, constants.W_OK)
      const directory = await mkdtemp(join(parent, homePrefix))
      await chmod(directory, 0o700)
      return directory
    } catch {
      // The next one, then.
    }
  }
  throw new Failure('decrypt.engine', { detail: 'no folder for temporary files can be written to' })
}

/**
 * Passphrases are asked for anew each time; memory that must not be swapped grows with the decryptions that run at
 * once (without that, some of forty fail); no smart cards.
 */
const agentOptions = `default-cache-ttl 0
max-cache-ttl 0
auto-expand-secmem
allow-loopback-pinentry
disable-scdaemon
no-allow-external-cache
`

async function importKeys(place: { program: string; home: string }, keyring: Keyring): Promise<void> {
  const keys = [...keyring.privateKeys, ...keyring.signerKeys]
  if (keys.length === 0) return
  const gpg = startGpg(place, ['--import'])
  gpg.stdout.resume()
  gpg.stdin.end(keys.map((key) => key.trim()).join('\n\n'))
  const { code, status } = await gpg.ended
  // Keys of a kind that gpg does not know are left out: OpenPGP.js reads what is encrypted to those.
  const done = status.some(({ keyword }) => keyword === 'IMPORT_RES')
  if (!done)
    throw new Failure('decrypt.engine', { detail: `gpg did not import the keys (exit code ${code ?? 'none'})` })
}
