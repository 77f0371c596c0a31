import { rule, type FailureRule } from './rule.ts'

/** The work on an upload. */
export const workingFailures = {
  'work.interrupted': rule(
    500,
    'Interrupted',
    'The process that loaded the file ended before it was done, so nothing of it was stored.',
    'Load the file again.',
  ),
  'work.cancelled': rule(
    409,
    'Cancelled',
    'Somebody cancelled the load while it ran, so nothing of it was stored.',
    'Load the file again if that was not meant.',
  ),
  'work.attempts': rule(
    500,
    'Gave up',
    'The work on this file ended {attempts} times without a result, so nothing of it was stored.',
    'Look at the log for the reason, mend it, and retry the upload.',
  ),
  'work.ciphertext-gone': rule(
    409,
    'No longer kept',
    'The encrypted file was dropped after its retention time, so it cannot be run again.',
    'Send the file again.',
  ),
  'work.failed': rule(
    500,
    'Something went wrong here',
    'The work on this file failed for a reason that is not the file: {detail}.',
    'Look at the log, mend the cause, and retry the upload.',
  ),
} as const satisfies Record<string, FailureRule>
