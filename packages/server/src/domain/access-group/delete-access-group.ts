import { eq } from 'drizzle-orm'
import type { AccessGroupId } from '../../kernel/ids.ts'
import { accessGroups } from '../../store/schema/access-control.ts'
import { orgCommand } from '../command.ts'
import { holdAccessGroup } from './access-group.ts'

/** Deletes an access group: what was granted to it is granted to its people no longer. Throws `access_group.not_found`. */
export const deleteAccessGroup = orgCommand({
  name: 'access_group.delete',
  scope: 'doors:write',
  event: 'access_group.deleted',
  run: async ({ tx, org, note }, { groupId }: { readonly groupId: AccessGroupId }): Promise<void> => {
    const { name } = await holdAccessGroup(tx, org, groupId)
    await tx.delete(accessGroups).where(eq(accessGroups.id, groupId))
    note({ ...org, subject: groupId, data: { name } })
  },
})
