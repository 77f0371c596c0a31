import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { openOpenbook, openService, type Openbook } from '../../app.ts'
import { Failure } from '../../book/failures.ts'
import type { Config } from '../../config.ts'
import { lockedOut } from '../../keys/keys.ts'

export interface Running {
  readonly openbook: Openbook
  /** Where the server listens, if it does: "http://127.0.0.1:3000". */
  readonly url: string | undefined
  /** Ends in order: no new requests, then the loads that run, then the database. */
  close(): Promise<void>
}

export interface ServiceRoles {
  /** Answer HTTP; the first port that can be had. */
  readonly listen?: { readonly host: string; readonly ports: readonly number[] }
  /** Load what is queued. */
  readonly work: boolean
}

/** Opens the installation and takes on the roles, all in this process. */
export async function startService(config: Config, log: Logger, roles: ServiceRoles): Promise<Running> {
  const openbook = await openOpenbook(config)
  const ends = [() => openbook.close()]
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    for (const fingerprint of await lockedOut(config.keysDirectory, config.keyPassphrases)) {
      log.warn({ fingerprint }, 'a private key is locked and no passphrase opens it: files encrypted to it will fail')
    }
    const service = await openService(openbook, log)
    ends.push(() => service.close())
    let url: string | undefined
    if (roles.listen !== undefined) {
      const { buildServer } = await import('../../serve/server.ts')
      const server = await buildServer(service.app)
      ends.push(() => server.close())
      url = await listen(server, roles.listen.host, roles.listen.ports)
    }
    if (roles.work) await service.startWorker()
    return { openbook, url, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(
  server: FastifyInstance,
  host: string,
  [port = 0, ...others]: readonly number[],
): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'EADDRINUSE' && others.length > 0) return listen(server, host, others)
    const detail = { EADDRINUSE: 'another program has it', EACCES: 'you may not use that port' }[code] ?? code
    throw new Failure('server.port-taken', { host, port, detail: detail || String(cause) }, { cause })
  }
}
