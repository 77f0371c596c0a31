import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findGpg } from '../../../src/decrypt/gpg/find.ts'

const found = await findGpg()

/** The installed gpg, if there is one that can be used; tests say in their names when they are left out for want of it. */
export const gpgProgram = 'missing' in found ? undefined : found.program

/** A sender's gpg with a home of its own. */
export class GpgTool {
  readonly home = mkdtempSync('/tmp/openbook-test-')

  run(args: readonly string[], input: Uint8Array | string = ''): Buffer {
    const options = [
      '--homedir',
      this.home,
      '--batch',
      '--quiet',
      '--trust-model',
      'always',
      '--pinentry-mode',
      'loopback',
    ]
    return execFileSync(gpgProgram as string, [...options, '--passphrase', '', ...args], {
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 256 * 1024 * 1024,
    })
  }

  /** Makes a key and returns it armored, with its private part. */
  makeKey(name: string, algorithm: string, usage = 'cert,sign,encr', passphrase = ''): string {
    const unlock = ['--passphrase', passphrase]
    this.run([...unlock, '--quick-generate-key', `${name} <${name}@example.org>`, algorithm, usage, 'never'])
    return this.run([...unlock, '--armor', '--export-secret-keys', `${name}@example.org`]).toString()
  }

  close(): void {
    execFileSync(join(gpgProgram as string, '../gpgconf'), ['--homedir', this.home, '--kill', 'gpg-agent'], {
      stdio: 'ignore',
    })
    rmSync(this.home, { recursive: true, force: true })
  }
}
