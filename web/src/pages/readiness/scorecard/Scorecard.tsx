import type { Schema } from '../../../api/client.ts'
import { BookFindings } from './BookFindings.tsx'
import { FindingsCard } from './FindingsCard.tsx'
import { GradeCard } from './GradeCard.tsx'
import { QualityCard } from './QualityCard.tsx'
import classes from './scorecard.module.css'
import { StandingCard } from './StandingCard.tsx'
import { TrendCard } from './TrendCard.tsx'

export function Scorecard({ readiness }: { readiness: Schema<'Readiness'> }) {
  return (
    <div className={classes.stack}>
      <BookFindings readiness={readiness} />
      <div className={classes.top}>
        <div className={classes.stack}>
          <GradeCard readiness={readiness} />
          <TrendCard trend={readiness.trend} />
        </div>
        <StandingCard readiness={readiness} />
      </div>
      <QualityCard readiness={readiness} />
      <FindingsCard readiness={readiness} />
    </div>
  )
}
