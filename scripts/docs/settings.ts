import { settings } from '../../src/config.ts'

/** Every setting of src/config.ts, with its default and what it may be. */
export function settingList(): string {
  return Object.entries(settings)
    .map(([name, { schema, expected, describe }]) => {
      const byDefault = schema.safeParse(undefined)
      const value = byDefault.success && byDefault.data !== undefined ? `\`${byDefault.data}\`` : 'not set'
      return `## ${name}\n\n${describe}\n\n- Default: ${value}${inUnits(byDefault.data)}\n- Expected: ${expected}`
    })
    .join('\n\n')
}

function inUnits(value: unknown): string {
  return typeof value === 'number' && value >= 1024 ** 3 ? ` (${value / 1024 ** 3} GiB)` : ''
}
