import { access, chmod, constants, lstat, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../../book/failures.ts'

/** Where the embedded database keeps its things; all paths are absolute and free of symbolic links. */
export interface Layout {
  /** Openbook's data directory: 0700, or 0711 where the server runs as another user and has to pass through. */
  readonly directory: string
  /** Everything that the server's own user may write; belongs to that user. */
  readonly home: string
  /** PostgreSQL's data directory. */
  readonly data: string
  /** The socket's directory, unless its path is too long for a socket. Outside `home`: the server cannot swap it. */
  readonly run: string
  readonly log: string
  readonly startLock: string
  readonly membersLock: string
}

/** Makes the data directory (private to its owner) or checks the one that is there. Throws `embedded.unavailable`. */
export async function prepareLayout(directory: string): Promise<Layout> {
  const wanted = resolve(directory)
  try {
    await mkdir(dirname(wanted), { recursive: true })
    await mkdir(wanted, { mode: 0o700 }).catch(ignoreExisting)
    const layout = layoutOf(await realpath(wanted))
    await checkOwner(layout.directory)
    await access(layout.directory, constants.W_OK)
    await mkdir(layout.home, { mode: 0o700 }).catch(ignoreExisting)
    await closeToOthers(layout)
    return layout
  } catch (error) {
    if (error instanceof Failure) throw error
    throw unusable(wanted, error)
  }
}

export function layoutOf(directory: string): Layout {
  const home = join(directory, 'postgres')
  return {
    directory,
    home,
    data: join(home, 'data'),
    run: join(directory, 'run'),
    log: join(directory, 'postgres.log'),
    startLock: join(directory, 'postgres-start.lock'),
    membersLock: join(directory, 'postgres-members.lock'),
  }
}

/** Whom `path` belongs to, or undefined when nothing is there. */
export async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(path)
    return { uid, gid }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** `path` itself, or the closest folder above it that is there. */
export async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() || path === '/' ? path : nearestExisting(dirname(path))
}

async function checkOwner(directory: string): Promise<void> {
  const found = await stat(directory)
  if (!found.isDirectory()) throw unusable(directory, new Error('it is not a directory'))
  const me = process.geteuid?.() ?? -1
  if (me === 0 || found.uid === me) return
  throw new Failure('embedded.unavailable', {
    detail: `the data directory ${directory} belongs to user id ${found.uid}, and this is user id ${me}`,
    advice:
      'Run Openbook as the user that it belongs to, set OPENBOOK_DATA to a directory of your own, ' +
      'or set DATABASE_URL to use another PostgreSQL.',
  })
}

async function closeToOthers(layout: Layout): Promise<void> {
  const top = await lstat(layout.directory)
  const home = await lstat(layout.home)
  // A server that runs as another user passes through the top (it cannot list it) to reach its own folder.
  const allowed = home.uid === top.uid ? 0o700 : 0o711
  if ((top.mode & 0o777 & ~allowed) !== 0) await chmod(layout.directory, allowed)
  if ((home.mode & 0o077) !== 0) await chmod(layout.home, 0o700)
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

function unusable(directory: string, cause: unknown): Failure {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new Failure(
    'embedded.unavailable',
    {
      detail: `the data directory ${directory} cannot be used: ${detail}`,
      advice: 'Set OPENBOOK_DATA to a directory that this user can write, or DATABASE_URL to use another PostgreSQL.',
    },
    { cause },
  )
}
