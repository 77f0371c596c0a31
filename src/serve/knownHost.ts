import { isIP } from 'node:net'
import { hostname } from 'node:os'

/**
 * Whether a request names this server by a name that is its own. A web page of anybody's can have its own name lead to
 * this machine (DNS rebinding) and would then read the book as if it were one of ours; it cannot have it named
 * differently in the Host header. So: any address in numbers, localhost, this machine's own name, and what the
 * settings add. No browser leaves the header out.
 *
 * @param host the Host header, with or without a port
 * @param names further names, in lower case
 */
export function isKnownHost(host: string | undefined, names: readonly string[]): boolean {
  if (host === undefined) return true
  // Nothing but a name and a port: "a@b" or "a/b" would be parsed as something else than what they look like.
  if (!/^[\w.:[\]-]*$/.test(host)) return false
  const name = URL.parse(`http://${host}`)?.hostname.replace(/\.$/, '')
  if (name === undefined || name === '') return false
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return true
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === hostname().toLowerCase() || names.includes(name)
  )
}
