import { useNavigate, Link } from '@tanstack/react-router'
import type { Schema } from '../../../api/client.ts'
import { DataTable } from '../../../parts/table/DataTable.tsx'
import { uploadColumns } from '../../uploads/uploadColumns.tsx'
import classes from '../home.module.css'

const columns = uploadColumns.filter(({ id }) => id !== 'note' && id !== 'table')

export function LastUploads({ uploads }: { uploads: readonly Schema<'Upload'>[] }) {
  const navigate = useNavigate()
  return (
    <section aria-labelledby="last-uploads">
      <div className={classes.heading}>
        <h2 id="last-uploads">Last uploads</h2>
        <Link to="/uploads">All uploads</Link>
      </div>
      <DataTable
        label="Last uploads"
        columns={columns}
        rows={uploads}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/uploads/$id', params: { id: String(id) } })}
      />
    </section>
  )
}
