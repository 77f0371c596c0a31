import { rule, type FailureRule } from './rule.ts'

/** Decisions that cannot be taken. */
export const decidingFailures = {
  'decide.repair-safe': rule(
    409,
    'Done already',
    'The repair {id} follows with certainty from what was sent, so it was done without asking, and there is nothing to answer.',
    'If the value is wrong, send the right one: a value that can be used is never replaced.',
  ),
  'decide.repair-gone': rule(
    409,
    'Nothing is proposed any more',
    'No record has the repair {id} any more: the right values were sent, or the records are gone.',
    'Nothing is left to do. GET /v1/repairs lists what is proposed now.',
  ),
} as const satisfies Record<string, FailureRule>
