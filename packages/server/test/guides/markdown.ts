/** A fenced code block and where it stands. */
export interface Block {
  /** Its heading path, language and title: `Create Org › Examples › bash cURL`. */
  readonly id: string
  readonly language: string
  readonly title: string
  readonly text: string
}

const FENCE = /^(?<indent>\s*)(?<fence>`{3,})(?<info>[^`]*)$/
const HEADING = /^(?<marks>#{1,6}) +(?<text>.+)$/

/** The level-one heading is the guide's own title and says nothing about a block. */
const pathOf = (headings: readonly (string | undefined)[]): string[] =>
  headings.slice(1).filter((heading) => heading !== undefined)

const infoOf = (info: string): { language: string; title: string } => {
  const [language = '', ...title] = info
    .replace(/theme=\{.*\}/, '')
    .trim()
    .split(/\s+/)
  return { language, title: title.join(' ') }
}

const withoutIndent = (line: string, indent: string): string =>
  line.startsWith(indent) ? line.slice(indent.length) : line

const numbered = (id: string, seen: Map<string, number>): string => {
  const count = (seen.get(id) ?? 0) + 1
  seen.set(id, count)
  return count === 1 ? id : `${id} #${count}`
}

/** Finds the fenced code blocks of a Markdown text, in their order. */
export const readBlocks = (markdown: string): readonly Block[] => {
  const blocks: Block[] = []
  const seen = new Map<string, number>()
  const headings: (string | undefined)[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const heading = HEADING.exec(lines[at] ?? '')?.groups
    if (heading !== undefined) {
      const depth = (heading['marks'] ?? '').length
      headings.length = depth - 1
      headings[depth - 1] = heading['text']
    }
    const opening = FENCE.exec(lines[at] ?? '')?.groups
    if (opening === undefined) continue
    const { indent = '', fence = '', info = '' } = opening
    const end = lines.findIndex((line, index) => index > at && line.trim() === fence)
    if (end === -1) throw new Error(`The code block in line ${at + 1} has no end.`)
    const { language, title } = infoOf(info)
    const id = [...pathOf(headings), `${language} ${title}`.trim() || 'plain'].join(' › ')
    const text = lines.slice(at + 1, end).map((line) => withoutIndent(line, indent))
    blocks.push({ id: numbered(id, seen), language, title, text: text.join('\n') })
    at = end
  }
  return blocks
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

const isRow = (line: string): boolean => cellsOf(line).length > 1

/** Reads the rows of the first table that has these columns. */
export const readTable = (
  markdown: string,
  ...columns: readonly string[]
): readonly (readonly string[])[] => {
  const lines = markdown.split('\n')
  const header = lines.findIndex((line) => cellsOf(line).join('|') === columns.join('|'))
  if (header === -1) throw new Error(`There is no table with the columns ${columns.join(', ')}.`)
  const rows = lines.slice(header + 2)
  const end = rows.findIndex((line) => !isRow(line))
  return rows.slice(0, end === -1 ? rows.length : end).map(cellsOf)
}
