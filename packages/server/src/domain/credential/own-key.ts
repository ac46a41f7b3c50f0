import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { CredentialId, ProjectId } from '../../kernel/ids.ts'
import type { Secret } from '../../kernel/secret.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { orgCommand } from '../command.ts'
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

const requireProjectKey = ({ kind, credentialId }: TenantPrincipal): CredentialId => {
  if (kind !== 'project') throw belongsToNoPerson()
  return credentialId
}

/** Says that the presented credential is the caller's own key of a project; throws `user.not_found` if it is not. */
export const checkOwnKey = orgQuery({
  name: 'project_key.check_own',
  scope: 'agents:read',
  run: async ({ tx, ctx, org }, { projectId }: Input): Promise<void> => {
    await requireProject(tx, org, projectId)
    requireProjectKey(ctx.principal)
  },
})

/**
 * Replaces the presented project key by a new one with the same name, scopes, person and end; the old one is refused
 * before this answers. Throws `user.not_found` where the credential is no project key.
 */
export const regenerateOwnKey = orgCommand({
  name: 'project_key.regenerate_own',
  scope: 'agents:write',
  event: 'project_key.regenerated',
  run: async ({ tx, ctx, org, note, forget }, { projectId }: Input): Promise<Secret> => {
    await requireProject(tx, org, projectId)
    const presented = requireProjectKey(ctx.principal)
    const [old] = await tx
      .select()
      .from(credentials)
      .where(and(eq(credentials.id, presented), isNull(credentials.revokedAt)))
      .for('update')
    // Another request may have been faster.
    if (old === undefined) throw new DomainError('credential.invalid', 'Invalid credential')
    await retireCredentials({ tx, forget }, ctx.domain, eq(credentials.id, presented))
    const { partnerId, orgId } = org
    const { name, userId, expiresAt, scopes, seenByPartner } = old
    const fresh = await prepareCredential(ctx.domain, {
      ...{ kind: 'project_key', name, partnerId, orgId, projectId, expiresAt },
      ...(userId !== null && { userId }),
      // Whoever held the old key is told the new one, and that may have been the partner.
      seenByPartner,
    })
    await storeCredential(tx, { ...fresh, row: { ...fresh.row, scopes } })
    note({ partnerId, orgId, subject: fresh.id, data: { name, projectId, revoked: presented } })
    return fresh.token
  },
})
