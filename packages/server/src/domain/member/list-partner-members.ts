import { asc } from 'drizzle-orm'
import { partnerMembers } from '../../store/schema/people.ts'
import { partnerQuery } from '../query.ts'
import { memberColumns, type PartnerMember } from './member.ts'

/** Lists the people who may sign in to the partner's portal, the owner first. */
export const listPartnerMembers = partnerQuery({
  name: 'partner_member.list',
  scope: 'members:read',
  run: ({ tx }): Promise<readonly PartnerMember[]> =>
    tx.select(memberColumns).from(partnerMembers).orderBy(asc(partnerMembers.id)),
})
