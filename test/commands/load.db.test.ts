import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleClients } from '../../src/sample/clients.ts'
import { csvText } from '../../src/sample/csv.ts'
import { headerOf } from '../../src/sample/write.ts'
import { haveRealFiles, realFile } from '../support/realFiles.ts'
import { until } from '../support/until.ts'
import { ended, says } from './cli.ts'
import { createWorkplace, type Workplace } from './workplace.ts'

let place: Workplace
beforeAll(async () => {
  place = await createWorkplace()
})
afterAll(() => place.close())

const carrierHeader = headerOf('carriers').join(',')
const clientHeader = headerOf('clients').join(',')
const carriers = `${carrierHeader}\n1,Amber Mutual,,,,,07054\n2,Birch Casualty,,,,,02110\n`
const clients = [
  clientHeader,
  '1,Copper Mill LLC,,,Ohio,,,,,',
  '2,,,,Iowa,,,,,',
  '2x,Wren Bakery,,,Iowa,,,,,',
  '3,"Larch, Inc.",,,Utah,,,,,\n',
].join('\n')

describe('openbook load', () => {
  it('loads a clean file: its sum on standard output, exit code 0', async () => {
    await place.file('Carriers.csv', carriers)
    const run = await place.run(['load', 'Carriers.csv'])
    expect(run.stdout).toMatch(
      /^Carriers\.csv → carriers: read 2 = added 2 \+ updated 0 \+ unchanged 0 \+ rejected 0 \+ repeated 0 {3}\(\d+\.\d s\)\nAssessed: nothing in the book renews in the next 12 months\. Next: openbook assess --broker default\n$/,
    )
    expect([run.code, run.stderr]).toEqual([0, 'Carriers.csv: reading\n'])
  })

  it('shows rejected rows with line, column, value and reason, and exits with 2', async () => {
    await place.file('Clients.csv', clients)
    const run = await place.run(['load', 'Clients.csv'])
    expect(run.code).toBe(2)
    const lines = run.stdout.split('\n')
    expect(lines[0]).toContain('read 4 = added 2 + updated 0 + unchanged 0 + rejected 2 + repeated 0')
    expect(lines[1]).toBe(
      `  line 3, Name = "": Name is empty. Carriers can't pursue a business with no name: add the name and send the row again.`,
    )
    expect(lines[2]).toMatch(/^ {2}line 4, Id = "2x": The Id "2x" is not a whole number/)
  })

  it('writes the rejected rows as CSV that loads once it is mended', async () => {
    const run = await place.run(['load', 'Clients.csv', '--rejections', 'rejected.csv'])
    expect(run.stdout).toContain(`All 2 rejected rows are in ${join(place.folder, 'rejected.csv')}`)
    const rows = parse(await readFile(join(place.folder, 'rejected.csv')), { bom: true })
    expect(rows[0]).toEqual([...headerOf('clients'), '_line', '_codes', '_reasons'])
    expect(rows.slice(1).map((row) => [row[0], row[1], row[4], row[10], row[11]])).toEqual([
      ['2', '', 'Iowa', '3', 'client.name.missing'],
      ['2x', 'Wren Bakery', 'Iowa', '4', 'client.id.invalid'],
    ])
    const mended = rows.map((row) => row.map((cell) => (cell === '2x' ? '4' : cell)))
    mended[1]![1] = 'Vale Motors'
    await place.file(
      'Mended.csv',
      mended.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
    )
    const again = await place.run(['load', 'Mended.csv'])
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('read 2 = added 2 ')])
  })

  it('loads several files in the order given, each with its own result; one that fails does not stop the others', async () => {
    await place.file('Other.csv', 'a,b\n1,2\n')
    const files = ['Other.csv', 'nowhere.csv', 'Clients.csv', 'Carriers.csv']
    const run = await place.run(['load', ...files, '--json', '--rejections', 'bad.csv'])
    expect(run.code).toBe(1)
    const reports = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(reports.map(({ file, state, table }) => [file, state, table])).toEqual([
      ['Other.csv', 'failed', undefined],
      ['nowhere.csv', 'failed', undefined],
      ['Clients.csv', 'succeeded', 'clients'],
      ['Carriers.csv', 'succeeded', 'carriers'],
    ])
    expect(reports[0]).toMatchObject({
      failure: { code: 'map.table-unknown', hint: expect.stringContaining('--table') as string },
    })
    expect(reports[1]).toMatchObject({ failure: { code: 'file.unreadable' }, upload_id: null })
    expect(reports[2]).toMatchObject({
      counts: { read: 4, unchanged: 2, rejected: 2 },
      rejections: [{ line: 3 }, { line: 4 }],
    })
    const written = (await readdir(place.folder)).filter((name) => name.startsWith('bad'))
    expect(written.sort()).toEqual(['bad.Carriers.csv', 'bad.Clients.csv'])
    expect(await readFile(join(place.folder, 'bad.Carriers.csv'), 'utf8')).toBe(
      `\ufeff${carrierHeader},_line,_codes,_reasons\r\n`,
    )
  })

  it('says what failed, and how to mend it, on standard error', async () => {
    const run = await place.run(['load', 'Clients.csv', '--table', 'policies'])
    expect([run.code, run.stdout]).toEqual([1, ''])
    expect(run.stderr).toContain('Clients.csv: not loaded, and nothing of it was stored.')
    expect(run.stderr).toContain('Leave --table out')
  })

  it('shows the first 20 rejected rows and how many more there are', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `${index},,,,,,,,,`)
    await place.file('Nameless.csv', [clientHeader, ...rows].join('\n'))
    const run = await place.run(['load', 'Nameless.csv'])
    expect(run.stdout.match(/^ {2}line \d+/gm)).toHaveLength(20)
    expect(run.stdout).toContain('… and 5 more: --rejections FILE writes them all as CSV')
  })

  it('lets no cell play with the terminal', async () => {
    await place.file('Escape.csv', `${clientHeader}\n\u001b[2J1,x,,,,,,,,\n`)
    expect((await place.run(['load', 'Escape.csv'])).stdout).not.toContain('\u001b')
  })

  it('loads nothing when there is nowhere to write the rejected rows', async () => {
    const run = await place.run(['load', 'Clients.csv', '--rejections', 'no/such/folder/bad.csv'])
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.stderr).toContain('no/such/folder/bad.csv')
  })

  it('keeps the load and says so when the rejected rows cannot be written', async () => {
    const run = await place.run(['load', 'Clients.csv', '--rejections', place.folder])
    expect(run.code).toBe(1)
    expect(run.stdout).toContain('The file is loaded, but ')
    expect(run.stdout).toContain('unchanged 2')
  })

  it('refuses to write rejected rows over a file that is to be loaded', async () => {
    const run = await place.run(['load', 'Clients.csv', '--rejections', './Clients.csv'])
    expect([run.code, run.stdout]).toEqual([64, ''])
    expect(await readFile(join(place.folder, 'Clients.csv'), 'utf8')).toBe(clients)
  })

  it('takes the only broker, makes one where there is none, and asks where there are several', async () => {
    expect(await place.query('select slug from brokers')).toEqual([{ slug: 'default' }])
    const added = await place.run(['brokers', 'add', 'acme', '--name', 'Acme Brokerage', '--json'])
    expect(JSON.parse(added.stdout)).toEqual({ slug: 'acme', name: 'Acme Brokerage' })
    const unsure = await place.run(['load', 'Carriers.csv'])
    expect([unsure.code, unsure.stderr]).toEqual([1, expect.stringContaining('Add --broker SLUG')])
    const unknown = await place.run(['load', 'Carriers.csv', '--broker', 'nobody'])
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('no broker "nobody"')])
    const known = await place.run(['load', 'Carriers.csv', '--broker', 'acme'])
    expect([known.code, known.stdout]).toEqual([0, expect.stringContaining('added 2')])
    const brokers = await place.run(['brokers'])
    expect(brokers.stdout).toMatch(/^acme +Acme Brokerage/m)
    const uploads = JSON.parse((await place.run(['uploads', '--broker', 'acme', '--json'])).stdout) as {
      uploads: unknown[]
    }
    expect(uploads.uploads).toMatchObject([{ file_name: 'Carriers.csv', state: 'succeeded', counts: { added: 2 } }])
    expect((await place.run(['uploads', '--broker', 'default'])).stdout).toMatch(
      /Other\.csv +failed.*map\.table-unknown/,
    )
  })
})

