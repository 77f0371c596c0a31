import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the web app is once it is built: beside the built program in a package, in dist/ of a clone. */
const places = ['../../web/', '../../../dist/web/'].map((place) => fileURLToPath(new URL(place, import.meta.url)))

/** @returns the folder of the built web app; undefined in a clone where it was not built */
export function findWeb(): string | undefined {
  return places.find((place) => existsSync(`${place}index.html`))
}
