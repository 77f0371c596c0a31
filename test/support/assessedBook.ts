import type pg from 'pg'
import { findingRules, type FindingCode } from '../../src/book/findings.ts'

/** A book as it is once it was assessed, written down by hand, so that tests of figures need no rule. */
export interface AssessedBook {
  readonly clients?: readonly AssessedClient[]
  readonly carriers?: readonly { readonly id: number; readonly name?: string; readonly findings?: FindingCode[] }[]
  readonly policies?: readonly AssessedPolicy[]
  readonly repairs?: readonly Repair[]
}

export interface AssessedClient {
  readonly id: number
  readonly name?: string
  readonly state?: string | null
  readonly findings?: readonly FindingCode[]
  readonly proposed?: readonly FindingCode[]
  readonly repaired?: readonly FindingCode[]
}

export interface AssessedPolicy {
  readonly id: number
  readonly client?: number | null
  readonly carrier?: number | null
  readonly type?: string | null
  readonly x?: string | null
  readonly premium?: string | null
  readonly aside?: FindingCode
  readonly findings?: readonly FindingCode[]
  readonly proposed?: readonly FindingCode[]
}

export interface Repair {
  readonly table: 'clients' | 'carriers' | 'policies'
  readonly id: number
  readonly field: string
  readonly code: FindingCode
  readonly cause: string
  readonly sent?: string | null
  readonly value?: string | null
  readonly state: 'applied' | 'proposed' | 'accepted' | 'refused'
}

/** Readiness is worked out as src/assess/ does: the worst of a policy's own findings, its client's and its carrier's. */
export async function writeAssessedBook(pool: pg.Pool, brokerId: number, book: AssessedBook): Promise<void> {
  const { clients = [], carriers = [], policies = [], repairs = [] } = book
  const one = (text: string, values: unknown[]) => pool.query(text, values)
  for (const { id, name = `Client ${id}`, state = 'NY', findings = [], proposed = [], repaired = [] } of clients) {
    await one(`insert into clients (broker_id, id, name, state, upload_id, line) values ($1, $2, $3, $4, 1, $2)`, [
      brokerId,
      id,
      name,
      state,
    ])
    await one(
      `insert into client_assessments (broker_id, client_id, state, readiness, findings, proposed, repaired)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [brokerId, id, state, readinessOf([{ findings, proposed }]), findings, proposed, repaired],
    )
  }
  for (const { id, name = `Carrier ${id}`, findings = [] } of carriers) {
    await one(`insert into carriers (broker_id, id, name, upload_id, line) values ($1, $2, $3, 1, $2)`, [
      brokerId,
      id,
      name,
    ])
    await one(
      `insert into carrier_assessments (broker_id, carrier_id, readiness, findings, proposed, repaired)
       values ($1, $2, $3, $4, '{}', '{}')`,
      [brokerId, id, readinessOf([{ findings, proposed: [] }]), findings],
    )
  }
  for (const policy of policies) {
    const { id, client = null, carrier = null, type = 'General Liability', x = null, premium = null } = policy
    const { aside = null, findings = [], proposed = [] } = policy
    const parts = [
      { findings, proposed },
      ...clients.filter((one) => one.id === client),
      ...carriers.filter((one) => one.id === carrier),
    ]
    await one(
      `insert into policies (broker_id, id, type, client_id, carrier_id, expiration_date, written_premium, upload_id, line)
       values ($1, $2, $3, $4, $5, $6, $7, 1, $2)`,
      [brokerId, id, type, client, carrier, x, premium],
    )
    await one(
      `insert into policy_assessments (broker_id, policy_id, client_id, carrier_id, x_date, premium, aside, readiness,
         findings, proposed, repaired) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}')`,
      [brokerId, id, client, carrier, x, premium, aside, readinessOf(parts), findings, proposed],
    )
  }
  for (const { table, id, field, code, cause, sent = null, value = null, state } of repairs) {
    await one(
      `insert into repairs (broker_id, table_name, record_id, field, code, cause, sent, value, evidence, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'as the test says', $9)`,
      [brokerId, table, id, field, code, cause, sent, value, state],
    )
  }
}

interface Part {
  readonly findings?: readonly FindingCode[]
  readonly proposed?: readonly FindingCode[]
}

export function readinessOf(parts: readonly Part[]): 'ready' | 'repairable' | 'blocked' {
  const grave = parts.flatMap(({ findings = [], proposed = [] }) =>
    findings
      .filter((code) => ['blocker', 'major'].includes(findingRules[code].severity))
      .map((code) => proposed.includes(code)),
  )
  if (grave.length === 0) return 'ready'
  return grave.every(Boolean) ? 'repairable' : 'blocked'
}
