import { eq } from 'drizzle-orm'
import type { AccessGroupId } from '../../kernel/ids.ts'
import { onlyGiven } from '../../kernel/only-given.ts'
import { accessGroups } from '../../store/schema/access-control.ts'
import { orgCommand } from '../command.ts'
import {
  type AccessGroup,
  type AccessGroupDetails,
  checkAccessGroup,
  holdAccessGroup,
} from './access-group.ts'

interface Input {
  readonly groupId: AccessGroupId
  readonly changes: AccessGroupDetails
}

/** Changes what is given of an access group, and answers it. Throws `access_group.not_found`. */
export const changeAccessGroup = orgCommand({
  name: 'access_group.change',
  scope: 'doors:write',
  event: 'access_group.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { groupId, changes }: Input): Promise<AccessGroup> => {
    const known = await holdAccessGroup(tx, org, groupId)
    const given = onlyGiven(changes)
    checkAccessGroup({ name: known.name, ...given })
    const { name, description } = { ...known, ...given }
    if (name === known.name && description === known.description) {
      unchanged()
      return known
    }
    const next = { name, description, updatedAt: ctx.domain.now() }
    await tx.update(accessGroups).set(next).where(eq(accessGroups.id, groupId))
    note({ ...org, subject: groupId, data: { changed: given } })
    return { ...known, ...next }
  },
})
