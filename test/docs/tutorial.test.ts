import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/docs/pages.ts'
import { until } from '../support/until.ts'
import { readOne, type Block } from './markdown.ts'

/** The tutorial's commands, each with what it says will be printed, run as a reader runs them: in one folder, in order. */
const { blocks } = await readOne('docs/tutorial/first-book.md')
const steps = blocks.flatMap((block, at) =>
  block.language === 'sh' ? [{ command: block.text, after: blocks[at + 1] }] : [],
)

const missing = ['gpg', 'curl', 'sed'].filter((program) => spawnSync(program, ['--version']).error !== undefined)

let folder: string
let port: number
let server: ChildProcess | undefined
let served = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openbook-tutorial-'))
  port = await freePort()
  await mkdir(join(folder, 'bin'))
  await symlink(join(root, 'bin/openbook'), join(folder, 'bin/openbook'))
  await mkdir(join(folder, 'gnupg'), { mode: 0o700 })
  if (missing.length === 0) await run('gpg --list-keys')
})
afterAll(async () => {
  if (server?.exitCode === null) {
    const gone = new Promise((resolve) => server!.once('close', resolve))
    server.kill('SIGTERM')
    await gone
  }
  await rm(folder, { recursive: true, force: true })
})

describe.skipIf(missing.length > 0)('the tutorial (it needs gpg, curl and sed)', () => {
  it('has steps', () => expect(steps.length).toBeGreaterThan(10))

  it.each(steps)('$command', async ({ command, after }) => {
    const matches = expected(after)
    expect(await printed(command, matches)).toMatch(matches)
  })
})

/** What the command prints; of what goes on in the background, once it prints what is expected. */
async function printed(command: string, matches: RegExp): Promise<string> {
  if (command === 'bin/openbook serve\n') {
    startServer()
    await until('the server listens', () => matches.test(served))
    return served
  }
  if (!command.startsWith('bin/openbook uploads')) return run(command)
  return until('the uploads are done', async () => [await run(command)].find((text) => matches.test(text)), {
    every: 200,
  })
}

/** The block as a pattern: … stands for anything. */
function expected(block: Block | undefined): RegExp {
  const text = block?.language === 'text' ? block.text.trimEnd() : '…'
  const parts = text.replaceAll('3000', String(port)).split('…')
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*?')}\\s*$`)
}

const environment = () => ({
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  HOME: folder,
  GNUPGHOME: join(folder, 'gnupg'),
  PORT: String(port),
  NO_COLOR: '1',
})

async function run(command: string): Promise<string> {
  const script = command.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`)
  const child = spawn('sh', ['-c', `exec 2>&1\n${script}`], { cwd: folder, env: environment() })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await new Promise((resolve) => child.on('close', resolve))
  return output.replaceAll('\r', '').trimEnd()
}

function startServer(): void {
  server = spawn(join(folder, 'bin/openbook'), ['serve'], { cwd: folder, env: environment() })
  server.stdout!.setEncoding('utf8').on('data', (text: string) => (served += text))
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return free
}