describe('openbook load, a large file', () => {
  let large: Workplace
  beforeAll(async () => {
    large = await createWorkplace()
    const book = (clients: number) => [...csvText(headerOf('clients'), sampleClients({ seed: 3, clients }))].join('')
    // One that is still being read when it is ended, and one that is loaded to its end.
    await large.file('Clients.csv', book(300_000))
    await large.file('Fewer.csv', book(60_000))
    await large.run(['migrate'])
  })
  afterAll(() => large.close())

  it('leaves nothing half-done after Ctrl-C, and exits with 130', async () => {
    const child = large.start(['load', 'Clients.csv'])
    const run = ended(child)
    await says(child, 'stderr', /reading/)
    child.kill('SIGINT')
    const { code, stdout } = await run
    expect([code, stdout]).toEqual([130, ''])
    expect(await large.query('select count(*)::int as count from clients')).toEqual([{ count: 0 }])
    expect(await large.query('select state, failure_code from uploads')).toEqual([
      { state: 'failed', failure_code: 'work.interrupted' },
    ])
  })

  it.each([
    ['the next load', ['load', 'One.csv']],
    ['the list of uploads', ['uploads']],
  ])('is told as interrupted by %s when it was killed', async (_, next) => {
    await large.file('One.csv', `${clientHeader}\n1,Ann,,,,,,,,\n`)
    const child = large.start(['load', 'Clients.csv'])
    await says(child, 'stderr', /reading/)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const killed = () => large.query(`select state, failure_code from uploads where file_name = 'Clients.csv'`)
    await until('its lock is free', async () => {
      expect((await large.run(next)).code).toBe(0)
      return (await killed()).every(({ state }) => state === 'failed')
    })
    for (const upload of await killed()) expect(upload).toMatchObject({ failure_code: 'work.interrupted' })
  })

  it('goes on to its end when nobody reads its output', async () => {
    const child = large.start(['load', 'Fewer.csv', '--no-assess'])
    child.stdout!.destroy()
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(2)
    expect(await large.query(`select state from uploads order by id desc limit 1`)).toEqual([{ state: 'succeeded' }])
  })

  it.runIf(existsSync('/dev/full'))('goes on to its end when its output cannot be written, and says so', async () => {
    const main = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
    const full = await open('/dev/full', 'w')
    const options = { env: { ...process.env, ...large.settings }, cwd: large.folder }
    const child = spawn(process.execPath, [main, 'load', 'Fewer.csv', '--no-assess'], {
      ...options,
      stdio: ['ignore', full.fd, 'pipe'],
    })
    const { code, stderr } = await ended(child)
    await full.close()
    expect(code).toBe(1)
    expect(stderr).toContain('Standard output cannot be written: the disk is full.')
    expect(await large.query(`select state from uploads order by id desc limit 1`)).toEqual([{ state: 'succeeded' }])
  })

  const script = spawnSync('script', ['--version']).status === 0
  it.skipIf(!script)('shows a bar on a terminal that ends as a summary', async () => {
    const main = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
    const env = { ...process.env, ...large.settings, TERM: 'xterm', NO_COLOR: '1' }
    const command = `stty cols 100; ${process.execPath} ${main} load Fewer.csv --no-assess`
    const child = spawn('script', ['-qec', command, '/dev/null'], { env, cwd: large.folder })
    const { stdout } = await ended(child)
    const drawn = stdout.split('\r').map((line) => line.replace('\u001b[2K', ''))
    const bars = drawn.filter((line) => line.includes('░') || line.includes('█'))
    expect(bars.length).toBeGreaterThan(2)
    for (const bar of bars) expect(bar.trimEnd().length).toBeLessThanOrEqual(100)
    expect(bars.some((bar) => /\d %  [\d,]+ rows.* reading/.test(bar))).toBe(true)
    expect(drawn.join('\n')).toMatch(/^Fewer\.csv → clients: read 60,000 = added 0/m)
  })
})

