import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairIndustry, type IndustryReading } from '../../src/book/industry.ts'
import { industryFields, type IndustryColumns, type IndustryField } from '../../src/book/industryColumns.ts'
import { createOwnWording } from '../../src/book/ownWording.ts'
import { divisionOf, foldTitle, industryTitle, sicCodes } from '../../src/book/sic.ts'
import { haveRealFiles } from '../support/realFiles.ts'
import { realIndustries, sampleIndustries, type IndustryRow } from './realIndustries.ts'

type Cells = [division: string, major: string, group: string, sic: string, description: string]

function columns(...cells: Cells): IndustryColumns {
  const [division, major_group, industry_group, sic, description] = cells.map((cell) => (cell === '' ? null : cell))
  return { division, major_group, industry_group, sic, description } as IndustryColumns
}

const nobody = createOwnWording()
const read = (...cells: Cells) => repairIndustry(columns(...cells), nobody)
const proposed = ({ repairs }: IndustryReading) =>
  repairs.filter(({ safe }) => !safe).map(({ field, code, value }) => [field, code, value])
const applied = ({ repairs }: IndustryReading) => repairs.filter(({ safe }) => safe).map(({ field }) => field)

function whole(code: string): IndustryColumns {
  return columns(divisionOf(code)!, code.slice(0, 2), code.slice(0, 3), code, industryTitle(code)!)
}

