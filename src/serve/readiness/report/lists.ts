import { dollars } from '../../../book/dollars.ts'
import { grades } from '../../../book/grade.ts'
import { columnsOf } from '../../../book/headers.ts'
import type { FixRowShape } from '../../shapes/fixRow.ts'
import type { FixShape, ReadinessShape } from '../../shapes/readiness.ts'
import type { Report } from '../readReport.ts'
import { html, type Html } from './html.ts'
import { count, day, percent, step, what } from './words.ts'

/** The work list: everything that there is to mend, in the order that pays. */
export function workSheet({ work, as_of }: ReadinessShape): Html {
  // What is said of a code is said once.
  const told = new Set<string>()
  const advice = ({ code, advice: text }: FixShape) => (told.has(code) ? '' : (told.add(code), text))
  const rows = work.fixes.map(
    (fix, at) =>
      html`<tr>
        <td class="n">${at + 1}</td>
        <td>${what(fix)}<br /><span class="small soft">${proposal(fix)}${advice(fix)}</span></td>
        <td class="part">${step(fix)}</td>
        <td class="n">${count(fix.waiting.policies)}</td>
        <td class="n">${dollars(fix.waiting.premium)}</td>
        <td class="n">${fix.severity === 'minor' ? 'minor' : dollars(fix.unlocks.premium)}</td>
      </tr>`,
  )
  const more = work.count - work.fixes.length
  return html`<section class="sheet">
    <h2>What to mend, in the order that pays</h2>
    <p class="soft">
      Waiting: the policies renewing in the 12 months from ${day(as_of)} that a fix concerns. Unlocked: those of them
      that wait for nothing else.
    </p>
    ${
      rows.length === 0
        ? html`<p>There is nothing to mend.</p>`
        : html`<table>
            <thead>
              <tr>
                <th class="n">#</th>
                <th>What</th>
                <th>Your part</th>
                <th class="n">Policies waiting</th>
                <th class="n">Premium waiting</th>
                <th class="n">Unlocked</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`
    }
    ${more > 0 && html`<p class="soft">And ${count(more)} more.</p>`}
  </section>`
}

function proposal({ proposal: one }: FixShape): string {
  return one === null ? '' : `Proposed: ${one.evidence} `
}

/** The rows of the first fixes. */
export function fixLists({ lists }: Report): Html | false {
  if (lists.length === 0) return false
  const parts = lists.map(({ fix, rows }, at) => {
    const more = fix.rows - rows.length
    return html`<h3>${at + 1}. ${what(fix)}</h3>
      <table class="small">
        <thead>
          <tr>
            <th class="n id">${fix.rejected ? 'Line' : 'Id'}</th>
            <th class="name">${{ clients: 'Client', carriers: 'Carrier', policies: 'Policy' }[fix.table]}</th>
            <th>As sent</th>
            <th class="n">Policies</th>
            <th class="n">Premium</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => rowLine(row))}
        </tbody>
      </table>
      ${more > 0 && html`<p class="small soft">And ${count(more)} more: the CSV of this fix has them all.</p>`}`
  })
  return html`<section class="sheet">
    <h2>The rows of the first fixes</h2>
    ${parts}
  </section>`
}

function rowLine({ id, name, row, provenance, policies, premium, table }: FixRowShape): Html {
  const headers = Object.keys(row)
  const columns = columnsOf(table, headers)
  const shown = headers.filter(
    (header, at) => row[header] !== '' && (id === null || !['id', 'name'].includes(columns[at]?.name ?? '')),
  )
  const sent = shown.map((header) => `${header}: ${row[header]}`)
  return html`<tr>
    <td class="n">${id ?? provenance.line}</td>
    <td>${name ?? '–'}</td>
    <td>${shortened(sent.join(' · '))}</td>
    <td class="n">${count(policies)}</td>
    <td class="n">${dollars(premium)}</td>
  </tr>`
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}

/** The rest: what is out of scope, the quality of the tables, what is wrong with whole files, the trend, the formula. */
export function bookSheet(readiness: ReadinessShape): Html {
  return html`<section class="sheet">
    ${scopeTable(readiness)} ${bookFindings(readiness)} ${qualityTable(readiness)} ${trendTable(readiness)}
    <footer>
      The grade is the share of the premium in scope and in the 12 months that is ready for
      carriers${readiness.grade.by === 'rows' && ' (here of the policies, as none has a premium)'}: ${gradeWords()}.
    </footer>
  </section>`
}

