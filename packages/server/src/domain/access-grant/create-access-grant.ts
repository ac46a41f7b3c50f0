import { DomainError } from '../../kernel/errors.ts'
import type { AccessGrantId } from '../../kernel/ids.ts'
import { accessGrants } from '../../store/schema/access-control.ts'
import { orgCommand } from '../command.ts'
import { isFull } from '../require-rows.ts'
import {
  ACCESS_GRANTS_MAX,
  type AccessGrant,
  type AccessGrantDetails,
  checkAccessGrant,
} from './access-grant.ts'

/** Creates an access grant. Throws what `checkAccessGrant` does, and `access_grant.too_many`. */
export const createAccessGrant = orgCommand({
  name: 'access_grant.create',
  scope: 'doors:write',
  event: 'access_grant.created',
  run: async ({ tx, ctx, org, note }, details: AccessGrantDetails): Promise<AccessGrant> => {
    const checked = await checkAccessGrant(tx, org, details)
    if (await isFull(tx, org, accessGrants, ACCESS_GRANTS_MAX))
      throw new DomainError(
        'access_grant.too_many',
        `An organization has at most ${ACCESS_GRANTS_MAX} access grants`,
      )
    const now = ctx.domain.now()
    const grant = {
      ...{ ...checked, orgId: org.orgId, id: ctx.domain.newId<AccessGrantId>() },
      ...{ createdAt: now, updatedAt: now },
    }
    await tx.insert(accessGrants).values({ ...grant, partnerId: org.partnerId })
    note({ ...org, subject: grant.id, data: { ...checked } })
    return grant
  },
})
