import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { formatCount, formatExactShare } from '../../../words/format.ts'
import classes from './scorecard.module.css'

interface Props {
  readonly share: Schema<'Share'>
  /** What was found where it is not whole. */
  readonly findings: readonly { readonly code: string; readonly sentence: string }[]
}

/** A share as a small bar, in per cent, and so many of so many; with colour only where much is lacking. */
export function Dimension({ share: { count, of }, findings }: Props) {
  const share = of === 0 ? null : count / of
  const tone = share === null || share === 1 ? 'whole' : share >= 0.95 ? 'fine' : share >= 0.8 ? 'poor' : 'bad'
  return (
    <span className={classes.cellBar} data-tone={tone}>
      <span className={classes.miniBar} aria-hidden="true">
        <span style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
      <span className={classes.percent}>{formatExactShare(share).replace('100.0', '100')}</span>
      <Behind text={`${formatCount(count)} of ${formatCount(of)}`} findings={count < of ? findings : []} />
    </span>
  )
}

function Behind({ text, findings }: { text: string; findings: Props['findings'] }) {
  const [first] = findings
  if (first === undefined) return <span className={classes.fraction}>{text}</span>
  if (findings.length === 1) {
    return (
      <Link
        to="/readiness/findings/$code"
        params={{ code: first.code }}
        className={classes.fraction}
        title={first.sentence}
      >
        {text}
      </Link>
    )
  }
  return (
    <Menu position="bottom-start" shadow="none" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.fraction}>
          {text}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {findings.map(({ code, sentence }) => (
          <Menu.Item key={code} component={Link} {...({ to: '/readiness/findings/$code', params: { code } } as object)}>
            {sentence}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
