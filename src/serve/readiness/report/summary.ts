import { dollars } from '../../../book/dollars.ts'
import type { ReadinessShape } from '../../shapes/readiness.ts'
import { legendMark, measureOf, readinessBar, renewalBars, rowBar } from './charts.ts'
import { html, type Html } from './html.ts'
import { amount, count, day, percent, policies, what } from './words.ts'

/** The first page: the grade, three charts, and what to do first. */
export function summary(readiness: ReadinessShape, name: string): Html {
  const { policies: figures, grade, renewals, as_of, window_end } = readiness
  const waits = { policies: figures.in_scope.policies - figures.ready.policies }
  return html`<header>
      <h1>How much of the book of ${name} carriers can be shown</h1>
      <p class="soft">Renewals from ${day(as_of)} to ${day(window_end)}. ${madeFrom(readiness)}</p>
    </header>
    ${notCurrent(readiness)}
    <div class="tiles">
      <div class="tile">
        Grade<b>${grade.letter ?? '–'}</b
        ><span class="small soft"
          >${percent(grade.share)} of the ${grade.by === 'premium' ? 'premium' : 'policies'} is ready</span
        >
      </div>
      <div class="tile">
        Ready<b>${dollars(figures.ready.premium)}</b><span class="small soft">${policies(figures.ready.policies)}</span>
      </div>
      <div class="tile">
        Waiting for a fix<b>${dollars(minus(figures.in_scope.premium, figures.ready.premium))}</b
        ><span class="small soft">${policies(waits.policies)}</span>
      </div>
      <div class="tile">
        Out of scope<b>${count(figures.out_of_scope.policies)}</b
        ><span class="small soft">policies: expired, renewing later, not P&amp;C</span>
      </div>
    </div>
    <h2>What renews in the 12 months</h2>
    ${readinessBar(figures, measureOf(grade.by))}
    <ul class="legend">
      <li>${legendMark('ready')}Ready for carriers: ${amount(figures.ready)}</li>
      <li>${legendMark('repairable')}Ready once you agree to what is proposed: ${amount(figures.repairable)}</li>
      <li>
        ${legendMark('blocked')}Blocked:
        ${amount(figures.blocked)}${figures.undated.policies > 0 && ` (${policies(figures.undated.policies)} without a renewal date)`}
      </li>
    </ul>
    <h2>Renewals by month, ${grade.by === 'premium' ? 'by premium' : 'by policies'}</h2>
    ${renewalBars(renewals, grade.by)}
    <ul class="legend">
      <li>${legendMark('ready')}ready</li>
      <li>${legendMark('waiting')}waiting for a fix</li>
    </ul>
    ${firstFixes(readiness)} ${doneAlready(readiness)}`
}

function madeFrom({ assessment }: ReadinessShape): string {
  if (assessment === null) return 'The book was not assessed yet.'
  return `Assessed on ${day(assessment.assessed_at)}${assessment.upload_id === null ? '' : `, up to upload ${assessment.upload_id}`}.`
}

function notCurrent({ assessment }: ReadinessShape): Html | false {
  if (assessment === null || assessment.current) return false
  return html`<p class="warn">
    The book has changed since these figures were made. Make this report again in a moment.
  </p>`
}

/** Bars of what each fix unlocks, for the first ones that unlock anything. */
function firstFixes({ work }: ReadinessShape): Html | false {
  const first = work.fixes.filter(({ unlocks }) => unlocks.policies > 0).slice(0, 6)
  if (first.length === 0) return false
  const most = Math.max(...first.map(({ unlocks }) => Number(unlocks.premium)))
  const rows = first.map(
    (fix) =>
      html`<tr>
        <td>${what(fix)}</td>
        <td class="bar">${rowBar(Number(fix.unlocks.premium), most, 'ready')}</td>
        <td class="n">${dollars(fix.unlocks.premium)}</td>
        <td class="n">${count(fix.unlocks.policies)}</td>
      </tr>`,
  )
  return html`<div class="together">
    <h2>Do these first: what each fix alone makes ready</h2>
    <table>
      <thead>
        <tr>
          <th>Fix</th>
          <th></th>
          <th class="n">Premium</th>
          <th class="n">Policies</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}

function doneAlready({ mended }: ReadinessShape): Html | false {
  if (mended.length === 0) return false
  const done = mended.slice(0, 6).map(({ sentence }) => `${sentence}. `)
  return html`<div class="together">
    <h2>Done already</h2>
    <p>${done}</p>
  </div>`
}

/** The difference of two decimals, neither of them smaller than the last digit shown. */
function minus(one: string, other: string): string {
  const cents = (decimal: string) => {
    const [whole = '0', fraction = ''] = decimal.split('.')
    return BigInt(whole) * 10_000n + BigInt(fraction.slice(0, 4).padEnd(4, '0'))
  }
  const left = (cents(one) - cents(other)).toString().padStart(5, '0')
  return `${left.slice(0, -4)}.${left.slice(-4)}`
}
