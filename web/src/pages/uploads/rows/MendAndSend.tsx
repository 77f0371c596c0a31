import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import type { Schema } from '../../../api/client.ts'
import { formatMany } from '../../../words/format.ts'
import classes from './rows.module.css'

/** How rejected rows get into the book after all. */
export function MendAndSend({ upload: { id, counts } }: { upload: Schema<'Upload'> }) {
  return (
    <section className={classes.mend} aria-label="Mend and send again">
      <ol>
        <li>
          <strong>Download</strong>
          <span>{formatMany(counts.rejected, 'row')}, in your own columns, each with its reasons.</span>
        </li>
        <li>
          <strong>Mend</strong>
          <span>The cells marked below, in a spreadsheet. The last three columns may stay. Save as CSV.</span>
        </li>
        <li>
          <strong>Encrypt and send</strong>
          <span>
            Like any other file: <Link to="/upload">Send files</Link>. Only these rows change.
          </span>
        </li>
      </ol>
      <Button
        component="a"
        href={`/v1/uploads/${id}/rejections?format=csv`}
        download
        leftSection={<Download size={15} aria-hidden="true" />}
      >
        Download to mend
      </Button>
    </section>
  )
}
