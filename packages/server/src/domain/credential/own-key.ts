import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ProjectId, UserId } from '../../kernel/ids.ts'
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

const requirePerson = ({ kind, user }: TenantPrincipal): void => {
  if (kind !== 'project' && user === undefined) throw belongsToNoPerson()
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

/** Of two requests for a person's key at once the second sees the first; and their place may be gone this moment. */
const holdPlace = async (tx: Tx, { orgId }: OrgScope, userId: UserId): Promise<void> => {
  const [place] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.orgId, orgId), eq(memberships.userId, userId)))
    .for('update')
  if (place === undefined) throw new DomainError('credential.invalid', 'Invalid credential')
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
    if (principal.user !== undefined) await holdPlace(tx, org, principal.user.id)
    const old = await findOwnKey(tx, ctx, org, projectId)
    // Another request may have been faster.
    if (old === undefined && principal.user === undefined)
      throw new DomainError('credential.invalid', 'Invalid credential')
    if (old !== undefined) await retireCredentials({ tx, forget }, domain, eq(credentials.id, old.id))
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
