import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, type Run } from './cli.ts'

/**
 * A small stand-in for a clone: the real launcher, and a command that says how it was run. Node and npm on its PATH
 * are stand-ins too, so that nothing comes from the registry.
 */
let root: string
let bin: string
let calls: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'openbook launcher-'))
  bin = join(root, 'system')
  calls = join(root, 'npm-calls')
  for (const name of ['bin/openbook', 'scripts/with-node']) await cp(name, join(root, 'clone', name))
  await mkdir(join(root, 'clone/src'))
  await mkdir(bin)
  await writeFile(
    join(root, 'clone/src/cli.ts'),
    `const args: string[] = process.argv.slice(2)
     console.log(JSON.stringify({ node: process.version, exec: process.argv0, args, cwd: process.cwd(), PATH: process.env.PATH }))`,
  )
  await program(
    'npm',
    `echo "$*" >>"${calls}"; sleep 0.3; case "$*" in
    ci*) mkdir -p node_modules ;;
    install*) for last; do :; done; d="$3/node_modules/\${last%@*}/bin"; mkdir -p "$d"; ln -s '${process.execPath}' "$d/node" ;;
    esac`,
  )
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function program(name: string, script: string): Promise<void> {
  const file = join(bin, name)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

const oldNode = () => program('node', 'echo v20.18.0')
const goodNode = () => symlink(process.execPath, join(bin, 'node'))
const isClone = () => writeFile(join(root, 'clone/package-lock.json'), '{"lockfileVersion":3}')
const npmCalls = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [])

function launch(
  args: string[] = ['--some', 'a b'],
  options: { env?: Record<string, string>; cwd?: string; file?: string } = {},
) {
  const file = options.file ?? join(root, 'clone/bin/openbook')
  const env = { PATH: `${bin}:/usr/bin:/bin`, ...options.env }
  return ended(spawn(file, args, { env, cwd: options.cwd ?? '/' }))
}

const told = (run: Run) => JSON.parse(run.stdout) as { node: string; args: string[]; cwd: string; PATH: string }

describe('bin/openbook', () => {
  it('runs from any directory and hands its arguments on as they are', async () => {
    await goodNode()
    const run = await launch(['load', 'a b', '', '*'], { cwd: tmpdir() })
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(told(run)).toMatchObject({ args: ['load', 'a b', '', '*'], node: process.version })
  })

  it('runs through symbolic links, relative ones too', async () => {
    await goodNode()
    await mkdir(join(root, 'elsewhere'))
    await symlink('../clone/bin/openbook', join(root, 'elsewhere/openbook'))
    await symlink(join(root, 'elsewhere/openbook'), join(bin, 'ob'))
    expect(told(await launch(['x'], { file: join(bin, 'ob') })).args).toEqual(['x'])
  })

  it('uses a Node that is new enough where the PATH has it, and moves nothing else on the PATH', async () => {
    await goodNode()
    const { PATH } = told(await launch())
    expect(PATH).toBe(`${join(root, 'clone/node_modules/.bin')}:${bin}:/usr/bin:/bin`)
  })

  it('ends with the exit code of the command', async () => {
    await goodNode()
    await writeFile(join(root, 'clone/src/cli.ts'), 'process.exitCode = 2')
    expect((await launch()).code).toBe(2)
  })

  it('uses the Node that OPENBOOK_NODE names', async () => {
    await oldNode()
    const run = await launch([], { env: { OPENBOOK_NODE: process.execPath } })
    expect([run.code, told(run).node]).toEqual([0, process.version])
  })

  it.each(['/nonexistent/node', '/bin/true', 'node'])('refuses an OPENBOOK_NODE that is no good: %s', async (name) => {
    await oldNode()
    const run = await launch([], { env: { OPENBOOK_NODE: name } })
    expect([run.code, run.stdout]).toEqual([69, ''])
    expect(run.stderr).toBe(`openbook: OPENBOOK_NODE is ${name}, which is not a Node 24 or newer.\n`)
  })

  it('says what to do where Node is too old or missing and it is no clone', async () => {
    await oldNode()
    const old = await launch()
    expect([old.code, old.stdout]).toEqual([69, ''])
    expect(old.stderr).toContain("this machine's Node is v20.18.0; Openbook needs Node 24 or newer")
    expect(old.stderr).toContain('OPENBOOK_NODE=/path/to/node')
    expect(npmCalls()).toEqual([])
  })

  it('fetches Node once on an older one, in a clone, without running install scripts', async () => {
    await oldNode()
    await isClone()
    const run = await launch()
    expect([run.code, told(run).node]).toEqual([0, process.version])
    expect(npmCalls()).toEqual([
      expect.stringMatching(/^install --prefix \S.*--ignore-scripts.* node-\w+-\w+@24\.\d+\.\d+$/),
      expect.stringMatching(/^ci --ignore-scripts/),
    ])
    expect((await launch()).stderr).toBe('')
    expect(npmCalls()).toHaveLength(2)
  })

  it('installs the packages of a clone once, and again when the lock file has changed', async () => {
    await goodNode()
    await isClone()
    expect((await launch()).stderr).toContain('installing the packages of package-lock.json (once)')
    expect((await launch()).stderr).toBe('')
    await writeFile(join(root, 'clone/package-lock.json'), '{"lockfileVersion":4}')
    expect((await launch()).code).toBe(0)
    expect(npmCalls()).toHaveLength(2)
  })

  it.each([
    ['an older Node', oldNode, ['install', 'ci']],
    ['a Node that is new enough', goodNode, ['ci']],
  ])('lets one of several first starts install while the others wait, with %s', async (_, node, expected) => {
    await node()
    await isClone()
    const runs = await Promise.all([launch(), launch(), launch()])
    expect(runs.map((run) => run.code)).toEqual([0, 0, 0])
    expect(npmCalls().map((call) => call.split(' ')[0])).toEqual(expected)
    expect(await readdir(join(root, 'clone/.node'))).not.toContain('installing')
  })

  it('is not held up by an installation that was killed', async () => {
    await goodNode()
    await isClone()
    await mkdir(join(root, 'clone/.node/installing'), { recursive: true })
    const gone = spawnSync('true').pid
    await writeFile(join(root, 'clone/.node/installing/pid'), String(gone))
    expect((await launch()).code).toBe(0)
  })

  it.each([
    ['exit 1', 'npm ci failed'],
    ['', undefined],
  ])('says so when npm fails (%s) or is missing', async (script, message) => {
    await goodNode()
    await isClone()
    if (script === '') await rm(join(bin, 'npm'))
    else await program('npm', script)
    const tools = join(root, 'tools')
    await mkdir(tools)
    for (const tool of ['sh', 'dirname', 'readlink', 'mkdir', 'rm', 'cat', 'cmp', 'basename', 'uname', 'sleep', 'cp']) {
      const found = ['/usr/bin', '/bin'].map((folder) => join(folder, tool)).find((file) => existsSync(file))
      await symlink(found!, join(tools, basename(tool)))
    }
    const run = await launch([], { env: { PATH: `${bin}:${tools}` } })
    expect([run.code, run.stdout]).toEqual([69, ''])
    expect(run.stderr).toContain(message ?? 'there is no npm here')
  })
})

