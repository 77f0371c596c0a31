import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/book/failures.ts'
import { sampleCarriers } from '../../src/sample/carriers.ts'
import { sampleClients } from '../../src/sample/clients.ts'
import { csvText } from '../../src/sample/csv.ts'
import { industries } from '../../src/sample/industries.ts'
import type { SampleOptions } from '../../src/sample/options.ts'
import { samplePolicies } from '../../src/sample/policies.ts'
import { sampleUpdate } from '../../src/sample/update.ts'
import { headerOf, writeSample } from '../../src/sample/write.ts'

const options: SampleOptions = { seed: 7, clients: 20_000, carriers: 934, policies: 40_000, asOf: '2026-11-23' }

const share = (rows: string[][], is: (row: string[]) => boolean) => rows.filter(is).length / rows.length
const blankShare = (rows: string[][], cell: number) => share(rows, (row) => row[cell] === '')

describe('sampleClients', () => {
  const rows = [...sampleClients(options)]

  it('makes the same rows from the same seed, and other rows from another', () => {
    expect([...sampleClients(options)]).toEqual(rows)
    const other = [...sampleClients({ ...options, seed: 8 })]
    expect(share(rows, (row) => other[Number(row[0]) - 1]!.join() === row.join())).toBeLessThan(0.01)
  })

  it('numbers the clients from 1, each once', () => {
    expect(rows.map((row) => Number(row[0]))).toEqual(Array.from({ length: options.clients }, (_, index) => index + 1))
  })

  it('leaves out as much as a real export does', () => {
    expect(blankShare(rows, 1)).toBeCloseTo(0.0298, 2)
    for (const cell of [2, 3, 4, 5, 6, 7, 8, 9]) {
      expect(blankShare(rows, cell)).toBeGreaterThan(0.018)
      expect(blankShare(rows, cell)).toBeLessThan(0.04)
    }
    const lacking = share(rows, (row) => row.slice(5).some((cell) => cell === ''))
    expect(lacking).toBeGreaterThan(0.11)
    expect(lacking).toBeLessThan(0.16)
  })

  it('writes industry codes as floats that have lost their leading zeros and seldom contradict each other', () => {
    let odd = 0
    const codes = rows.filter((row) => row.slice(5).every((cell) => cell !== ''))
    for (const [, , , , , division, major, group, sic, description] of codes) {
      expect(sic).toMatch(/^[1-9]\d{2,3}\.0$/)
      const digits = sic!.replace('.0', '').padStart(4, '0')
      const industry = industries.find((each) => each.sic === digits)
      if (industry === undefined || Number(major) !== Number(digits.slice(0, 2))) {
        odd += 1
        continue
      }
      expect(industry).toMatchObject({ division, description })
      expect(Number(group)).toBe(Number(digits.slice(0, 3)))
    }
    expect(odd / codes.length).toBeGreaterThan(0.004)
    expect(odd / codes.length).toBeLessThan(0.012)
    expect(share(codes, (row) => row[8]!.length === 5)).toBeGreaterThan(0.02)
  })

  it('changes the wanted share of rows, in the address only', () => {
    const later = [...sampleClients({ ...options, changed: 0.1 })]
    const changed = later.filter((row, index) => row.join('|') !== rows[index]!.join('|'))
    expect(changed.length / rows.length).toBeCloseTo(0.1, 1)
    for (const row of changed) {
      const before = rows[Number(row[0]) - 1]!
      expect(row.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1))
    }
  })
})

describe('sampleCarriers', () => {
  const rows = [...sampleCarriers({ seed: 7, carriers: 5000 })]

  it('has the id 0, gaps, and no id or name twice', () => {
    expect(rows[0]![0]).toBe('0')
    expect(new Set(rows.map((row) => row[0])).size).toBe(rows.length)
    const named = rows.filter((row) => row[1] !== '')
    expect(new Set(named.map((row) => row[1])).size).toBe(named.length)
    expect(named.length / rows.length).toBeGreaterThan(0.99)
    expect(Number(rows.at(-1)![0])).toBeGreaterThan(rows.length)
  })

  it('keeps the leading zeros of zips, and has a few that are malformed, like a few states', () => {
    expect(share(rows, (row) => row[6]!.startsWith('0'))).toBeGreaterThan(0.05)
    const zips = share(rows, (row) => !/^\d{5}(-\d{4})?$/.test(row[6]!))
    const states = share(rows, (row) => !/^[A-Z]{2}$/.test(row[5]!))
    for (const malformed of [zips, states]) {
      expect(malformed).toBeGreaterThan(0)
      expect(malformed).toBeLessThan(0.01)
    }
  })
})