describe('repairIndustry', () => {
  it('finds all that a code says, for every code and whatever else is given', () => {
    const kept = fc.subarray(['division', 'major_group', 'industry_group', 'description'] satisfies IndustryField[])
    fc.assert(
      fc.property(fc.constantFrom(...sicCodes), kept, (code, fields) => {
        const full = whole(code)
        const sent = Object.fromEntries(
          industryFields.map((field) => [
            field,
            field === 'sic' || fields.includes(field as never) ? full[field] : null,
          ]),
        ) as IndustryColumns
        const reading = repairIndustry(sent, nobody)
        expect(reading.effective).toEqual(full)
        expect(reading.repairs.every(({ safe, code }) => safe && code === 'client.sic.parents-missing')).toBe(true)
        expect(reading.repairs).toHaveLength(4 - fields.length)
        expect(reading.stuck).toEqual(code === '9999' ? ['client.sic.nonclassifiable'] : [])
      }),
    )
  })

  it('gives back lost leading zeros, and says so of the SIC code only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sicCodes.filter((code) => code.startsWith('0'))), (code) => {
        const full = whole(code)
        const { division, major_group, industry_group, sic, description } = full
        const cut = (digits: string | null) => String(Number(digits))
        const reading = read(division!, cut(major_group), cut(industry_group), cut(sic), description!)
        expect(reading.effective).toEqual(full)
        expect(reading.repairs).toMatchObject([
          { field: 'sic', code: 'client.sic.padded', sent: cut(sic), value: code, safe: true },
        ])
        expect(reading.stuck).toEqual([])
      }),
    )
  })

  it('proposes the zero where three digits stand alone and are an industry group as well', () => {
    expect(proposed(read('', '', '', '213', ''))).toEqual([['sic', 'client.sic.unknown', '0213']])
    expect(applied(read('', '', '', '213', 'Hogs'))).toContain('sic')
    expect(applied(read('A', '', '', '213', ''))).toContain('sic')
    expect(applied(read('', '', '', '111', ''))).toContain('sic')
  })

  it('finds a missing code by the title in the description, and asks the parents where two codes share it', () => {
    expect(read('', '', '', '', 'cookies & crackers').effective.sic).toBe('2052')
    expect(read('', '', '', '', 'Ophthalmic Goods')).toMatchObject({ effective: { sic: null }, repairs: [] })
    expect(read('D', '', '', '', 'Ophthalmic Goods').effective).toEqual(whole('3851'))
    expect(read('', '50', '', '', 'Ophthalmic Goods').effective).toEqual(whole('5048'))
  })

  it('finds a missing code where the group has only one', () => {
    expect(read('D', '31', '311', '', '').effective).toEqual(whole('3111'))
    expect(read('', '81', '', '', '').effective).toEqual(whole('8111'))
  })

  it("takes the book's own words where the digits agree, and one client's words for nothing alone", () => {
    const own = createOwnWording()
    own.add(columns('D', '20', '205', '2051', 'Our bakers'))
    own.add(columns('G', '59', '599', '5999', 'Other'))
    own.add(columns('G', '54', '546', '5461', 'Other'))
    own.add(columns('G', '20', '205', '2052', 'Contradicts itself'))
    const by = (...cells: Cells) => repairIndustry(columns(...cells), own).effective.sic
    expect(by('', '20', '', '', 'our bakers')).toBe('2051')
    expect(by('', '', '', '', 'Our bakers')).toBe(null)
    expect(by('G', '', '599', '', 'other')).toBe('5999')
    expect(by('', '59', '', '', 'Contradicts itself')).toBe(null)
  })

  it('takes more descriptions than there can be names of industries for free text', () => {
    const own = createOwnWording()
    for (let n = 0; n <= 20_000; n++) own.add(columns('D', '20', '205', '2051', `Bakery ${n}`))
    expect(own.codesOf('Bakery 7')).toEqual([])
  })

  it('says how much is known where the code is not', () => {
    expect(read('', '', '', '', '').stuck).toEqual(['client.sic.missing'])
    expect(read('D', '', '', '', '').stuck).toEqual(['client.sic.missing'])
    expect(read('', '30', '', '', '').stuck).toEqual(['client.sic.partial'])
    expect(read('', '', '333', '', '').effective).toEqual(columns('D', '33', '333', '', ''))
  })

  it.each<[Cells, string[][]]>([
    [['D', '20', '205', '5812', 'Cookies and Crackers'], [['sic', '2052']]],
    [['D', '58', '581', '5812', 'Eating Places'], [['division', 'G']]],
    [['G', '20', '581', '5812', 'Eating Places'], [['major_group', '58']]],
    [['D', '20', '206', '2052', 'Cookies and Crackers'], [['industry_group', '205']]],
    [
      ['G', '20', '581', '', 'Eating Places'],
      [
        ['major_group', '58'],
        ['sic', '5812'],
      ],
    ],
  ])('proposes the one column that the others contradict: %j', (cells, expected) => {
    const reading = read(...cells)
    expect(proposed(reading)).toEqual(expected.map(([field, value]) => [field, 'client.sic.conflict', value]))
    expect(reading.stuck).toEqual([])
  })

  it.each<Cells>([
    ['D', '20', '206', '2052', ''],
    ['D', '20', '205', '5812', ''],
    ['D', '20', '581', '5812', 'Eating Places'],
    ['D', '20', '', '', 'Eating Places'],
    ['D', '', '', '5812', ''],
  ])('leaves a contradiction to the broker where no one column can be the wrong one: %j', (...cells) => {
    expect(read(...cells)).toMatchObject({ repairs: [], stuck: ['client.sic.conflict'] })
  })

  it('proposes a code instead of one that does not exist, if the other columns settle it', () => {
    expect(proposed(read('D', '20', '205', '2059', 'Cookies and Crackers'))).toEqual([
      ['sic', 'client.sic.unknown', '2052'],
    ])
    expect(read('D', '20', '205', '2059', '')).toMatchObject({
      stuck: ['client.sic.unknown'],
      effective: { sic: null },
    })
    expect(read('', '', '', 'bakery', '').stuck).toEqual(['client.sic.unknown'])
    expect(read('', '18', '', '', '').stuck).toEqual(['client.sic.unknown'])
  })

  it('never fills in what a description contradicts', () => {
    const cells = fc.tuple(
      fc.constantFrom('', 'A', 'D', 'G', 'x'),
      fc.constantFrom('', '1', '20', '58', '19'),
      fc.constantFrom('', '17', '205', '581', '999'),
      fc.constantFrom('', '213', '2052', '5812', '1234'),
      fc.constantFrom('', 'Eating Places', 'Cookies and Crackers', 'Hogs', 'Ours'),
    )
    fc.assert(
      fc.property(cells, (sent) => {
        const reading = read(...sent)
        const { sic, major_group, industry_group, division } = reading.effective
        const filled = applied(reading).length > 0 && sic !== null
        const follows =
          `${division}${major_group}${industry_group}` ===
          `${divisionOf(sic ?? '')}${sic?.slice(0, 2)}${sic?.slice(0, 3)}`
        expect(!filled || follows).toBe(true)
        // Whatever is not whole is said.
        const whole = Object.values(reading.effective).every((value) => value !== null)
        expect(whole || reading.stuck.length + reading.repairs.length > 0).toBe(true)
      }),
    )
  })
})