describe('the web app', () => {
  const built = () => join(root, 'clone/dist/web/index.html')
  const page = () => readFileSync(built(), 'utf8')

  beforeEach(async () => {
    await goodNode()
    await cp('scripts/build-web', join(root, 'clone/scripts/build-web'))
    await mkdir(join(root, 'clone/web/src'), { recursive: true })
    await writeFile(join(root, 'clone/package-lock.json'), '{}')
    await mkdir(join(root, 'clone/node_modules'))
    await cp(join(root, 'clone/package-lock.json'), join(root, 'clone/node_modules/.openbook-lock'))
    await program('vite', 'for last; do :; done; mkdir -p "$last"; echo built >"$last/index.html"')
  })

  it.each(['serve', 'demo'])(
    'is built before %s shows it, once, and again when a source has changed',
    async (command) => {
      const first = await launch([command])
      expect([first.code, first.stderr, page()]).toEqual([0, 'openbook: building the web app (once)\n', 'built\n'])
      expect((await launch([command])).stderr).toBe('')
      const later = new Date(Date.now() + 10_000)
      await writeFile(join(root, 'clone/web/src/main.tsx'), '')
      await utimes(join(root, 'clone/web/src/main.tsx'), later, later)
      expect((await launch([command])).stderr).toContain('building')
      expect(await readdir(join(root, 'clone/dist'))).toEqual(['web'])
    },
  )

  it('is not built for what shows no pages', async () => {
    expect((await launch(['load', 'serve'])).stderr).toBe('')
    expect(existsSync(built())).toBe(false)
  })

  it('is done without where it cannot be built', async () => {
    await program('vite', 'echo "a syntax error" >&2; exit 1')
    const run = await launch(['serve'])
    expect([run.code, told(run).args]).toEqual([0, ['serve']])
    expect(run.stderr).toContain('a syntax error\nopenbook: the web app could not be built; serving without it')
    expect(existsSync(join(root, 'clone/dist'))).toBe(false)
  })
})

describe('the launcher scripts', () => {
  const scripts = ['bin/openbook', 'scripts/with-node', 'scripts/build-web']
  const shellcheck = spawnSync('shellcheck', ['--version']).status === 0
  it.skipIf(!shellcheck)('please shellcheck (where it is installed)', () => {
    const { stdout, status } = spawnSync('shellcheck', ['-s', 'sh', ...scripts], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, ''])
  })

  const dash = spawnSync('dash', ['-c', 'true']).status === 0
  it.skipIf(!dash)('are plain POSIX shell (where dash is installed)', () => {
    for (const script of scripts) {
      expect(spawnSync('dash', ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
    }
  })
})
