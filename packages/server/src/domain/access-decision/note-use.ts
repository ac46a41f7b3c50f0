import { sql } from 'drizzle-orm'
import type { BadgeId, DoorId, LocationId } from '../../kernel/ids.ts'
import { badges } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** That a badge was shown, and counted. */
export interface BadgeUse {
  readonly badgeId: BadgeId
  readonly at: Date
  readonly doorId: DoorId | null
  readonly locationId: LocationId | null
}

/** Writes down when and where badges were used last; what is older than that changes nothing. */
export const noteUse = async (tx: Tx, { orgId }: OrgScope, uses: readonly BadgeUse[]): Promise<void> => {
  if (uses.length === 0) return
  await tx.execute(sql`
    update ${badges} set last_used_at = used.at, last_used_door_id = used."doorId",
      last_used_location_id = used."locationId"
    from (
      select distinct on ("badgeId") * from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb)
        as given ("badgeId" uuid, at timestamptz, "doorId" uuid, "locationId" uuid)
      order by "badgeId", at desc
    ) as used
    where ${badges.orgId} = ${orgId} and ${badges.id} = used."badgeId"
      and (${badges.lastUsedAt} is null or ${badges.lastUsedAt} < used.at)`)
}
