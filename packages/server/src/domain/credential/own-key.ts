import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { memberships } from '../../store/schema/people.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { Context } from '../context.ts'
import type { OrgScope } from '../org-scope.ts'
import type { TenantPrincipal } from '../principal.ts'
import { requireProject } from '../project/require-project.ts'
import { orgQuery } from '../query.ts'
import { prepareCredential, storeCredential } from './issue-credential.ts'
import { retireCredentials } from './retire-credentials.ts'

interface Input {
  readonly projectId: ProjectId
}

/** The refusal of what only a person has: a profile, a key of its own in a project. */
export const belongsToNoPerson = (): DomainError =>
  new DomainError('user.not_found', 'This key belongs to no person')

/** The refusal of what is a person's own to whom a login link has signed in. */
export const confinedSession = (): DomainError =>
  new DomainError('session.confined', 'Sign in yourself to see or change what is your own')

const noLonger = (): DomainError => new DomainError('credential.invalid', 'Invalid credential')

type OwnKey = typeof credentials.$inferSelect

/** The key that was presented or, of a person who has signed in, their newest of the project. */
const findOwnKey = async (
  tx: Tx,
  { principal, domain }: Context<TenantPrincipal>,
  { orgId }: OrgScope,
  projectId: ProjectId,
): Promise<OwnKey | undefined> => {
  const picked =
    principal.user === undefined
      ? eq(credentials.id, principal.credentialId)
      : and(
          ...[eq(credentials.orgId, orgId), eq(credentials.projectId, projectId)],
          ...[eq(credentials.kind, 'project_key'), eq(credentials.userId, principal.user.id)],
          or(isNull(credentials.expiresAt), gt(credentials.expiresAt, domain.now())),
        )
  const [own] = await tx
    .select()
    .from(credentials)
    .where(and(picked, isNull(credentials.revokedAt)))
    .orderBy(desc(credentials.id))
    .limit(1)
  return own
}

const requirePerson = ({ kind, user, via }: TenantPrincipal): void => {
  // What is a person's own is not for an application to see or replace.
  if (via !== undefined || (kind !== 'project' && user === undefined)) throw belongsToNoPerson()
  if (user?.confined === true) throw confinedSession()
}

/**
 * Reads the caller's own key of a project: undefined for the very key that was presented. Throws `user.not_found` where
 * the credential is nobody's, and `credential.not_found` for a person who has no key there yet.
 */
export const readOwnKey = orgQuery({
  name: 'project_key.read_own',
  scope: 'agents:read',
  run: async ({ tx, ctx, org }, { projectId }: Input): Promise<Secret | undefined> => {
    await requireProject(tx, org, projectId)
    requirePerson(ctx.principal)
    if (ctx.principal.user === undefined) return undefined
    const own = await findOwnKey(tx, ctx, org, projectId)
    if (own === undefined || own.sealed === null)
      throw new DomainError(
        'credential.not_found',
        'You have no key in this project yet: regenerate makes one',
      )
    return ctx.domain.keyRing.open(own.sealed, { tenant: org.partnerId, row: `credentials/${own.id}` })
  },
})

/**
 * Holds the place of the person whose key it is: of two requests at once the second sees the first, and none outlives
 * the place. Throws where somebody acts whose place is gone; a team link's key has an owner before it has a place.
 */
const holdPlace = async (tx: Tx, { orgId }: OrgScope, principal: TenantPrincipal): Promise<void> => {
  const userId = principal.user?.id ?? ('ownerId' in principal ? principal.ownerId : undefined)
  if (userId === undefined) return
  const [place] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)))
    .for('update')
  if (place === undefined && principal.user !== undefined) throw noLonger()
}

/**
 * Replaces the caller's own project key by a new one with the same name, scopes, person and end; the old one is refused
 * before this answers. A person who has none gets their first. Throws `user.not_found` where the credential is nobody's.
 */
export const regenerateOwnKey = orgCommand({
  name: 'project_key.regenerate_own',
  scope: 'agents:write',
  event: 'project_key.regenerated',
  run: async ({ tx, ctx, org, note, forget }, { projectId }: Input): Promise<Secret> => {
    await requireProject(tx, org, projectId)
    const { principal, domain } = ctx
    requirePerson(principal)
    await holdPlace(tx, org, principal)
    const old = await findOwnKey(tx, ctx, org, projectId)
    const retired = old && (await retireCredentials({ tx, forget }, domain, eq(credentials.id, old.id)))
    // Another request may have been faster.
    if (retired === undefined ? principal.user === undefined : retired.length === 0) throw noLonger()
    const { partnerId, orgId } = org
    const userId = old === undefined ? principal.user?.id : (old.userId ?? undefined)
    const name = old?.name ?? 'Personal'
    const fresh = await prepareCredential(domain, {
      ...{ kind: 'project_key', name, partnerId, orgId, projectId, expiresAt: old?.expiresAt ?? null },
      ...(userId !== undefined && { userId }),
      // Whoever held the old key is told the new one, and that may have been the partner.
      seenByPartner: principal.user === undefined && old?.seenByPartner === true,
    })
    const scopes = old?.scopes ?? fresh.row.scopes
    await storeCredential(tx, { ...fresh, row: { ...fresh.row, scopes } })
    note({ partnerId, orgId, subject: fresh.id, data: { name, projectId, revoked: old?.id ?? null } })
    return fresh.token
  },
})
