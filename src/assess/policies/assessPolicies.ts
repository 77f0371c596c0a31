import type pg from 'pg'
import { readAnswers } from './answers.ts'
import { mergeAssessed } from './mergeAssessed.ts'
import { mergeProposals } from './proposals.ts'
import { findSeries } from './series.ts'
import { findUsualPremiums } from './usualPremiums.ts'

/**
 * Finds what is wrong with each policy, what may be proposed for it, whether it is aside, and how ready it is, with its
 * client and carrier as they were assessed before. Needs the labels to be classified (`found_labels`).
 */
export async function assessPolicies(tx: pg.PoolClient, brokerId: number): Promise<void> {
  const answers = await readAnswers(tx, brokerId)
  // The tables' statistics may be those of an empty book; nested loops planned for that would not end.
  await tx.query('set local enable_nestloop = off')
  await tx.query('set local default_statistics_target = 10')
  await tx.query('analyze client_assessments (client_id), carrier_assessments (carrier_id)')
  await findUsualPremiums(tx, brokerId)
  await findSeries(tx, brokerId, answers)
  await mergeProposals(tx, brokerId, answers)
  await mergeAssessed(tx, brokerId, answers)
  await tx.query('set local enable_nestloop = on')
}
