import { rule, type FailureRule } from './rule.ts'

/** Telling which table it is and reading its rows. */
export const readingFailures = {
  'parse.empty': rule(422, 'Empty table', 'The file has no header row.', 'Export the table again and send it.'),
  'parse.not-text': rule(
    422,
    'Not a CSV file',
    'The file is not text: it looks like {seen}.',
    'Export the table as CSV (comma separated values) and send that.',
  ),
  'parse.header-too-long': rule(
    422,
    'Header row too long',
    'The header row has a cell of more than {limit} bytes or more than {columns} columns.',
    'Check that the first line holds the column names, then send the file again.',
  ),
  'parse.header-broken': rule(
    422,
    'Header row cannot be read',
    'The header row, on line {line}, cannot be read: {detail}',
    'Mend that line, or export the table again, and send the file again.',
  ),
  'parse.too-many-rows': rule(
    422,
    'Too many rows',
    'The file has more than {limit} rows.',
    'Split the export into smaller files, or raise OPENBOOK_MAX_ROWS.',
  ),
  'map.table-unknown': rule(
    422,
    'Which table?',
    'The header row fits none of clients, carriers and policies. It has: {columns}.',
    'Send the columns of the export, or say which table it is with table=clients, carriers or policies.',
  ),
  'map.table-ambiguous': rule(
    422,
    'Which table?',
    'The header row fits {tables} alike.',
    'Send more of the columns of the export, or say which table it is with table=clients, carriers or policies.',
  ),
  'map.table-other': rule(
    422,
    'Another table',
    'This was to be {expected}, but its header row is that of {found}.',
    'Send it with table={found}, or send the right file.',
  ),
  'map.columns-missing': rule(
    422,
    'Columns missing',
    'The header row of {table} lacks: {columns}.',
    'Add the columns (or give them the names in the documentation) and send the file again.',
  ),
  'map.columns-doubled': rule(
    422,
    'Columns twice',
    'The header row names a column twice: {columns}.',
    'Remove or rename one of them and send the file again.',
  ),
} as const satisfies Record<string, FailureRule>
