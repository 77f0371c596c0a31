import type { FindingCode } from '../book/findings.ts'
import type { Warning } from '../book/warnings.ts'
import type { DecryptionReport } from '../decrypt/engine.ts'
import type { Mapping } from '../map/mapping.ts'

/** What the upload's reader should know although it went through: about the message, the columns, and the rows. */
export function collectWarnings(
  decryption: DecryptionReport | undefined,
  mapping: Mapping,
  noted: ReadonlyMap<FindingCode, { count: number; line: number }>,
): Warning[] {
  const rows = [...noted].map(([code, { count, line }]) => ({
    code: 'row.findings' as const,
    params: { code, count, line },
  }))
  return [...(decryption?.warnings ?? []), ...mapping.warnings, ...rows]
}
