import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { compileCache } from './compileCache.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

const running = new Set<ChildProcess>()

/** Ends those that a test which failed in the middle has left behind. */
export async function endCommands(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

/** An openbook command as a process of its own. */
export interface CommandProcess {
  readonly child: ChildProcess
  /** Everything printed so far, both streams. */
  output(): string
  /** Waits until the output matches. @throws when the process ends first */
  printed(pattern: RegExp): Promise<RegExpMatchArray>
  /** Ends it with the signal and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

export function startCommand(args: string[], env: Record<string, string>): CommandProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()))
  const gone = once(child, 'close')
  return {
    child,
    output: () => text,
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(text)
        if (match !== null) return match
        const ended = await Promise.race([
          gone.then(() => true),
          once(child.stdout, 'data'),
          once(child.stderr, 'data'),
        ])
        if (ended === true && !pattern.test(text)) throw new Error(`the command ended without ${pattern}:\n${text}`)
      }
    },
    async end(signal) {
      child.kill(signal)
      await gone
    },
  }
}
