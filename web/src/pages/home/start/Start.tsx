import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../../parts/ButtonLink.tsx'
import { Command } from '../../../parts/Command.tsx'
import { EncryptLine } from '../../../parts/encrypt/EncryptLine.tsx'
import { KeyCard } from '../../../parts/encrypt/KeyCard.tsx'
import { SampleCard } from './SampleCard.tsx'
import classes from './start.module.css'

/** What stands in the place of a book that is not there yet: how it comes here. */
export function Start({ broker }: { broker: string | undefined }) {
  const address = `${location.origin}/v1/uploads${broker === undefined ? '' : `?broker=${broker}`}`
  return (
    <div className={classes.start}>
      <ol className={classes.steps}>
        <Step number={1} title="Encrypt an export to this key">
          <p>
            Only this installation can read what is encrypted to it. The files are the agency system’s own exports of
            clients, carriers and policies, as CSV.
          </p>
          <KeyCard />
          <EncryptLine />
        </Step>
        <Step number={2} title="Send it here">
          <p>Drop the encrypted file on the page, or send it from a script.</p>
          <div>
            <ButtonLink to="/upload">Send files</ButtonLink>
          </div>
          <Command line={`curl -F file=@Clients.csv.gpg '${address}'`} what="the line that sends" />
        </Step>
        <Step number={3} title="Read what to mend">
          <p>
            A moment later this page says how much of the book carriers can be shown, what was rejected and why, and
            which few things to mend first.{' '}
            <Anchor href="/docs" underline="always">
              Everything is in the API, too.
            </Anchor>
          </p>
        </Step>
      </ol>
      <SampleCard />
    </div>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <span className={`${classes.number} ob-figure`} aria-hidden="true">
        {number}
      </span>
      <div className={classes.said}>
        <h2>{title}</h2>
        {children}
      </div>
    </li>
  )
}
