import { useState } from 'react'
import { useBroker, useBrokers } from '../../app/broker.tsx'
import { Card } from '../../parts/Card.tsx'
import { EncryptLine } from '../../parts/encrypt/EncryptLine.tsx'
import { KeyCard } from '../../parts/encrypt/KeyCard.tsx'
import { Page } from '../../parts/Page.tsx'
import { ChoicesForm } from './ChoicesForm.tsx'
import { DropZone } from './DropZone.tsx'
import { ParcelItem } from './ParcelItem.tsx'
import { Progressing } from './Progressing.tsx'
import { addFiles, useOutbox } from './sending/outbox.ts'
import type { Choices } from './sending/sendFile.ts'
import { useFoundUploads } from './sending/useFoundUploads.ts'
import classes from './upload.module.css'

/** Sends encrypted files and shows what becomes of them. */
export function UploadPage() {
  const broker = useBroker()
  const brokers = useBrokers() ?? []
  // Nothing is ever sent to the sample broker by mistake: without a real one, a first file makes one.
  const usual = brokers.some(({ sample }) => !sample) ? broker : undefined
  const [choices, setChoices] = useState<Choices>({})
  const chosen = { broker: usual, ...choices }
  const parcels = useOutbox()
  useFoundUploads(broker)
  return (
    <Page
      title="Send files"
      lead="Exports of clients, carriers and policies, each encrypted to this installation’s key."
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <DropZone onFiles={(files) => addFiles(files, chosen)} />
          <ChoicesForm choices={chosen} onChange={setChoices} />
          <Progressing parcels={parcels} />
          {parcels.length > 0 && (
            <ul className={classes.parcels} aria-label="Files">
              {parcels.map((parcel) => (
                <ParcelItem key={parcel.key} parcel={parcel} />
              ))}
            </ul>
          )}
        </div>
        <Card title="Encrypt before you send">
          <div className={classes.help}>
            <p>Get the key once:</p>
            <KeyCard />
            <p>Then encrypt each export to it, and send the file that this makes:</p>
            <EncryptLine />
          </div>
        </Card>
      </div>
    </Page>
  )
}
