import { useState } from 'react'

/**
 * How many a second, since the first that were seen; undefined until there is something to tell it by.
 * @param at when the count was what it is, in milliseconds
 */
export function useRate(count: number, at: number): number | undefined {
  const [first, setFirst] = useState<{ at: number; count: number }>()
  if (first === undefined) {
    if (count > 0) setFirst({ at, count })
    return undefined
  }
  // It began anew, after a worker had died.
  if (count < first.count) {
    setFirst(undefined)
    return undefined
  }
  const seconds = (at - first.at) / 1000
  return seconds < 0.2 ? undefined : Math.round((count - first.count) / seconds)
}
