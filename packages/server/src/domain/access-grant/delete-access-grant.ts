import { eq } from 'drizzle-orm'
import type { AccessGrantId } from '../../kernel/ids.ts'
import { accessGrants } from '../../store/schema/access-control.ts'
import { orgCommand } from '../command.ts'
import { holdAccessGrant } from './access-grant.ts'

/** Deletes an access grant: nobody is let in by it any more. Throws `access_grant.not_found`. */
export const deleteAccessGrant = orgCommand({
  name: 'access_grant.delete',
  scope: 'doors:write',
  event: 'access_grant.deleted',
  run: async ({ tx, org, note }, { grantId }: { readonly grantId: AccessGrantId }): Promise<void> => {
    const { name } = await holdAccessGrant(tx, org, grantId)
    await tx.delete(accessGrants).where(eq(accessGrants.id, grantId))
    note({ ...org, subject: grantId, data: { name } })
  },
})
