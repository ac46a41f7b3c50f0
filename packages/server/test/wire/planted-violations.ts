import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './read-documents.ts'

type Files = Readonly<Record<string, string>>

const SERVER = 'packages/server/src'
const anImportOf = (target: string): string => `import ${JSON.stringify(target)}\nexport {}\n`
const aPackage = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: '',
})

/** A tree in the project's shape that breaks no rule. */
export const HONEST: Files = {
  ...aPackage('fastify'),
  ...aPackage('pg'),
  [`${SERVER}/kernel/ids.ts`]: 'export {}\n',
  [`${SERVER}/store/store.ts`]: anImportOf('../kernel/ids.ts'),
  [`${SERVER}/domain/org/create-org.ts`]: anImportOf('../../store/store.ts'),
  [`${SERVER}/domain/org/index.ts`]: anImportOf('./create-org.ts'),
  [`${SERVER}/http/server.ts`]: anImportOf('fastify'),
  [`${SERVER}/dialects/embed/plugin.ts`]: anImportOf('../../domain/org/index.ts'),
  'packages/sdk/package.json': JSON.stringify({ name: 'sdk', dependencies: { pg: '1.0.0' } }),
  'packages/sdk/src/index.ts': 'export {}\n',
  'packages/cli/src/main.ts': anImportOf('../../sdk/src/index.ts'),
}

/** For each rule what a file may not import: the file, and the import that breaks the rule. */
export const PLANTED: Readonly<Record<string, readonly (readonly [file: string, target: string])[]>> = {
  'no-cycles': [
    [`${SERVER}/kernel/planted-there.ts`, './planted-back.ts'],
    [`${SERVER}/kernel/planted-back.ts`, './planted-there.ts'],
  ],
  'store-is-low': [[`${SERVER}/store/planted.ts`, '../domain/org/index.ts']],
  'domain-knows-no-wire': [
    [`${SERVER}/domain/planted-http.ts`, '../http/server.ts'],
    [`${SERVER}/domain/planted-fastify.ts`, 'fastify'],
  ],
  'wire-never-touches-store': [
    [`${SERVER}/jobs/planted-store.ts`, '../store/store.ts'],
    [`${SERVER}/dialects/embed/planted-driver.ts`, 'pg'],
  ],
  'dialects-are-strangers': [[`${SERVER}/dialects/fleet/planted.ts`, '../embed/plugin.ts']],
  'integrations-are-leaves': [[`${SERVER}/integrations/planted.ts`, '../http/server.ts']],
  'one-door-per-noun': [[`${SERVER}/dialects/embed/planted.ts`, '../../domain/org/create-org.ts']],
  'clients-import-no-server': [['packages/cli/src/planted.ts', '../../server/src/kernel/ids.ts']],
  'sdk-is-bare': [
    ['packages/sdk/src/planted-core.ts', 'node:fs'],
    ['packages/sdk/src/planted-package.ts', 'pg'],
  ],
}

/** The names of the rules that the project is held to. */
export const readRules = (): readonly string[] => {
  const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: readonly { readonly name: string }[]
  }
  return forbidden.map(({ name }) => name)
}

export interface Violation {
  readonly rule: string
  /** The importing file; of a cycle all of them, since it is reported once. */
  readonly files: readonly string[]
}

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly rule: { readonly name: string }
      readonly cycle?: readonly { readonly name: string }[]
    }[]
  }
}

/** Holds a tree of these files to the project's dependency rules, with the project's own tool and settings. */
export const violationsIn = (files: Files): readonly Violation[] => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tenantry-rules-')))
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json'])
      copyFileSync(join(ROOT, name), join(folder, name))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages'],
      { cwd: folder, encoding: 'utf8' },
    )
    if (stdout === '') throw new Error(`The rules did not run: ${stderr}`)
    const { summary } = JSON.parse(stdout) as Report
    return summary.violations.map(({ from, rule, cycle = [] }) => ({
      rule: rule.name,
      files: [from, ...cycle.map(({ name }) => name)],
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The honest tree with every planted violation in it. */
export const plantedTree = (): Files => ({
  ...HONEST,
  ...Object.fromEntries(
    Object.values(PLANTED)
      .flat()
      .map(([file, target]) => [file, anImportOf(target)]),
  ),
})
