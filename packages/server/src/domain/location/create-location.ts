import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { checkNewLocation, type LocationDetails } from './location.ts'

interface Input {
  readonly parentId?: LocationId
  readonly details: LocationDetails
}

const requireParent = async (tx: Tx, org: OrgScope, parentId: LocationId): Promise<void> => {
  const [parent] = await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.orgId, org.orgId), eq(locations.id, parentId)))
    // Held until this location stands below it: it cannot be deleted in between.
    .for('key share')
  if (parent === undefined)
    throw new DomainError('location.not_found', 'Parent location not found', { field: 'parentId' })
}

/** Creates a location, below another one if wanted. */
export const createLocation = orgCommand({
  name: 'location.create',
  scope: 'locations:write',
  event: 'location.created',
  run: async ({ tx, ctx, org, note }, { parentId, details }: Input): Promise<LocationId> => {
    const name = checkNewLocation(details)
    if (parentId !== undefined) await requireParent(tx, org, parentId)
    const id = ctx.domain.newId<LocationId>()
    const { partnerId, orgId } = org
    await tx.insert(locations).values({
      ...details,
      partnerId,
      orgId,
      id,
      name,
      parentId: parentId ?? null,
      createdAt: ctx.domain.now(),
    })
    note({ partnerId, orgId, subject: id, data: { name } })
    return id
  },
})
