import type { Visitor } from '../../../support/browser.ts'
import type { TestPartner } from '../../../support/partners.ts'

/** Someone with an account, signed in. */
export interface Person {
  readonly email: string
  readonly visitor: Visitor
}

export type TokenKind = 'org_key' | 'project_key' | 'agent_token'

export interface Token {
  readonly kind: TokenKind
  /** Undefined where the answer that would have told it never came. */
  readonly text: string | undefined
  /** Whether the partner has held it in its hands. */
  seen: boolean
  revoked: boolean
}

export interface Link {
  readonly url: string
  readonly expiresAtMs: number
  state: 'live' | 'used' | 'replaced'
}

export interface PartnerModel {
  readonly api: TestPartner
  /** Who is one of its own people. */
  readonly insider: Person
  readonly secrets: Map<string, string>
}

/** What is true of an organization, in the words of PRODUCT.md. */
export interface OrgModel {
  readonly partner: PartnerModel
  readonly id: string
  readonly tokens: Token[]
  readonly links: Link[]
  deleted: boolean
  detached: boolean
  owner: { readonly person: Person; readonly atMs: number } | undefined
  access: { readonly allowed: boolean; readonly untilMs: number | null }
  readonly held: { partner: boolean; operator: boolean }
}

export const statusOf = ({ detached, owner }: OrgModel): 'unclaimed' | 'claimed' | 'detached' =>
  detached ? 'detached' : owner === undefined ? 'unclaimed' : 'claimed'

/** Rule 3: while unclaimed, then while the customer consents, never after a detach. */
export const isConsented = (org: OrgModel, nowMs: number): boolean => {
  const { allowed, untilMs } = org.access
  if (org.detached) return false
  return org.owner === undefined || (allowed && (untilMs === null || nowMs < untilMs))
}

/** The operator's hold always counts, the partner's while it may act inside. */
export const isHeld = (org: OrgModel, nowMs: number): boolean =>
  org.held.operator || (org.held.partner && isConsented(org, nowMs))

export const mayEnter = (org: OrgModel, nowMs: number): boolean =>
  !org.deleted && isConsented(org, nowMs) && !isHeld(org, nowMs)

/** The status that a call meets which any credential of the organization may make. */
export const standingOf = (org: OrgModel, { revoked }: Pick<Token, 'revoked'>, nowMs: number): number => {
  if (org.deleted || revoked) return 401
  return isHeld(org, nowMs) ? 403 : 200
}

export const isOpen = (org: OrgModel, { state, expiresAtMs }: Link, nowMs: number): boolean =>
  !org.deleted && org.owner === undefined && state === 'live' && nowMs < expiresAtMs

/** What a link's page answers to a stranger: the operator's hold shuts it for a while. */
export const statusOfLink = (org: OrgModel, link: Link, nowMs: number): number => {
  if (!isOpen(org, link, nowMs)) return 410
  return org.held.operator ? 403 : 200
}

export const liveTokens = (org: OrgModel): readonly Token[] =>
  org.deleted ? [] : org.tokens.filter(({ revoked }) => !revoked)

/** Every live key that the partner has seen makes way for one of its kind; it sees those too that its own keys ask for. */
export const replaceSeen = (
  org: OrgModel,
  fresh: readonly { readonly kind: TokenKind; readonly text: string | undefined }[],
  { seen }: { readonly seen: boolean },
): void => {
  for (const token of liveTokens(org)) if (token.seen) token.revoked = true
  org.tokens.push(...fresh.map((token) => ({ ...token, seen, revoked: false })))
}

/** A key in the partner's hands shows it the tokens of the agents there are. */
const readAgents = (org: OrgModel): void => {
  const live = liveTokens(org)
  if (live.some(({ seen, kind }) => seen && kind !== 'agent_token'))
    for (const token of live) if (token.kind === 'agent_token') token.seen = true
}

export const seenKinds = (org: OrgModel): readonly TokenKind[] => {
  readAgents(org)
  return liveTokens(org)
    .filter(({ seen }) => seen)
    .map(({ kind }) => kind)
    .toSorted()
}
