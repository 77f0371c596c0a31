import pino, { type Logger } from 'pino'
import pretty from 'pino-pretty'

/** Log lines on standard error: for people on a terminal, JSON elsewhere. */
export function createLog(stream: NodeJS.WriteStream, level: string): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  if (!stream.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }))
  return pino(options, pretty({ destination: 2, sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }))
}
