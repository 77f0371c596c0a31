// A process that joins the embedded database of the directory in its first argument, says so in a line of JSON, and
// leaves when its input ends. With "exit" as the second argument it then calls process.exit() without leaving.
import { Failure } from '../../../src/book/failures.ts'
import { joinEmbedded } from '../../../src/store/embedded/embedded.ts'

const [directory = '', manner] = process.argv.slice(2)
const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`)
try {
  const server = await joinEmbedded(directory, { log: (line) => process.stderr.write(`${line}\n`) })
  say({ connection: server.connection, version: server.version, programs: server.programs })
  await new Promise((resolve) => process.stdin.resume().once('end', resolve))
  if (manner === 'exit') process.exit(0)
  await server.leave()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  say({ failure: error.code, message: error.message, params: error.params })
  process.exitCode = 3
}
