import type { components } from './schema.d.ts'

type Problem = components['schemas']['Problem']

/** What the API, or the way to it, said no with: its sentence and its hint are meant for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: string
  readonly status: number
  readonly hint: string
  /** What each parameter that was refused said of itself. */
  readonly details: readonly string[]

  constructor(problem: Pick<Problem, 'code' | 'status' | 'detail' | 'hint'> & Partial<Pick<Problem, 'errors'>>) {
    super(problem.detail)
    this.code = problem.code
    this.status = problem.status
    this.hint = problem.hint
    this.details = (problem.errors ?? []).map(({ name, message }) => `${name}: ${message}`)
  }

  /** Worth asking again: the server may be starting again; what it refused, it will refuse again. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

/** The server did not answer at all. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    code: 'web.unreachable',
    status: 0,
    detail: 'Openbook’s server does not answer.',
    hint: 'It may be starting again: this page keeps trying. If it stays like this, ask whoever runs Openbook.',
  })
}

/** Any error as one that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({
    code: 'web.internal',
    status: 0,
    detail: 'Something went wrong on this page.',
    hint: 'Load the page again. What was sent to Openbook is safe.',
  })
}
