import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gpgEnvironment } from './process.ts'

const run = promisify(execFile)

/** An installed gpg that can be used. */
export interface Gpg {
  readonly program: string
  /** For people: "gpg (GnuPG) 2.2.40". */
  readonly version: string
}

/** Where programs are, whoever started us. */
const directories = ['/usr/local/bin', '/usr/bin', '/bin', '/opt/homebrew/bin', '/opt/local/bin']

/** The first gpg there is, or why there is none to use. */
export async function findGpg(): Promise<Gpg | { readonly missing: string }> {
  for (const directory of directories) {
    const program = join(directory, 'gpg')
    const isThere = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return checkVersion(program)
  }
  return { missing: 'gpg is not installed' }
}

/** 2.2 is the first with all that is used here, and the oldest still seen. */
async function checkVersion(program: string): Promise<Gpg | { readonly missing: string }> {
  try {
    const { stdout } = await run(program, ['--version'], { env: gpgEnvironment, timeout: 10_000 })
    const [version = ''] = stdout.split('\n')
    const [, major = 0, minor = 0] = (/^gpg \(.*\) (\d+)\.(\d+)/.exec(version) ?? []).map(Number)
    if (major > 2 || (major === 2 && minor >= 2)) return { program, version }
    return { missing: `${version} is too old; 2.2 or newer is needed` }
  } catch {
    return { missing: `${program} does not run` }
  }
}
