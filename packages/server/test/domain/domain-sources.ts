import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OperationInfo, registeredOperations } from '../../src/domain/operation.ts'

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

/** The operations of the product: in a worker that test files share, some may have registered their own as `test.…`. */
const productOperations = (): readonly OperationInfo[] =>
  [...registeredOperations().values()].filter(({ name }) => !name.startsWith('test.'))

/** Imports every noun of the domain, and answers the operations that they have registered. */
export const importEveryNoun = async (): Promise<readonly OperationInfo[]> => {
  const nouns = readdirSync(join(SOURCES, 'domain'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  for (const { name } of nouns) {
    const files = readdirSync(join(SOURCES, 'domain', name))
    if (files.includes('index.ts')) await import(`../../src/domain/${name}/index.ts`)
  }
  return productOperations()
}
