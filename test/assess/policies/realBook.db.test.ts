import { describe, expect, it } from 'vitest'
import { assess } from '../../../src/assess/assess.ts'
import { createInstallation } from '../../support/installation.ts'
import { haveRealFiles, realFile } from '../../support/realFiles.ts'

describe.skipIf(!haveRealFiles)('the real policies', () => {
  it('come to what domain experts counted: 4 not P&C; as of 2018-02-03, 22 expired, 5 within 12 months, 2 later', async () => {
    const book = await createInstallation()
    try {
      await book.load(realFile('Policies.sample.csv'))
      await assess(book.openbook.pool, book.brokerId, { asOf: '2018-02-03' })
      const [row] = await book.query(
        `select count(*) as policies, count(*) filter (where a.aside = 'policy.type.not-pc') as not_pc,
           count(*) filter (where expiration_date < '2018-02-03') as expired,
           count(*) filter (where expiration_date >= '2018-02-03' and expiration_date < '2019-02-03') as in_window,
           count(*) filter (where expiration_date >= '2019-02-03') as later,
           count(*) filter (where 'policy.expiration.missing' = any(findings)) as without,
           count(*) filter (where 'policy.type.missing' = any(findings)) as without_type
         from policies p join policy_assessments a on a.broker_id = p.broker_id and a.policy_id = p.id`,
      )
      expect(row).toEqual({ policies: 30, not_pc: 4, expired: 22, in_window: 5, later: 2, without: 1, without_type: 2 })
      const kinds = await book.query('select verdict, count(*) from policy_labels group by verdict order by verdict')
      expect(kinds.map(({ verdict }) => verdict)).toEqual(['not-pc', 'pc', 'unspecified'])
    } finally {
      await book.close()
    }
  })
})
