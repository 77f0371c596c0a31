/** Milliseconds spent in each part of a piece of work. */
export interface Timings {
  of<T>(name: string, work: Promise<T>): Promise<T>
  all(): Record<string, number>
}

export function createTimings(): Timings {
  const spent: Record<string, number> = {}
  return {
    async of(name, work) {
      const start = performance.now()
      try {
        return await work
      } finally {
        spent[name] = Math.round((spent[name] ?? 0) + performance.now() - start)
      }
    },
    all: () => ({ ...spent }),
  }
}
