import { setTimeout as delay } from 'node:timers/promises'

/** Waits for a condition, asking every few milliseconds. @throws when it has not come true in time */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  { seconds = 120, every = 10 } = {},
): Promise<T> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const value = await condition()
    if (value !== undefined && value !== false) return value
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain until ${what}`)
    await delay(every)
  }
}
