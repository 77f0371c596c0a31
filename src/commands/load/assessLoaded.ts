import type { Openbook } from '../../app.ts'
import { dollars } from '../../book/dollars.ts'
import type { Headline } from '../../store/reads/headline.ts'
import { readHeadline } from '../../store/reads/headline.ts'
import type { Broker } from '../../store/brokers.ts'
import { bringUpToDate } from '../assess/bringUpToDate.ts'
import { count, plural } from '../output.ts'
import { tellFailure } from '../reportFailure.ts'

/**
 * Assesses the book once, after the last file. What was loaded stays loaded, whatever comes of this.
 * @returns what to say about it: one line where it went well
 */
export async function assessLoaded(
  openbook: Openbook,
  broker: Broker,
  asOf: string,
  signal: AbortSignal,
): Promise<{ readonly assessed: boolean; readonly lines: readonly string[] }> {
  try {
    await bringUpToDate(openbook.pool, broker.id, { signal })
    return { assessed: true, lines: [readyLine(await readHeadline(openbook.store, broker.id, asOf), broker)] }
  } catch (error) {
    if (signal.aborted) throw error
    const { sentence } = tellFailure(error)
    return {
      assessed: false,
      lines: [`The book is loaded, but was not assessed: ${sentence}`, `  ${next(broker)} tries again.`],
    }
  }
}

/** "Assessed: 1,204 of 1,557 renewals … Next: openbook assess". */
function readyLine({ ready, inScope, letter }: Headline, broker: Broker): string {
  if (letter === null) return `Assessed: nothing in the book renews in the next 12 months. Next: ${next(broker)}`
  const are = inScope.rows === 1 ? 'is' : 'are'
  return (
    `Assessed: ${count(ready.rows)} of ${plural(inScope.rows, 'renewal')} in the next 12 months ${are} ready for carriers, ` +
    `${dollars(ready.premium)} of ${dollars(inScope.premium)} (grade ${letter}). Next: ${next(broker)}`
  )
}

function next({ slug }: Broker): string {
  return `openbook assess --broker ${slug}`
}
