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
  'work.stalled': rule(
    500,
    'Stood still',
    'Reading the file stood still for {minutes} minutes, so the load was ended, and nothing of it was stored.',
    'Look at the log and at the machine for what it waited for, and retry the upload. OPENBOOK_STALL_MINUTES is how long it may.',
  ),
  'work.locked': rule(
    500,
    'Locked out',
    'Another session of the database kept a table locked for {minutes} minutes, so the load was ended, and nothing of it was stored.',
    'End that session (pg_stat_activity and pg_locks show it; often it is a forgotten console), and retry the upload. OPENBOOK_STALL_MINUTES is how long a load waits.',
  ),
  'work.ciphertext-gone': rule(
    409,
    'No longer kept',
    'The encrypted file was dropped after its retention time, so it cannot be run again.',
    'Send the file again.',
  ),
  'work.file-not-kept': rule(
    409,
    'File is not kept',
    'Upload {upload} was loaded by command, so its file is not kept here and cannot be released.',
    'Load it again where the file is: openbook load FILE --go',
  ),
  'work.failed': rule(
    500,
    'Something went wrong here',
    'The work on this file failed for a reason that is not the file: {detail}.',
    'Look at the log, mend the cause, and retry the upload.',
  ),
} as const satisfies Record<string, FailureRule>
