import { Link } from '@tanstack/react-router'
import type { Schema } from '../../api/client.ts'
import { tableTerms } from '../../words/fields.ts'

/** “Client 17”, as a link to it. */
export function RecordLink({ table, id }: { table: Schema<'FixRow'>['table']; id: number }) {
  const { one } = tableTerms[table]
  const to = { clients: '/clients/$id', carriers: '/carriers/$id', policies: '/policies/$id' } as const
  return (
    <Link to={to[table]} params={{ id: String(id) }}>
      {one.charAt(0).toUpperCase() + one.slice(1)} {id}
    </Link>
  )
}
