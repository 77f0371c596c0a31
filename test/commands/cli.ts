import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../support/compileCache.ts'

const main = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Record<string, string>
  readonly cwd?: string
  readonly input?: string
}

/** Runs the real command as a child process, with no settings but those given. */
export function openbook(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = startOpenbook(args, options)
  child.stdin!.on('error', () => {})
  child.stdin!.end(options.input ?? '')
  return ended(child)
}

export function startOpenbook(args: readonly string[], options: RunOptions = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NO_COLOR: '1', ...compileCache, ...options.env }
  return spawn(process.execPath, [main, ...args], { env, cwd: options.cwd })
}

/** Gathers what the process says until it has ended. */
export async function ended(child: ChildProcess): Promise<Run> {
  const said = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, ...said }
}

/** Resolves once the stream has said something that fits; rejects when the process ends before. */
export function says(child: ChildProcess, from: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (text: string | Buffer) => {
      said += String(text)
      const found = pattern.exec(said)
      if (found === null) return
      child[from]?.off('data', listen)
      resolve(found)
    }
    child[from]?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before saying ${pattern}:\n${said}`)))
  })
}
