import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** One of the project's own texts; those that are printed from the code are not among them. */
export interface Document {
  /** Relative to the root of the project. */
  readonly path: string
  readonly text: string
}

const namesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).flatMap((name) => (name.endsWith('.md') ? [`${folder}/${name}`] : []))

export const readDocument = (path: string): Document => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
})

export const readDocuments = (): readonly Document[] =>
  [
    ...['README', 'ARCHITECTURE', 'AGENTS', 'CONTRIBUTING', 'SECURITY', 'CHANGELOG'].map(
      (name) => `${name}.md`,
    ),
    ...['backup', 'docker', 'simulate', 'upgrade'].map((name) => `docs/${name}.md`),
    ...namesIn('docs/adr'),
    ...namesIn('docs/dialects'),
  ].map(readDocument)

/** The text below a heading, up to the next heading of the same rank. */
export const sectionOf = ({ path, text }: Document, heading: string): string => {
  const [, section] = text.split(new RegExp(`^## ${heading}.*$`, 'm'))
  if (section === undefined) throw new Error(`${path} has no section "${heading}".`)
  return section.split(/^## /m, 1)[0] ?? ''
}

const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm

/** The fenced blocks of a text that are in the given language. */
export const blocksIn = (text: string, language: string): readonly string[] =>
  [...text.matchAll(FENCED)].flatMap(([, of, block = '']) => (of === language ? [block] : []))

/** The first cell of each row of the tables of a text. */
export const firstCellsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell)

const withoutBlocks = (text: string): string => text.replace(FENCED, '')

/** What stands between backticks, outside fenced blocks. */
export const quotedIn = (text: string): readonly string[] =>
  [...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, quoted = '']) => quoted)

// Not of the project: made by installing, by running, by testing.
const FOREIGN = new Set(['node_modules', '.git', '.cache', 'data', 'coverage'])

const entriesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (FOREIGN.has(entry.name)) return []
    const path = `${folder}${entry.name}`
    return entry.isDirectory() ? [`${path}/`, ...entriesBelow(`${path}/`)] : [path]
  })

/** Every file and, with a slash behind it, every folder of the project. */
export const readEntries = (): ReadonlySet<string> => new Set(entriesBelow(''))

/** Links to files of the project that lead nowhere. */
export const brokenLinks = ({ path, text }: Document): readonly string[] =>
  [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.split('#', 1)[0] ?? '')
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(ROOT, dirname(path), target)))

const PATH = /^[\w.<>-]+(?:\/[\w.<>-]+)*\/?$/
const FILE = /\w\.(?:ts|mjs|cjs|json|sql|md)$/
const BASES = ['', 'packages/', 'packages/server/', 'packages/server/src/']

const isPath = (quoted: string, entries: ReadonlySet<string>): boolean => {
  if (!PATH.test(quoted)) return false
  const [first = ''] = quoted.split('/', 1)
  const inKnownFolder = quoted.includes('/') && BASES.some((base) => entries.has(`${base}${first}/`))
  return inKnownFolder || FILE.test(quoted)
}

const isThere = (path: string, entries: ReadonlySet<string>): boolean => {
  // `<noun>` stands for any one folder; a name without a folder for a file of that name, wherever it is.
  const pattern = path.replaceAll('.', '\\.').replace(/<[^>]+>/g, '[^/]+')
  const bases = path.includes('/') && !path.endsWith('/') ? `(?:${BASES.join('|')})` : '(?:.*/)?'
  const wanted = new RegExp(`^${bases}${pattern}/?$`)
  return [...entries].some((entry) => wanted.test(entry))
}

/** Paths between backticks that name nothing of the project. */
export const missingPaths = ({ text }: Document, entries: ReadonlySet<string>): readonly string[] =>
  quotedIn(text).filter((quoted) => isPath(quoted, entries) && !isThere(quoted, entries))

/** The folders of a tree drawn by indentation of two, from the root. */
export const foldersOfTree = (tree: string): readonly string[] => {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, indentation = '', name] = /^( *)(\S+\/)(?: |$)/.exec(line) ?? []
    if (name === undefined) return []
    above.splice(indentation.length / 2)
    above.push(name)
    return [above.join('')]
  })
}
