/**
 * The rejections file is made to be opened in a spreadsheet, where a cell that starts with = + - @ runs as a formula.
 * Such text gets an apostrophe before it, and so does text that already looks as if it had got one. So what was done is
 * always known and undone exactly when the mended file comes back. Plain numbers are no formulas and stay as they are.
 */

const dangerous = /^'*[=+\-@\t\r]/
const plainNumber = /^[+-]?\$?[\d,]*\.?\d+$/

/** The text as it is safe in a spreadsheet. `unescapeFormula` gives back the same text, whatever it was. */
export function escapeFormula(text: string): string {
  return dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** What `escapeFormula` was given. Only for cells of our own rejections files. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text
}
