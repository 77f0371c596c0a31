import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../../shared/data/highwing/', import.meta.url)

/** The real book lies beside the project where its owner has put it, and is never part of it. */
export const haveRealFiles = existsSync(folder)

export function realFile(name: string): string {
  return fileURLToPath(new URL(name, folder))
}
