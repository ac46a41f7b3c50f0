import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { partners } from '../../store/schema/partners.ts'
import type { Tx } from '../../store/store.ts'
import { instructionsThatCount } from '../ai-instructions.ts'
import type { Domain } from '../context.ts'
import { orgNotFound } from '../entry-rule.ts'
import type { OrgPrincipal, ProjectPrincipal } from '../principal.ts'
import { clientQuery, holderQuery } from '../query.ts'
import { authenticate } from './authenticate.ts'

/** Who a key of an organization or a project speaks for. */
type KeyHolder = OrgPrincipal | ProjectPrincipal

/** A live key of an organization or a project, and who it speaks for. */
export interface IntrospectedKey {
  readonly principal: KeyHolder
  readonly createdAt: Date
  readonly expiresAt: Date | null
  /** What the agents of its organization go by. */
  readonly aiInstructions: string | null
}

const unlessInvalid = (error: unknown): undefined => {
  if (error instanceof DomainError && error.code === 'credential.invalid') return undefined
  throw error
}

/**
 * Who a token speaks for. One that is unknown, dead, of an inactive partner or a held organization, or of another kind
 * leads to a missing organization. A token that is asked about counts as presented.
 */
const findHolder = async (domain: Domain, token: string): Promise<KeyHolder> => {
  const standing = await authenticate(domain, token).catch(unlessInvalid)
  const principal = standing?.hold === undefined ? standing?.principal : undefined
  if (principal?.kind !== 'org' && principal?.kind !== 'project') throw orgNotFound()
  return principal
}

/** Asks the database once more: a node may take a key for a live one for a moment after it was revoked. */
const inspect = async (tx: Tx, principal: KeyHolder): Promise<IntrospectedKey> => {
  const [row] = await tx
    .select({
      createdAt: credentials.createdAt,
      expiresAt: credentials.expiresAt,
      aiInstructions: instructionsThatCount,
    })
    .from(credentials)
    .innerJoin(orgs, eq(orgs.id, credentials.orgId))
    .innerJoin(partners, eq(partners.id, credentials.partnerId))
    .where(and(eq(credentials.id, principal.credentialId), isNull(credentials.revokedAt)))
  if (row === undefined) throw orgNotFound()
  return { principal, ...row }
}

/** Says who a token speaks for, to a partner whose client it leads to. Throws what keeps the partner out of it. */
export const inspectClientKey = clientQuery({
  name: 'client_key.inspect',
  scope: 'org_keys:read',
  find: findHolder,
  run: inspect,
})

/** Says who a token speaks for, to the operator. Throws `org.not_found` for one that leads to no organization. */
export const inspectAnyKey = holderQuery({
  name: 'any_key.inspect',
  scope: 'keys:read',
  find: findHolder,
  run: inspect,
})
