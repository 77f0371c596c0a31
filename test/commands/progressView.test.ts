import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { progressView } from '../../src/commands/load/progressView.ts'
import { width } from '../../src/commands/console/alignedTable.ts'

function fakeStream(isTTY: boolean, columns: number) {
  const written: string[] = []
  const write = (text: Buffer, _: unknown, done: () => void) => {
    written.push(String(text))
    done()
  }
  const stream = Object.assign(new Writable({ write }), { isTTY, columns }) as unknown as NodeJS.WriteStream
  return { stream, written }
}

const halfway = { phase: 'reading', bytesDone: 500, rowsRead: 1234 }

describe('progressView', () => {
  it.each([40, 60, 80, 200])('draws one line that fits a terminal of %i columns', (columns) => {
    const { stream, written } = fakeStream(true, columns)
    const view = progressView(stream, '/some/long/path/to/an/Export of all clients 2026.csv', 1000)
    view.update(halfway)
    view.update({ ...halfway, phase: 'merging' })
    view.done()
    expect(written).toHaveLength(3)
    for (const line of written) {
      expect(line.startsWith('\r\u001b[2K')).toBe(true)
      expect(width(line.slice(1))).toBeLessThan(columns)
    }
    expect(written[0]).toContain(' 50 %')
    expect(written[2]).toBe('\r\u001b[2K')
  })

  it('never goes beyond 100 %, and can show a file of no known size', () => {
    const { stream, written } = fakeStream(true, 80)
    progressView(stream, 'a.csv', 100).update({ ...halfway, bytesDone: 101 })
    progressView(stream, 'a.csv', 0).update(halfway)
    expect(written[0]).toContain('100 %')
    expect(written[1]).toContain('  0 %')
  })

  it('says how many rows it reads in a second, once there is something to say', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { stream, written } = fakeStream(true, 100)
    const view = progressView(stream, 'a.csv', 1000)
    view.update({ ...halfway, rowsRead: 0 })
    vi.advanceTimersByTime(2000)
    view.update({ ...halfway, rowsRead: 600_000 })
    vi.useRealTimers()
    expect(written[0]).not.toContain('rows/s')
    expect(written[1]).toContain('600,000 rows  300,000 rows/s  reading')
  })

  it('writes plain lines where there is no terminal: one at the beginning, then only now and then', () => {
    const { stream, written } = fakeStream(false, 80)
    const view = progressView(stream, 'a.csv', 1000)
    for (const phase of ['waiting', 'reading', 'reading', 'merging', 'reporting']) view.update({ ...halfway, phase })
    view.done()
    expect(written).toEqual(['a.csv: reading\n'])
  })
})
