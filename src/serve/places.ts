import { Failure, type FailureCode, type FailureParams } from '../book/failures.ts'

/** A limited number of places for something that holds a connection or memory while it lasts. */
export interface Places {
  /**
   * Takes a place. @returns what gives it back; calling that again does nothing
   * @throws the failure when all are taken
   */
  enter(): () => void
}

export function createPlaces(limit: number, code: FailureCode, params: FailureParams = {}): Places {
  let taken = 0
  return {
    enter() {
      if (taken >= limit) throw new Failure(code, { limit, ...params })
      taken++
      let left = false
      return () => {
        if (!left) taken--
        left = true
      }
    },
  }
}
