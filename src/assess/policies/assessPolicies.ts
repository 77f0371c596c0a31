import type pg from 'pg'
import { planForMany } from '../planForMany.ts'
import { readAnswers } from './answers.ts'
import { findMarked } from './findMarked.ts'
import { findTypes } from './findTypes.ts'
import { mergeAssessed } from './mergeAssessed.ts'
import { mergeProposals } from './proposals.ts'
import { findSeries } from './series.ts'

/**
 * Finds what is wrong with each policy, what may be proposed for it, whether it is aside, and how ready it is, with its
 * client and carrier as they were assessed before. Needs the labels to be classified (`found_labels`).
 */
export async function assessPolicies(tx: pg.PoolClient, brokerId: number): Promise<void> {
  const answers = await readAnswers(tx, brokerId)
  await planForMany(tx)
  await tx.query('analyze client_assessments (client_id), carrier_assessments (carrier_id)')
  await findTypes(tx, brokerId)
  await findSeries(tx, brokerId, answers)
  await findMarked(tx, brokerId)
  await mergeProposals(tx, brokerId, answers)
  await mergeAssessed(tx, brokerId, answers)
  await tx.query('set local enable_nestloop = on')
}
