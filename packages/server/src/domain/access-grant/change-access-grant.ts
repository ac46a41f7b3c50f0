import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import type { AccessGrantId } from '../../kernel/ids.ts'
import { onlyGiven } from '../../kernel/only-given.ts'
import { accessGrants } from '../../store/schema/access-control.ts'
import { orgCommand } from '../command.ts'
import {
  type AccessGrant,
  type AccessGrantDetails,
  checkAccessGrant,
  holdAccessGrant,
} from './access-grant.ts'

interface Input {
  readonly grantId: AccessGrantId
  /** What is left out stays as it is; a list that is given replaces the one that was there. */
  readonly changes: Partial<AccessGrantDetails>
}

const detailsOf = (grant: AccessGrantDetails): AccessGrantDetails => ({
  ...{ name: grant.name, locationId: grant.locationId, scheduleId: grant.scheduleId },
  ...{ doorIds: grant.doorIds, membershipIds: grant.membershipIds, groupIds: grant.groupIds },
})

/** Changes what is given of an access grant, and answers it. Throws `access_grant.not_found` and what `checkAccessGrant` does. */
export const changeAccessGrant = orgCommand({
  name: 'access_grant.change',
  scope: 'doors:write',
  event: 'access_grant.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { grantId, changes }: Input): Promise<AccessGrant> => {
    const known = await holdAccessGrant(tx, org, grantId)
    const checked = await checkAccessGrant(tx, org, { ...detailsOf(known), ...onlyGiven(changes) })
    if (isDeepStrictEqual(detailsOf(checked), detailsOf(known))) {
      unchanged()
      return known
    }
    const next = { ...checked, updatedAt: ctx.domain.now() }
    await tx.update(accessGrants).set(next).where(eq(accessGrants.id, grantId))
    note({ ...org, subject: grantId, data: { changed: onlyGiven(changes) } })
    return { ...known, ...next }
  },
})
