import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitStatements } from '../../src/commands/console/splitStatements.ts'

const texts = (sql: string) => splitStatements(sql).statements.map((statement) => statement.text)

describe('splitStatements', () => {
  it.each([
    ['select 1; select 2;', ['select 1', 'select 2']],
    [';;select 1;;', ['select 1']],
    ["select 'a;b'';c'; select 2;", ["select 'a;b'';c'", 'select 2']],
    [String.raw`select E'a\';b'; select 2;`, [String.raw`select E'a\';b'`, 'select 2']],
    [String.raw`select 'a\'; select 2;`, [String.raw`select 'a\'`, 'select 2']],
    [`select "a;b" from "t"";";`, [`select "a;b" from "t"";"`]],
    ['select $$a;b$$; select $x$ $$;$$ ; $x$;', ['select $$a;b$$', 'select $x$ $$;$$ ; $x$']],
    ['select $1; select a$b$c;', ['select $1', 'select a$b$c']],
    ['select 1 -- one; two\n; select 2;', ['select 1 -- one; two', 'select 2']],
    ['select /* a; /* b; */ c; */ 1; select 2;', ['select /* a; /* b; */ c; */ 1', 'select 2']],
    ['-- only a comment;\n/* and ; another */;', []],
    [
      'create rule r as on insert to t do also (delete from a; delete from b);',
      ['create rule r as on insert to t do also (delete from a; delete from b)'],
    ],
    [
      'create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3;',
      [
        'create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end',
        'select 3',
      ],
    ],
    ['begin; select 1; end;', ['begin', 'select 1', 'end']],
  ])('cuts %j', (sql, expected) => {
    expect(texts(sql)).toEqual(expected)
    expect(splitStatements(sql).rest.text).toBe('')
  })

  it('keeps what is not ended yet, and says which line each statement begins on', () => {
    const { statements, rest } = splitStatements('select 1;\n\n-- second\nselect 2; select\n3;\n\n  select 4')
    expect(statements.map((statement) => statement.line)).toEqual([1, 3, 4])
    expect(rest).toEqual({ text: 'select 4', line: 7 })
  })

  it.each(["select 'a;", 'select "a;', 'select $$a;', 'select (1;', '/* ; */ select 1 /* ;'])(
    'waits for the end of %j',
    (sql) => {
      expect(splitStatements(sql).statements).toEqual([])
      expect(splitStatements(sql).rest.text).toBe(sql)
    },
  )

  it('loses nothing: put together again, statements split the same way', () => {
    const piece = fc.constantFrom(
      'select',
      ' ',
      '\n',
      "'a;'",
      '"b"',
      '$$;$$',
      '/* ; */',
      '-- ;\n',
      '(',
      ')',
      ';',
      'x',
      '1',
      "E'\\''",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { statements, rest } = splitStatements(pieces.join(''))
        const again = splitStatements(statements.map((statement) => `${statement.text}\n;`).join('\n') + rest.text)
        expect(again.statements.map((statement) => statement.text)).toEqual(
          statements.map((statement) => statement.text),
        )
        expect(again.rest.text).toBe(rest.text)
      }),
    )
  })
})
