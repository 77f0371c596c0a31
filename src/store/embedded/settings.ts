import { statfs } from 'node:fs/promises'
import type { Address } from './address.ts'

/** The database's settings, given on the command line so that each version of Openbook brings its own. */
export async function serverSettings(address: Address, cluster: string): Promise<string[]> {
  const settings: Record<string, string> = {
    cluster_name: cluster,
    // Nobody but the socket directory's owner can connect, and so nobody needs a password.
    listen_addresses: '',
    unix_socket_directories: address.host,
    unix_socket_permissions: '0700',
    port: String(address.port),
    max_connections: '200',
    // Modest in memory, good for bulk loads: checkpoints seldom, commits as durable as ever (fsync stays on).
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    dynamic_shared_memory_type: await sharedMemoryType(),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A row's values must not reach the log. An error's message may hold one ("invalid input syntax … "), and whoever
    // ran the statement gets it anyway: so log what happens to the server, and no statement's error.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_parameter_max_length: '0',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

// Containers get 64 MB of /dev/shm unless told otherwise, and a parallel hash join that outgrows it fails.
async function sharedMemoryType(): Promise<string> {
  if (process.platform !== 'linux') return 'posix'
  const shm = await statfs('/dev/shm').catch(() => undefined)
  return shm !== undefined && shm.bavail * shm.bsize >= 256 * 2 ** 20 ? 'posix' : 'mmap'
}
