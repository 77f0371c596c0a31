import { rejects, type FindingRule } from './rule.ts'

/** What can be wrong with the Id of a record of any table. */
export function idRules<R extends string>(record: R, plural: string) {
  return {
    [`${record}.id.missing`]: rejects(
      `The ${record} has no Id. Give every ${record} the Id it has in your system and send the row again.`,
      `{count} ${record} has no Id`,
      `{count} ${plural} have no Id`,
    ),
    [`${record}.id.invalid`]: rejects(
      `The Id "{value}" is not a whole number from 0 to 9007199254740991. Send the Id that your system uses for this ${record}.`,
      `{count} ${record} has an Id that is not a whole number`,
      `{count} ${plural} have an Id that is not a whole number`,
    ),
    [`${record}.id.duplicate`]: rejects(
      `Several ${plural} in this file share the Id {value} but differ. None of them was stored: keep the right one and send it again.`,
      `{count} ${record} shares its Id with another one`,
      `{count} ${plural} share their Id with another one`,
    ),
  } as Record<`${R}.id.${'missing' | 'invalid' | 'duplicate'}`, FindingRule>
}
