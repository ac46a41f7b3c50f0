// Writes what the command line knows of the operations beside its compiled code: one file for each group of commands,
// so that a command reads no other, and an index of them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeOperations, documentsAmong } from './describe-operations.mjs'

const documentsIn = (root) =>
  documentsAmong(
    Object.fromEntries(
      readdirSync(join(root, 'openapi')).map((name) => [
        `openapi/${name}`,
        readFileSync(join(root, 'openapi', name), 'utf8'),
      ]),
    ),
  )

export const writeOperations = (root) => {
  const folder = join(root, 'packages', 'cli', 'dist', 'operation-tables')
  const groups = describeOperations(documentsIn(root))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { name, commands } of groups)
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(commands)}\n`)
  const index = groups.map(({ name, aliases, dialect }) => ({ name, aliases, dialect }))
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index)}\n`)
}