/** Blanks cells that are known, fills them again, and compares. */
function precisionAndRecall(rows: readonly IndustryRow[], keep: fc.Arbitrary<IndustryField[]>) {
  const own = createOwnWording()
  for (const row of rows) own.add(row.columns)
  const known = rows.filter(({ columns }) => {
    const { repairs, stuck } = repairIndustry(columns, own)
    const whole = Object.values(columns).every((cell) => cell !== null)
    return whole && repairs.every(({ safe }) => safe) && stuck.length === 0
  })
  let blanked = 0
  let filled = 0
  const wrong: string[] = []
  const choices = fc.sample(keep, { numRuns: known.length, seed: 4 })
  for (const [at, { id, columns }] of known.entries()) {
    const truth = repairIndustry(columns, own).effective
    const sent = { ...columns }
    for (const field of industryFields) if (!choices[at]!.includes(field)) sent[field] = null
    const found = repairIndustry(sent, own).effective
    for (const field of industryFields) {
      if (sent[field] !== null) continue
      blanked++
      if (found[field] === null) continue
      filled++
      if (foldTitle(found[field]) !== foldTitle(truth[field]!)) wrong.push(id)
    }
  }
  return { blanked, filled, wrong }
}

const someFields = fc.subarray([...industryFields], { minLength: 2 })

describe('filling in blanked cells', () => {
  it('is never wrong on a sample book', () => {
    const { blanked, filled, wrong } = precisionAndRecall(sampleIndustries(5000), someFields)
    console.log(`Sample book: ${filled} of ${blanked} blanked cells filled in, ${wrong.length} wrong.`)
    expect(wrong).toEqual([])
    expect(filled / blanked).toBeGreaterThan(0.6)
  })

  it.runIf(haveRealFiles)('is never wrong on the real book', () => {
    const { blanked, filled, wrong } = precisionAndRecall(realIndustries(), someFields)
    console.log(`Real book: ${filled} of ${blanked} blanked cells filled in, ${wrong.length} wrong.`)
    expect(wrong).toEqual([])
    expect(filled / blanked).toBeGreaterThan(0.6)
  })
})

describe.runIf(haveRealFiles)('the real clients', () => {
  const rows = haveRealFiles ? realIndustries() : []
  const readings = rows.map(({ id, columns }) => {
    const { effective, repairs, stuck } = repairIndustry(columns, nobody)
    return { id, columns, effective, repairs, stuck }
  })

  it('666 rows lack an industry field, and all but five are repaired wholly', () => {
    const lacking = readings.filter(({ columns }) => Object.values(columns).includes(null))
    expect(lacking).toHaveLength(666)
    const left = lacking.filter(({ effective }) => Object.values(effective).includes(null))
    expect(left.map(({ id }) => id)).toEqual(['1710', '1999', '2858', '3072', '4686'])
    expect(left.every(({ stuck }) => stuck.join() === 'client.sic.partial')).toBe(true)
  })

  it('289 codes had lost their leading zero; nothing contradicts itself; seven are nonclassifiable', () => {
    const codes = readings.flatMap(({ repairs }) => repairs.map(({ code }) => code))
    expect(codes.filter((code) => code === 'client.sic.padded')).toHaveLength(289)
    expect(new Set(codes)).toEqual(new Set(['client.sic.padded', 'client.sic.missing', 'client.sic.parents-missing']))
    expect(readings.filter(({ stuck }) => stuck.includes('client.sic.nonclassifiable'))).toHaveLength(7)
  })
})
