import { describe, expect, it } from 'vitest'
import { alignedTable, visible, width } from '../../src/commands/console/alignedTable.ts'

describe('alignedTable', () => {
  it('aligns its columns, numbers to the right, null as nothing', () => {
    const table = alignedTable(
      [{ name: 'id', right: true }, { name: 'name' }, { name: 'state' }],
      [
        ['1', 'Copper Mill', null],
        ['1000', null, 'Ohio'],
      ],
    )
    expect(table).toEqual([
      '  id  name         state',
      '────  ───────────  ─────',
      '   1  Copper Mill',
      '1000               Ohio',
    ])
  })

  it('counts wide letters as two places and joining marks as none', () => {
    expect(width('ab')).toBe(2)
    expect(width('日本')).toBe(4)
    expect(width('e\u0301')).toBe(1)
    const lines = alignedTable(
      [{ name: 'a' }, { name: 'b' }],
      [
        ['日本', 'x'],
        ['abcd', 'y'],
      ],
    )
    expect(lines.slice(2)).toEqual(['日本  x', 'abcd  y'])
  })

  it('lets no cell play with the terminal, and cuts endless ones', () => {
    expect(visible('a\u001b[2J\nb\u0007\u202e')).toBe(String.raw`a\u001b[2J\nb\u0007\u202e`)
    const [, , line] = alignedTable([{ name: 'a' }], [['x'.repeat(500)]])
    expect(line).toBe(`${'x'.repeat(119)}…`)
  })
})
