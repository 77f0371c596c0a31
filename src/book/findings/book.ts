import { finds, type FindingRule } from './rule.ts'

/** What can be wrong with a book as a whole, or with a whole file of it. */
export const bookFindings = {
  'book.snapshot.stale': finds(
    'major',
    'broker',
    'The export is an old one: newer data is here already, or nothing has come for long. Send a new export.',
    ['{count} export is old', '{count} exports are old'],
  ),
  'book.volume.dropped': finds(
    'blocker',
    'broker',
    'A full export has far fewer rows than the last one. Check that it is whole.',
    [
      '{count} full export has far fewer rows than the last one',
      '{count} full exports have far fewer rows than the last one',
    ],
    2,
  ),
  'book.header.mismatch': finds(
    'blocker',
    'broker',
    'The newest full export lacks columns that the one before it had. Check how it was exported.',
    [
      '{count} full export lacks columns that the one before had',
      '{count} full exports lack columns that the one before had',
    ],
    2,
  ),
} as const satisfies Record<string, FindingRule>
