import { scanLimits } from '../../src/parse/limits.ts'

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
