import { readFileSync } from 'node:fs'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')

/** The version of this server, as its package says. */
export const { version: VERSION } = JSON.parse(manifest) as { readonly version: string }
