import { Upload } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import classes from './upload.module.css'

/** Where files are dropped, anywhere on the page, or chosen by the button. */
export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const id = useId()
  const isOver = useDrop(onFiles)
  return (
    <div className={classes.zone} data-over={isOver || undefined}>
      <Upload size={26} strokeWidth={1.5} aria-hidden="true" />
      <p className={classes.invite}>{isOver ? 'Let go to send' : 'Drop encrypted files here'}</p>
      <p>
        <input
          id={id}
          type="file"
          multiple
          className={classes.input}
          onChange={({ currentTarget }) => {
            onFiles([...(currentTarget.files ?? [])])
            // So that the same file can be chosen again.
            currentTarget.value = ''
          }}
        />
        <label htmlFor={id} className={classes.choose}>
          Choose files
        </label>
      </p>
      <p className={classes.kinds}>.gpg or .asc, several at once if you like</p>
    </div>
  )
}

/** @returns whether files are being held over the page */
function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const handler = useRef(onFiles)
  useEffect(() => {
    handler.current = onFiles
  }, [onFiles])
  useEffect(() => {
    const stop = new AbortController()
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files') !== true) return
          // Else the browser would open the file in the place of the page.
          event.preventDefault()
          act(event)
        },
        { signal: stop.signal },
      )
    listen('dragover', () => setIsOver(true))
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setIsOver(false))
    listen('drop', ({ dataTransfer }) => {
      setIsOver(false)
      const files = [...(dataTransfer?.files ?? [])]
      if (files.length > 0) handler.current(files)
    })
    return () => stop.abort()
  }, [])
  return isOver
}
