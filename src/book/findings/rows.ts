import { finds, rejects, type FindingRule } from './rule.ts'

/** What can be wrong with a row of any table, before it is known what it says. */
export const rowFindings = {
  'row.cells.missing': rejects(
    'The row has {value} cells but the header has {expected}, so it is not certain which is which. Check for a missing comma or a line break inside a cell.',
    '{count} row has too few cells',
    '{count} rows have too few cells',
  ),
  'row.cells.extra': rejects(
    'The row has {value} cells but the header has {expected}. Check for a comma inside a cell that is not in quotes.',
    '{count} row has too many cells',
    '{count} rows have too many cells',
  ),
  'row.quote.unclosed': rejects(
    'A quotation mark opens a cell and never closes. Close it, or double it ("") if it belongs to the text.',
    '{count} row has a quotation mark that never closes',
    '{count} rows have a quotation mark that never closes',
  ),
  'row.quote.stray': rejects(
    'There is text after a closing quotation mark. Double the mark ("") if it belongs to the text.',
    '{count} row has text after a closing quotation mark',
    '{count} rows have text after a closing quotation mark',
  ),
  'row.cell.too-long': rejects(
    'A cell is longer than {expected} bytes, so the row was skipped; only its start is kept here. Check for a quotation mark that never closes.',
    '{count} row has a cell that is too long',
    '{count} rows have a cell that is too long',
  ),
  'row.too-long': rejects(
    'The row goes on for more than {expected}, so it was skipped; only its start is kept here. Check for a quotation mark that never closes.',
    '{count} row is too long',
    '{count} rows are too long',
  ),
  'row.nul': rejects(
    'The row holds a NUL byte, which no text has. Export the file again.',
    '{count} row holds a NUL byte',
    '{count} rows hold a NUL byte',
  ),
  'row.encoding.windows-1252': finds(
    'info',
    'safe',
    'The row is not UTF-8; it was read as Windows-1252. Check its accents and dashes.',
    ['{count} row was read as Windows-1252', '{count} rows were read as Windows-1252'],
  ),
} as const satisfies Record<string, FindingRule>
