import { scanLimits } from '../../src/parse/limits.ts'
import { defaultLimits } from '../../src/serve/limits.ts'

export function limitTable(): string {
  const number = (value: number) => value.toLocaleString('en-US')
  return [
    '| What | Limit | Beyond it |',
    '| --- | --- | --- |',
    `| one cell | ${number(scanLimits.cell)} bytes | \`row.cell.too-long\` |`,
    `| one row | ${number(scanLimits.record)} bytes | \`row.too-long\` |`,
    `| cells of one row | ${number(scanLimits.columns)} | \`row.too-long\` |`,
    `| what is kept of a row that was given up | ${number(scanLimits.shown)} bytes | the rest is not kept |`,
  ].join('\n')
}

export function serverLimitList(): string {
  const { exportsAtOnce, listenersAtOnce, paceBytes, paceTime, requestTime, idleTime } = defaultLimits
  const minutes = (milliseconds: number) => `${milliseconds / 60_000} minutes`
  return [
    `- Whole lists (CSV, NDJSON) sent at once: ${exportsAtOnce}. More get \`server.crowded\`.`,
    `- Listeners to events at once: ${listenersAtOnce}. More get \`server.crowded\`.`,
    `- A file has to come at ${paceBytes / 1024} KB in ${paceTime / 1000} seconds or faster, or it is \`receive.too-slow\`.`,
    `- A request may take ${minutes(requestTime)} to arrive. A connection on which nothing moves for ${minutes(idleTime)} is closed.`,
  ].join('\n')
}
