import { z } from 'zod'
import { families, lines } from '../book/lines.ts'
import { sicDivisions } from '../book/sic.ts'
import { bucketNames, narrowWindow } from '../book/window.ts'
import type { OpportunityFilters } from '../store/reads/opportunities/filters.ts'
import { resolveName } from '../store/reads/opportunities/resolveName.ts'
import type { Reads } from '../store/reads/run.ts'
import { asOf } from './asOf.ts'
import { date, id, severalOf, text } from './parameters.ts'

const amount = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, { error: 'Expected an amount such as 2500 or 2500.50.' })
const letters = (count: number, error: string) =>
  z
    .string()
    .regex(new RegExp(`^[A-Za-z]{${count}}$`), { error })
    .transform((value) => value.toUpperCase())
/** One that is not known would only ever find nothing. */
const oneOf = (known: object, error: string) => text(60).refine((value) => Object.hasOwn(known, value), { error })

/** What opportunities can be narrowed by, in the API and on the command line alike. */
export const opportunityParameters = {
  as_of: asOf,
  expires_from: date.optional().describe('The first x-date, within the window.'),
  expires_to: date.optional().describe('The last x-date; it is included.'),
  bucket: z
    .enum(bucketNames)
    .optional()
    .describe('By the days left: late under 30, tight 30 to 59, prime 60 to 119, early from 120 on.'),
  line: severalOf(
    oneOf(lines, 'Expected the id of a line of business, such as general-liability; openbook lines choices lists all.'),
  ).describe('The line of business, such as general-liability; several are separated by commas.'),
  family: severalOf(oneOf(families, `Expected one of ${Object.keys(families).join(', ')}.`)).describe(
    'The family of lines, such as specialty; several are separated by commas.',
  ),
  state: severalOf(letters(2, 'Expected the two letters of a state, such as NY.')).describe(
    'The client’s state, two letters; several are separated by commas.',
  ),
  sic: z
    .string()
    .regex(/^\d{2,4}$/, { error: 'Expected the first 2, 3 or 4 digits of an SIC code.' })
    .optional()
    .describe('The first 2 to 4 digits of the client’s SIC code.'),
  division: severalOf(
    letters(1, 'Expected the letter of an SIC division, A to J.').refine(
      (letter) => sicDivisions.some((division) => division.letter === letter),
      { error: 'Expected the letter of an SIC division, A to J.' },
    ),
  ).describe('The SIC division, A to J; several are separated by commas.'),
  carrier: severalOf(id).describe('The incumbent carrier’s id; several are separated by commas.'),
  premium_min: amount.optional().describe('The least premium.'),
  premium_max: amount.optional().describe('The highest premium; it is included.'),
  office: text(200).optional().describe('Exactly this office of the broker, without case.'),
  client_id: id.optional(),
  q: text(200).optional().describe('A part of the client’s name, without case. It reads all names of the book.'),
  readiness: z
    .enum(['ready', 'repairable', 'blocked', 'any'])
    .default('ready')
    .describe('What the data is good for: only `ready` is for carriers.'),
} as const

export type AskedOpportunities = z.output<z.ZodObject<typeof opportunityParameters>>

/** The filters as the store takes them. It asks the database only for `q`. */
export async function resolveFilters(
  store: Reads,
  brokerId: number,
  asked: AskedOpportunities,
  asOf: string,
): Promise<OpportunityFilters> {
  const { expires_from: expiresFrom, expires_to: expiresTo, bucket, division, q } = asked
  return {
    window: narrowWindow(asOf, { expiresFrom, expiresTo, bucket }),
    readiness: asked.readiness,
    lines: asked.line,
    families: asked.family,
    states: asked.state,
    sic: asked.sic,
    majorGroups: division && sicDivisions.filter(({ letter }) => division.includes(letter)),
    carrierIds: asked.carrier,
    premiumMin: asked.premium_min,
    premiumMax: asked.premium_max,
    office: asked.office,
    clientId: asked.client_id,
    named: q === undefined ? undefined : await resolveName(store, brokerId, q),
  }
}
