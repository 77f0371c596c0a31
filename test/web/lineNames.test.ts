import { expect, it } from 'vitest'
import { families, lines } from '../../src/book/lines.ts'
import { nameLine } from '../../web/src/words/lineNames.ts'

it('calls lines and families what the server calls them', () => {
  for (const [id, { name }] of Object.entries({ ...families, ...lines })) expect(nameLine(id)).toBe(name)
})
