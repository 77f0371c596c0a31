import { describe, expect, it } from 'vitest'
import { Failure, failureRules, type FailureCode } from '../../src/book/failures.ts'
import { errorsPage } from '../../src/serve/docs/errorsPage.ts'
import { problemOf, problemSchema } from '../../src/serve/problems.ts'
import { whatFailed } from '../../src/serve/whatFailed.ts'

const codes = Object.keys(failureRules) as FailureCode[]

describe('problemOf', () => {
  it.each(codes)('shapes %s', (code) => {
    const problem = problemOf(new Failure(code), 'r1')
    expect(problemSchema.parse(problem)).toEqual(problem)
    expect(problem).toMatchObject({ code, status: failureRules[code].status, type: `/docs/errors#${code}` })
    expect(problem).toMatchObject({ title: failureRules[code].title, hint: expect.any(String), request_id: 'r1' })
  })

  it('says nothing of an error that is not in the catalogue', () => {
    const problem = problemOf(new Error('Acme Ltd, 12 Secret Street'), 'r2')
    expect(problem).toMatchObject({ status: 500, code: 'server.internal' })
    expect(JSON.stringify(problem)).not.toContain('Acme')
    expect(problem.detail).toContain('r2')
  })

  it.each([
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('no socket'), { code: 'ENOENT' }),
    ...['57P01', '25006', '53100', '53300', '25P03'].map((code) => Object.assign(new Error('database'), { code })),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new AggregateError([Object.assign(new Error('v6'), { code: 'ECONNREFUSED' })]),
  ])('calls a database that is down unavailable: %s', (error) => {
    expect(problemOf(error, 'r')).toMatchObject({ status: 503, code: 'server.unavailable' })
  })
})

it('says that what the database ended after a while takes too long', () => {
  const error = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' })
  expect(problemOf(error, 'r')).toMatchObject({ status: 503, code: 'server.too-slow' })
})

describe('whatFailed', () => {
  it('keeps the values in a database error out of the log', () => {
    const error = Object.assign(new Error('invalid input syntax: "Acme Ltd"'), {
      severity: 'ERROR',
      code: '22P02',
      detail: 'Key (name)=(Acme Ltd)',
    })
    const logged = whatFailed(error)
    expect(logged).toMatchObject({ error: 'database', sqlstate: '22P02' })
    expect(JSON.stringify(logged)).not.toContain('Acme')
  })
})

it('explains every code on the page that problems point to', () => {
  const page = errorsPage()
  for (const code of codes) expect(page).toContain(`id="${code}"`)
})
