import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url))

/** Every source file below a folder of the server, with its text. */
export const sourcesBelow = (folder: string): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(SOURCES, folder, file), 'utf8') }))

const DEFINITION =
  /export const (\w+) = (?:operator|partner|client|holder|org|link)(?:Command|Query)(?:<[^>]*>)?\(\{\s*name: '([^']+)'/g

/** The operations that the sources define: the operation's name, and the function that runs it. */
export const definedOperations = (): ReadonlyMap<string, string> =>
  new Map(
    sourcesBelow('domain').flatMap(({ text }) =>
      [...text.matchAll(DEFINITION)].map(([, identifier = '', name = '']) => [name, identifier] as const),
    ),
  )

/** Imports every noun of the domain, so that all of its operations are in the registry. */
export const importEveryNoun = async (): Promise<void> => {
  const nouns = readdirSync(join(SOURCES, 'domain'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  for (const { name } of nouns) {
    const files = readdirSync(join(SOURCES, 'domain', name))
    if (files.includes('index.ts')) await import(`../../src/domain/${name}/index.ts`)
  }
}
