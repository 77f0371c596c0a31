import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { useBroker } from '../../app/broker.tsx'

/** The file that a record or a value of it came with, and its line. */
export function Source({ uploadId, line }: { uploadId: number; line: number }) {
  const broker = useBroker()
  const { data } = api.useQuery(
    'get',
    '/v1/uploads/{id}',
    { params: { path: { id: uploadId }, query: { broker } } },
    { staleTime: 600_000 },
  )
  return (
    <>
      <Link to="/uploads/$id" params={{ id: String(uploadId) }}>
        {data?.file_name ?? `upload ${uploadId}`}
      </Link>
      , line {line}
    </>
  )
}
