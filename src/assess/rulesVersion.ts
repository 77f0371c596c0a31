import { createHash } from 'node:crypto'
import { findingRules } from '../book/findings.ts'
import { families, lineRules, lines } from '../book/lines.ts'

/**
 * Stands for all the rules that a book is assessed by. A book that was assessed under another one is assessed anew.
 * Raise a rule's `version` when it finds other rows than before; line rules count by their text.
 */
export const rulesVersion = createHash('sha256')
  .update(
    JSON.stringify([
      Object.entries(findingRules).map(([code, { severity, version }]) => [code, severity, version]),
      [families, lines, lineRules],
      // Raised when what an assessment keeps was wrong in another way than by a rule, so that it is made anew.
      2,
    ]),
  )
  .digest('hex')
  .slice(0, 12)
