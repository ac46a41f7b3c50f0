import { createHash } from 'node:crypto'
import type { Static } from 'typebox'
import type { ClientPosition } from '../../domain/org/index.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type OrgId, parseUuid } from '../../kernel/ids.ts'
import { isStorableText } from '../../kernel/text.ts'
import type { PortfolioQuery } from './schemas/portfolio.ts'

type Query = Static<typeof PortfolioQuery>

/** What the list is that a position is one of: in another one it would skip rows, or show some twice. */
const listOf = ({ sort, search, status, suspended }: Query): string =>
  createHash('sha256')
    .update(JSON.stringify([sort, search, status, suspended]))
    .digest('base64url')
    .slice(0, 16)

export const writePosition = (query: Query, { id, sortName }: ClientPosition): string =>
  Buffer.from(JSON.stringify([listOf(query), id, sortName])).toString('base64url')

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}

const notOfThisList = (): DomainError =>
  new DomainError('request.malformed', 'cursor is not one that a page of this list gave', { field: 'cursor' })

/** Reads the position that a page of this very list gave; throws `request.malformed` for any other text. */
export const readPosition = (query: Query): ClientPosition | undefined => {
  if (query.cursor === undefined) return undefined
  const parsed = parse(query.cursor)
  const [list, orgId, sortName]: unknown[] = Array.isArray(parsed) ? parsed : []
  const id = parseUuid<OrgId>(orgId)
  if (list !== listOf(query) || id === undefined || typeof sortName !== 'string') throw notOfThisList()
  const position = { id, sortName }
  if (!isStorableText(sortName) || writePosition(query, position) !== query.cursor) throw notOfThisList()
  return position
}
