import type pg from 'pg'

/** Fewer priced policies than this do not tell what is usual. */
const fewest = 30

/** A premium is unusual when its logarithm is this many standard deviations from its line's mean. */
const deviations = 4

/**
 * The bounds of what is usual in each line, into the table `usual_premiums` (line, least, most). From sums by
 * label (found_labels); bounds in dollars, so that no policy needs a logarithm. A hair of room keeps lines in which all
 * premiums are the same from being all unusual.
 */
export async function findUsualPremiums(tx: pg.PoolClient, brokerId: number): Promise<void> {
  await tx.query(
    `create unlogged table usual_premiums as
     select line, (exp(mean - ${deviations} * deviation) * (1 - 1e-9))::numeric as least,
       (exp(mean + ${deviations} * deviation) * (1 + 1e-9))::numeric as most
     from (
       select line, logarithms / priced as mean,
         sqrt(greatest(0, (squares - logarithms * logarithms / priced) / (priced - 1))) as deviation
       from (
         select line, sum(priced)::float8 as priced, sum(logarithms) as logarithms, sum(squares) as squares
         from policy_labels join found_labels using (label)
         where broker_id = $1 and line is not null
         group by line having sum(priced) >= ${fewest}
       ) as sums
     ) as spread`,
    [brokerId],
  )
}