describe.runIf(haveRealFiles)('openbook load, the real book', () => {
  let real: Workplace
  beforeAll(async () => {
    real = await createWorkplace()
    await mkdir(join(real.folder, 'data'), { recursive: true })
  })
  afterAll(() => real.close())

  it('gives the expected counts, to the row', async () => {
    const key = await real.run(['keys', 'import', realFile('part_3_encryption/private.key')])
    expect([key.code, key.stdout]).toEqual([0, expect.stringContaining('expired')])
    const update = realFile('part_3_encryption/ClientUpdates.csv.gpg')
    const files = [realFile('Clients.csv'), update, update, realFile('Carriers.csv'), realFile('Policies.sample.csv')]
    const run = await real.run(['load', ...files, '--json'])
    const counts = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { counts: object }).counts)
    const none = { added: 0, updated: 0, unchanged: 0, rejected: 0, repeated: 0 }
    expect(counts).toEqual([
      { ...none, read: 5000, added: 4851, rejected: 149 },
      { ...none, read: 9, updated: 6, added: 2, rejected: 1 },
      { ...none, read: 9, unchanged: 8, rejected: 1 },
      { ...none, read: 934, added: 934 },
      { ...none, read: 30, added: 30 },
    ])
    expect(run.code).toBe(2)
  })
})