describe('samplePolicies', () => {
  const rows = [...samplePolicies(options)]
  const clientIds = new Set(Array.from({ length: options.clients }, (_, index) => `${index + 1}.0`))
  const carrierIds = new Set([...sampleCarriers(options)].map((row) => `${row[0]}.0`))

  it('names clients and carriers of the same book, with a few unknown and a few missing', () => {
    expect(share(rows, (row) => clientIds.has(row[4]!))).toBeGreaterThan(0.9)
    expect(share(rows, (row) => row[4] !== '' && !clientIds.has(row[4]!))).toBeCloseTo(0.02, 2)
    expect(blankShare(rows, 4)).toBeCloseTo(0.05, 2)
    expect(share(rows, (row) => carrierIds.has(row[3]!))).toBeGreaterThan(0.93)
    expect(blankShare(rows, 3)).toBeCloseTo(0.033, 2)
  })

  it('cuts labels at 25 characters and has benefits among property and casualty', () => {
    const labels = new Set(rows.map((row) => row[1]!))
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(25)
    expect(labels).toContain('Group Short Term Disabili')
    expect(labels).toContain('Excess Workers Compensati')
    const benefits = share(rows, (row) => /^(Group|Dental|Voluntary|Medicare|Individual Life|Misc. Ben)/.test(row[1]!))
    expect(benefits).toBeGreaterThan(0.08)
    expect(benefits).toBeLessThan(0.18)
    expect(blankShare(rows, 1)).toBeCloseTo(0.065, 2)
  })

  it('has mostly expired terms, and a year of renewals after the as-of day', () => {
    const expired = share(rows, (row) => row[6]! !== '' && row[6]! < options.asOf)
    const year = share(rows, (row) => row[6]! >= options.asOf && row[6]! < '2027-11-23')
    expect(expired).toBeGreaterThan(0.65)
    expect(expired).toBeLessThan(0.85)
    expect(year).toBeGreaterThan(0.12)
    expect(year).toBeLessThan(0.25)
    expect(share(rows, (row) => row[6]! > '2027-11-23')).toBeGreaterThan(0.005)
  })

  it('changes the wanted share of premiums and nothing else', () => {
    const later = [...samplePolicies({ ...options, changed: 0.1 })]
    const changed = later.filter((row, index) => row.join('|') !== rows[index]!.join('|'))
    expect(changed.length / rows.length).toBeCloseTo(0.1, 1)
    for (const row of changed) expect(row.toSpliced(7, 1)).toEqual(rows[Number(row[0]) - 1]!.toSpliced(7, 1))
  })
})

describe('sampleUpdate', () => {
  it('moves known clients, adds new ones, and ends with one without a name', () => {
    const book = new Map([...sampleClients(options)].map((row) => [row[0], row]))
    const rows = [...sampleUpdate(options)]
    expect(rows).toHaveLength(9)
    const updated = rows.filter((row) => book.has(row[0]))
    expect(updated).toHaveLength(6)
    for (const row of updated) {
      expect(row).not.toEqual(book.get(row[0]))
      expect(row[1]).toBe(book.get(row[0])![1])
      expect(row[1]).not.toBe('')
    }
    expect(rows.slice(6).map((row) => [row[0], row[1] !== ''])).toEqual([
      ['20001', true],
      ['20002', true],
      ['20003', false],
    ])
  })

  it('finds as many clients as it can in a tiny book', () => {
    expect([...sampleUpdate({ seed: 1, clients: 3 }, { updated: 6, added: 1, nameless: 0 })].length).toBeGreaterThan(1)
    expect([...sampleUpdate({ seed: 1, clients: 0 }, { updated: 6, added: 1, nameless: 0 })]).toHaveLength(1)
  })
})

describe('writeSample', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'openbook-sample-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('writes the three files, which a CSV parser reads back as they were made', () => {
    const small = { ...options, clients: 2000, policies: 3000, wellFormed: true }
    const { files, faults } = writeSample(join(directory, 'book'), small)
    const read = (name: string) => parse(readFileSync(join(directory, 'book', name)))
    expect(read('Clients.csv')).toEqual([headerOf('clients'), ...sampleClients(small)])
    expect(read('Carriers.csv')).toEqual([headerOf('carriers'), ...sampleCarriers(small)])
    expect(read('Policies.csv')).toEqual([headerOf('policies'), ...samplePolicies(small)])
    expect(read('Faults.csv')).toHaveLength(faults.rows + 1)
    expect(files.map(({ table, rows }) => [table, rows])).toEqual([
      ['clients', 2000],
      ['carriers', 934],
      ['policies', 3000],
    ])
    expect(files.map((file) => readFileSync(file.file).length)).toEqual(files.map((file) => file.bytes))
    expect(readdirSync(join(directory, 'book'))).toHaveLength(4)
  })

  it('does not write over a book that is there, unless told to', () => {
    writeFileSync(join(directory, 'Policies.csv'), 'a real book')
    expect(() => writeSample(directory, options)).toThrow(Failure)
    expect(readdirSync(directory)).toEqual(['Policies.csv'])
    writeSample(directory, { ...options, clients: 1, policies: 1, carriers: 1 }, true)
    expect(readFileSync(join(directory, 'Policies.csv'), 'utf8')).not.toBe('a real book')
  })
})

describe('csvText', () => {
  it('quotes what needs it', () => {
    const text = [
      ...csvText(
        ['a', 'b'],
        [
          ['x, y', 'say "hi"'],
          ['two\nlines', ''],
        ],
      ),
    ].join('')
    expect(text).toBe('a,b\n"x, y","say ""hi"""\n"two\nlines",\n')
  })
})
