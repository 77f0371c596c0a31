import { access, constants, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import type { Config } from '../../config.ts'
import { byteSize, fileTrouble } from '../output.ts'
import { fail, ok, warn, type Check } from './check.ts'

const neededNode = 24
const littleRoom = 2 * 1024 ** 3
const tooLittleRoom = 256 * 1024 ** 2

export function checkNode(version = process.versions.node): Check {
  return Number.parseInt(version, 10) >= neededNode
    ? ok('Node', `${version} (${process.execPath})`)
    : fail('Node', version, `Install Node ${neededNode} or newer, or name one with OPENBOOK_NODE.`)
}

/** Whether the data directory can be used and is closed to others. */
export async function checkDataDirectory({ dataDirectory }: Config): Promise<Check> {
  const name = 'Data directory'
  const here = await nearestExisting(dataDirectory)
  try {
    await access(here, constants.W_OK | constants.X_OK)
  } catch (error) {
    const advice = 'Change its permissions, or set OPENBOOK_DATA to a directory of yours.'
    return fail(name, `${here} cannot be written: ${fileTrouble(error)}`, advice)
  }
  if (here !== dataDirectory) return ok(name, `${dataDirectory} is made by the first start`)
  const mode = (await stat(here)).mode & 0o777
  // 0711 is how it is where the embedded server runs as another user: passable, not readable.
  if ((mode & 0o066) === 0) return ok(name, `${dataDirectory}, closed to others`)
  return warn(name, `${dataDirectory} can be read or written by others`, `chmod go-rw ${dataDirectory}`)
}

export async function checkRoom({ dataDirectory, databaseUrl }: Config): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearestExisting(dataDirectory))
  const free = bavail * bsize
  const found = `${byteSize(free)} free for ${dataDirectory}`
  if (databaseUrl !== undefined || free >= littleRoom) return ok('Disk', found)
  const advice = 'Make room, or set OPENBOOK_DATA to a directory on a larger disk.'
  return free < tooLittleRoom ? fail('Disk', found, advice) : warn('Disk', found, advice)
}

/** Whether the server could listen where the settings say, or does so already. */
export async function checkPort({ host, port }: Config): Promise<Check> {
  const where = `${host} port ${port}`
  const code = await tryListen(host, port)
  if (code === undefined) return ok('Port', port === 0 ? 'any free one' : `${where} is free`)
  if (code === 'EADDRINUSE') {
    if (await isOpenbook(host, port)) return ok('Port', `Openbook is listening on ${where}`)
    return warn('Port', `another program has ${where}`, 'Stop it, or set PORT to another one.')
  }
  return fail(
    'Port',
    `cannot listen on ${where} (${code})`,
    'Set HOST and PORT to an address of this machine that you may use.',
  )
}

function tryListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

async function isOpenbook(host: string, port: number): Promise<boolean> {
  try {
    const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
    const address = `http://${name.includes(':') ? `[${name}]` : name}:${port}/version`
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) })
    return (
      response.ok &&
      JSON.stringify(await response.json())
        .toLowerCase()
        .includes('openbook')
    )
  } catch {
    return false
  }
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).then(
    () => true,
    () => false,
  )
  return found || dirname(path) === path ? path : nearestExisting(dirname(path))
}
