import { and, asc, eq, or } from 'drizzle-orm'
import type { ProjectId, SecretId } from '../../kernel/ids.ts'
import { secrets } from '../../store/schema/secrets.ts'
import { orgCommand } from '../command.ts'
import { forWholeOrg } from '../operation.ts'
import { orgQuery } from '../query.ts'
import { type NewSecret, type SecretChanges, type ShownSecret, shownColumns } from './secret.ts'
import { addToTier, changeInTier, deleteFromTier, tierInOrg } from './tier.ts'

/** The project whose secrets are meant; without one, the organization's own. */
interface Where {
  readonly projectId?: ProjectId | undefined
}

/** Lists an organization's secrets, or a project's together with its organization's, oldest first. */
export const listSecrets = orgQuery({
  name: 'secret.list',
  scope: 'secrets:read',
  alsoNeeds: forWholeOrg('org_secrets:read'),
  run: async ({ tx, ctx, org }, { projectId }: Where): Promise<readonly ShownSecret[]> => {
    await tierInOrg(tx, ctx, org, projectId)
    const ofProject = projectId === undefined ? undefined : eq(secrets.projectId, projectId)
    return tx
      .select(shownColumns)
      .from(secrets)
      .where(and(eq(secrets.orgId, org.orgId), or(eq(secrets.tier, 'organization'), ofProject)))
      .orderBy(asc(secrets.id))
  },
})

/** Creates a secret of an organization or of one project. */
export const createSecret = orgCommand({
  name: 'secret.create',
  scope: 'secrets:write',
  alsoNeeds: forWholeOrg('org_secrets:write'),
  event: 'secret.created',
  run: async (
    { tx, ctx, org, note },
    { projectId, given }: Where & { readonly given: NewSecret },
  ): Promise<ShownSecret> => {
    const made = await addToTier(tx, ctx, await tierInOrg(tx, ctx, org, projectId), given)
    note(made.note)
    return made.secret
  },
})

interface Change extends Where {
  readonly secretId: SecretId
  readonly changes: SecretChanges
}

/** Changes what is given of an organization's or a project's secret. */
export const changeSecret = orgCommand({
  name: 'secret.change',
  scope: 'secrets:write',
  alsoNeeds: forWholeOrg('org_secrets:write'),
  event: 'secret.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { projectId, secretId, changes }: Change): Promise<void> => {
    const tier = await tierInOrg(tx, ctx, org, projectId)
    const changed = await changeInTier(tx, ctx, tier, secretId, changes)
    if (changed === undefined) unchanged()
    else note(changed)
  },
})

/** Deletes an organization's or a project's secret. */
export const deleteSecret = orgCommand({
  name: 'secret.delete',
  scope: 'secrets:write',
  alsoNeeds: forWholeOrg('org_secrets:write'),
  event: 'secret.deleted',
  run: async (
    { tx, ctx, org, note },
    { projectId, secretId }: Where & { readonly secretId: SecretId },
  ): Promise<void> => note(await deleteFromTier(tx, await tierInOrg(tx, ctx, org, projectId), secretId)),
})
