import { databaseName } from './attach.ts'
import { superuser } from './initialise.ts'
import { layoutOf, prepareLayout } from './layout.ts'
import { becomeMember } from './member.ts'
import { programsOf, shippedPrograms } from './programs.ts'
import { boundServerLog } from './serverLog.ts'
import { foreseeWay } from './way.ts'
import { Failure } from '../../book/failures.ts'

/** The private PostgreSQL that the Openbook processes on one data directory share. */
export interface EmbeddedServer {
  /** How to connect. `host` is the socket's directory; there is no password and no TCP port. */
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  /** PostgreSQL's version, such as "18.4". */
  readonly version: string
  /** The directory with the server's programs. */
  readonly programs: string
  /** Ends this process's use of the server; stops it when no other process uses it. Close your connections before. */
  leave(): Promise<void>
}

/**
 * Starts the private PostgreSQL in `directory`, or joins the one that another process started there. While this process
 * stays a member, a server that dies is started again; connections are lost then and have to be made anew.
 * Throws `embedded.unavailable`, `embedded.version`, `embedded.damaged` or `embedded.failed`.
 */
export async function joinEmbedded(
  directory: string,
  options: { log?: (message: string) => void } = {},
): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined)
  const shipped = await shippedPrograms()
  const layout = await prepareLayout(directory)
  await boundServerLog(layout.log)
  const member = await becomeMember(layout, log)
  const programs = await programsOf(shipped, layout)
  return {
    connection: { ...member.server.address, user: superuser, database: databaseName },
    version: member.server.version,
    programs: programs.bin,
    leave: () => member.leave(),
  }
}

export type EmbeddedAvailability =
  | {
      readonly possible: true
      /** As whom the server runs: this user, root in a namespace where it is nobody, or another user. */
      readonly way: 'direct' | 'namespace' | 'user'
      readonly detail: string
      readonly version: string
    }
  | { readonly possible: false; readonly detail: string; readonly advice: string }

/** Whether and how the embedded PostgreSQL can run on this machine; starts and changes nothing. For `openbook doctor`. */
export async function embeddedAvailability(directory: string): Promise<EmbeddedAvailability> {
  try {
    const { way, copy } = await foreseeWay(layoutOf(directory))
    const detail = `it runs ${way.runner.described}${copy ? ', from a copy of its programs in the data directory' : ''}`
    return { possible: true, way: way.runner.way, detail, version: way.programs.version }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'embedded.unavailable') throw error
    return { possible: false, detail: String(error.params.detail), advice: String(error.params.advice) }
  }
}