function scopeTable({ policies: figures }: ReadinessShape): Html {
  const rows = figures.reasons.map(
    ({ sentence, policies, premium }) =>
      html`<tr>
        <td>${sentence}</td>
        <td class="n">${count(policies)}</td>
        <td class="n">${dollars(premium)}</td>
      </tr>`,
  )
  return html`<h2>Out of scope</h2>
    <p class="soft">Nothing is wrong with these; carriers are just not shown them.</p>
    <table>
      <thead>
        <tr>
          <th>Why</th>
          <th class="n">Policies</th>
          <th class="n">Premium</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
        <tr>
          <td>All in all</td>
          <td class="n">${count(figures.out_of_scope.policies)}</td>
          <td class="n">${dollars(figures.out_of_scope.premium)}</td>
        </tr>
      </tbody>
    </table>`
}

function bookFindings({ book_findings: found }: ReadinessShape): Html | false {
  if (found.length === 0) return false
  const rows = found.map(({ table, message, params }) => {
    const numbers = Object.entries(params).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${String(value)}`)
    return html`<tr>
      <td>${table}</td>
      <td>${message}<br /><span class="small soft">${numbers.join(', ')}</span></td>
    </tr>`
  })
  return html`<h2>About whole files</h2>
    <table>
      <thead>
        <tr>
          <th>Table</th>
          <th>What</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}

function qualityTable({ tables: scores }: ReadinessShape): Html {
  const share = (one: { count: number; of: number } | null) =>
    one === null || one.of === 0 ? '–' : percent(one.count / one.of)
  const rows = scores.map(
    (score) =>
      html`<tr>
        <td>${score.table}</td>
        <td class="n">${count(score.records)}</td>
        <td class="n">${share(score.completeness)}</td>
        <td class="n">${share(score.validity)}</td>
        <td class="n">${share(score.consistency)}</td>
        <td class="n">${share(score.uniqueness)}</td>
        <td class="n">${share(score.timeliness)}</td>
      </tr>`,
  )
  const fields = scores.flatMap((score) =>
    score.fields.map(
      ({ field, completeness, validity }) =>
        html`<tr>
          <td>${score.table}</td>
          <td>${field.replaceAll('_', ' ')}</td>
          <td class="n">${count(completeness.sent)}</td>
          <td class="n">${count(completeness.filled)}</td>
          <td class="n">${share(completeness)}</td>
          <td class="n">${share(validity)}</td>
        </tr>`,
    ),
  )
  return html`<div class="together">
      <h2>Quality of the tables</h2>
      <table>
        <thead>
          <tr>
            <th>Table</th>
            <th class="n">Records</th>
            <th class="n">Complete</th>
            <th class="n">Valid</th>
            <th class="n">Consistent</th>
            <th class="n">Unique</th>
            <th class="n">Timely</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <h3>By field</h3>
    <table class="small">
      <thead>
        <tr>
          <th>Table</th>
          <th>Field</th>
          <th class="n">Sent</th>
          <th class="n">Filled by repair</th>
          <th class="n">Complete</th>
          <th class="n">Valid</th>
        </tr>
      </thead>
      <tbody>
        ${fields}
      </tbody>
    </table>`
}

function trendTable({ trend }: ReadinessShape): Html | false {
  if (trend.length === 0) return false
  const rows = trend.map(
    (point) =>
      html`<tr>
        <td>${day(point.assessed_at)}</td>
        <td class="n">${point.upload_id}</td>
        <td>${point.grade ?? '–'}</td>
        <td class="n">${percent(point.share)}</td>
        <td class="n">${point.ready === null ? '–' : count(point.ready.policies)}</td>
        <td class="n">${point.ready === null ? '–' : dollars(point.ready.premium)}</td>
      </tr>`,
  )
  return html`<h2>How it went</h2>
    <table>
      <thead>
        <tr>
          <th>Assessed</th>
          <th class="n">Upload</th>
          <th>Grade</th>
          <th class="n">Ready</th>
          <th class="n">Policies</th>
          <th class="n">Premium</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}

function gradeWords(): string {
  return grades
    .map(([letter, least]) => (least === 0 ? `${letter} below` : `${letter} from ${least * 100} %`))
    .join(', ')
}
