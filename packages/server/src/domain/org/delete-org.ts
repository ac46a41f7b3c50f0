import { eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { orgs } from '../../store/schema/orgs.ts'
import { isClientWithId } from '../client-org.ts'
import { partnerCommand } from '../command.ts'
import { orgNotFound } from '../entry-rule.ts'
import { addToOrgCount } from './count-orgs.ts'

/** Deletes an unclaimed client organization with all of its content; its credentials are refused before this answers. */
export const deleteOrg = partnerCommand({
  name: 'org.delete',
  scope: 'orgs:write',
  event: 'org.deleted',
  run: async ({ tx, ctx, note, forget }, { orgId }: { readonly orgId: OrgId }): Promise<void> => {
    const { partnerId } = ctx.principal
    const [org] = await tx
      .select({
        name: orgs.name,
        status: orgs.status,
        claimedAt: orgs.claimedAt,
        externalId: orgs.externalId,
      })
      .from(orgs)
      .where(isClientWithId(orgId))
      .for('update')
    if (org === undefined) throw orgNotFound()
    if (org.status === 'detached' && org.claimedAt === null)
      throw new DomainError(
        'org.detached',
        'Organization has detached from its partner and cannot be deleted',
      )
    if (org.status !== 'unclaimed')
      throw new DomainError('org.already_claimed', 'Organization has already been claimed')
    await tx.delete(orgs).where(eq(orgs.id, orgId))
    await addToOrgCount(tx, ctx.domain, partnerId, -1)
    note({ partnerId, orgId, subject: orgId, data: { name: org.name, externalId: org.externalId } })
    forget({ orgId })
  },
})
