import type { UploadShape } from '../../serve/shapes/upload.ts'

/**
 * Follows an upload by its event stream until its end.
 * @param links of the upload
 * @yields the upload, now and on every change
 */
export async function* followUpload(
  url: string,
  upload: UploadShape,
  signal: AbortSignal,
): AsyncGenerator<UploadShape> {
  const response = await fetch(new URL(upload.links.events, url), { signal })
  if (!response.ok || response.body === null) throw new Error(`GET ${upload.links.events} answered ${response.status}`)
  for await (const { event, data } of serverSentEvents(response.body)) {
    if (event === 'end') return
    if (event === 'upload') yield JSON.parse(data) as UploadShape
  }
  throw new Error('the event stream ended before the upload did')
}

async function* serverSentEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line))
      const read = (name: string) => fields.flatMap((field) => (field?.[1] === name ? [field[2]!] : [])).join('\n')
      if (read('data') !== '') yield { event: read('event'), data: read('data') }
    }
  }
}
