/**
 * What the addresses say after the question mark is text, always: `?state=NY&sort=-premium`. Every view is such an
 * address, so that it can be sent to somebody, or kept as a bookmark.
 */
export type Search = Record<string, string | undefined>

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text))
}

/** What is empty is left out. */
export function writeSearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '')
  const text = new URLSearchParams(given as [string, string][]).toString()
  return text === '' ? '' : `?${text}`
}

/** Of a page's search, those names that it knows; others that stand in an address are passed over. */
export function pick<const Name extends string>(names: readonly Name[]) {
  return (search: Record<string, unknown>): { [Key in Name]?: string } => {
    const known = names.filter((name) => typeof search[name] === 'string' && search[name] !== '')
    return Object.fromEntries(known.map((name) => [name, search[name]])) as { [Key in Name]?: string }
  }
}
