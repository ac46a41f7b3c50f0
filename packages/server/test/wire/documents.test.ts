import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HONEST, PLANTED, plantedTree, readRules, violationsIn } from './planted-violations.ts'
import {
  blocksIn,
  brokenLinks,
  firstCellsIn,
  foldersOfTree,
  missingPaths,
  quotedIn,
  ROOT,
  readDocument,
  readDocuments,
  readEntries,
  sectionOf,
} from './read-documents.ts'

const documents = readDocuments()
const entries = readEntries()
const architecture = readDocument('ARCHITECTURE.md')
const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T

describe.each(documents)('$path', (document) => {
  it('links only to files that are there', () => {
    expect(brokenLinks(document)).toEqual([])
  })

  it('names only files and folders that are there', () => {
    expect(missingPaths(document, entries)).toEqual([])
  })

  it('names only settings that the server or the command line has', () => {
    const known = ['docs/configuration.md', 'docs/commands.md'].map((path) => readDocument(path).text).join()
    const named = document.text.match(/\bTENANTRY_[A-Z_]+/g) ?? []
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  it('names only scripts that package.json has', () => {
    const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json')
    const named = [...document.text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

describe('the checks of these documents', () => {
  it('notice a link and a path that lead nowhere', () => {
    const text = '[gone](docs/gone.md) and [there](README.md): `domain/gone.ts`, `main.ts`, `docs/gone/`'
    expect(brokenLinks({ path: 'README.md', text })).toEqual(['docs/gone.md'])
    expect(missingPaths({ path: 'README.md', text }, entries)).toEqual(['domain/gone.ts', 'docs/gone/'])
  })

  it('take a placeholder for any one folder, and nothing that is no path for one', () => {
    const text = '`domain/<noun>/index.ts` `dialects/<name>/gone.ts` `/partner/v1/orgs` `org.not_found`'
    expect(missingPaths({ path: 'README.md', text }, entries)).toEqual(['dialects/<name>/gone.ts'])
  })
})

describe('the words in ARCHITECTURE.md', () => {
  it('are each explained once', () => {
    const words = firstCellsIn(sectionOf(architecture, 'The words'))
    expect(words).toContain('claim link')
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  })

  it('are counted as missing in one sentence', () => {
    expect(architecture.text.match(/^Words that the product has/gm)).toHaveLength(1)
  })
})

describe('the tree in ARCHITECTURE.md', () => {
  const [tree = ''] = blocksIn(sectionOf(architecture, 'The tree'), '')
  const folders = foldersOfTree(tree)

  it('lists only folders that are there', () => {
    expect(folders).toContain('packages/server/src/domain/org/')
    expect(folders.filter((folder) => !entries.has(folder))).toEqual([])
  })

  it('leaves out no folder of the server’s sources and no noun of the domain', () => {
    const present = ['packages/server/src/', 'packages/server/src/domain/'].flatMap((parent) =>
      readdirSync(join(ROOT, parent), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [`${parent}${entry.name}/`] : [],
      ),
    )
    expect(present.filter((folder) => !folders.includes(folder))).toEqual([])
  })
})

describe('the dependencies in ARCHITECTURE.md', () => {
  const listed = [
    ...sectionOf(architecture, 'Dependencies').matchAll(/^\| `([^`]+)` \| (\d[^ |]*) \|/gm),
  ].map(([, name = '', version = '']) => [name, version] as const)
  const manifests = ['', 'packages/server/', 'packages/sdk/', 'packages/cli/', 'packages/portal/'].map(
    (folder) =>
      readJson<Record<'dependencies' | 'devDependencies', Record<string, string> | undefined>>(
        `${folder}package.json`,
      ),
  )

  it('have the versions that are installed', () => {
    const pinned = Object.assign(
      {},
      ...manifests.flatMap(({ dependencies, devDependencies }) => [devDependencies, dependencies]),
    ) as Record<string, string>
    expect(listed.filter(([name, version]) => pinned[name] !== version)).toEqual([])
  })

  it('are all that the server, the command line and the portal need to run', () => {
    const needed = manifests.flatMap(({ dependencies = {} }) => Object.keys(dependencies))
    const known = new Set(listed.map(([name]) => name))
    expect(needed.filter((name) => !name.startsWith('@tenantry/') && !known.has(name))).toEqual([])
  })
})

describe.each(['fleet', 'embed', 'broker', 'admin', 'device'])('docs/dialects/%s.md', (dialect) => {
  it('says of exactly the operations of the OpenAPI document that they are served', () => {
    const { paths } = readJson<{ paths: Record<string, object> }>(`openapi/${dialect}.json`)
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const page = sectionOf(readDocument(`docs/dialects/${dialect}.md`), 'What it serves')
    const named = quotedIn(page).filter((quoted) => /^[A-Z]+ \//.test(quoted))
    expect(named.toSorted()).toEqual(served.toSorted())
  })
})

describe('the dependency rules', () => {
  it('each have a violation planted for them', () => {
    expect(Object.keys(PLANTED).toSorted()).toEqual(readRules().toSorted())
  })

  it('find nothing in a tree that keeps to them', () => {
    expect(violationsIn(HONEST)).toEqual([])
  })

  it('find every planted violation, and name the rule and the file', () => {
    const planted = Object.entries(PLANTED).flatMap(([rule, imports]) =>
      imports.map(([file]) => ({ rule, file })),
    )
    const found = violationsIn(plantedTree())
    const isFound = ({ rule, file }: (typeof planted)[number]): boolean =>
      found.some((violation) => violation.rule === rule && violation.files.includes(file))
    expect(planted.filter((one) => !isFound(one))).toEqual([])
  })
})
