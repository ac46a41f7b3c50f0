import { listGrantsOf, type PersonsGrant } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import type { Person } from '../person.ts'

export type { PersonsGrant }

/** Which applications act for a person, and where; none for whom a login link has signed in. */
export const listGrants = async (
  { store, now }: Domain,
  { userId, confinedTo }: Person,
): Promise<readonly PersonsGrant[]> => {
  if (confinedTo !== undefined) return []
  const grants = await listGrantsOf(store, userId)
  return grants.filter(({ redeemed, expiresAt }) => redeemed && expiresAt > now())
}
