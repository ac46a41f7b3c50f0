import { and, eq, sql } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { LocationId } from '../../kernel/ids.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { OrgScope } from '../org-scope.ts'
import { holdPolicies } from '../policy/policy.ts'
import { requireRoom } from '../require-room.ts'
import { checkNewLocation, type LocationDetails } from './location.ts'

interface Input {
  readonly parentId?: LocationId
  readonly details: LocationDetails
}

/** More would not fit an answer that a client can take. */
const ROOM = { max: 10_000, code: 'location.too_many', plural: 'locations' } as const
const DEPTH_MAX = 32

/** How many locations stand above one, itself included; no more than are of interest. */
const depthOf = (org: OrgScope, locationId: LocationId) => sql<number>`(
  with recursive above (id, depth) as (
    select ${locationId}::uuid, 1
    union all
    select parent.parent_id, above.depth + 1
    from above join locations parent on parent.id = above.id
    where parent.org_id = ${org.orgId} and parent.parent_id is not null and above.depth <= ${DEPTH_MAX}
  )
  select max(depth)::int from above
)`

const requireParent = async (tx: Tx, org: OrgScope, parentId: LocationId): Promise<void> => {
  const [parent] = await tx
    .select({ depth: depthOf(org, parentId) })
    .from(locations)
    .where(and(eq(locations.orgId, org.orgId), eq(locations.id, parentId)))
    // Held until this location stands below it: it cannot be deleted in between.
    .for('key share')
  if (parent === undefined)
    throw new DomainError('location.not_found', 'Parent location not found', { field: 'parentId' })
  if (parent.depth >= DEPTH_MAX)
    throw invalidField('parentId', `must not stand below ${DEPTH_MAX - 1} others`)
}

/** Creates a location, below another one if wanted. */
export const createLocation = orgCommand({
  name: 'location.create',
  scope: 'locations:write',
  event: 'location.created',
  run: async ({ tx, ctx, org, note }, { parentId, details }: Input): Promise<LocationId> => {
    const name = checkNewLocation(details)
    await requireRoom(tx, org, locations, ROOM)
    if (parentId !== undefined) await requireParent(tx, org, parentId)
    if (details.policyId != null) await holdPolicies(tx, org, [details.policyId])
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
