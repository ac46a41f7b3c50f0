import { asc, eq } from 'drizzle-orm'
import { memberships } from '../../store/schema/people.ts'
import { orgQuery } from '../query.ts'
import { type Membership, membershipOf } from './membership.ts'

/** Lists the people of the organization that the call runs in, oldest place first. */
export const listMemberships = orgQuery({
  name: 'membership.list',
  scope: 'members:read',
  run: async ({ tx, org }): Promise<readonly Membership[]> => {
    const rows = await tx
      .select()
      .from(memberships)
      .where(eq(memberships.orgId, org.orgId))
      .orderBy(asc(memberships.id))
    return rows.map(membershipOf)
  },
})
