/** 8 seconds, 90 minutes, 3 hours, 12 days: how long something has been, roughly, but in two of the unit at least. */
export function formatAge(seconds: number): string {
  const [size, name] = units.find(([length]) => seconds >= 2 * length) ?? ([1, 'second'] as const)
  const count = Math.floor(Math.max(0, seconds) / size)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const

/** From one time of the API to a later one, in seconds. */
export const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000
