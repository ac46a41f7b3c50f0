import type { Static } from 'typebox'
import type { AccessGrant } from '../../../domain/access-grant/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/access-grants.ts'

/** `LocationAccessGrantType`. */
export const presentGrant = (
  grant: AccessGrant,
): NonNullable<Static<typeof schemas.CreatedGrant>['accessGrant']> => ({
  ...{ uuid: toRuuid(grant.id), orgUuid: toRuuid(grant.orgId), name: grant.name },
  locationUuid: toRuuid(grant.locationId),
  accessControlledDoorUuids: grant.doorIds.map(toRuuid),
  userUuids: grant.membershipIds.map(toRuuid),
  groupUuids: grant.groupIds.map(toRuuid),
  ...(grant.scheduleId !== null && { scheduleUuid: toRuuid(grant.scheduleId) }),
  storedInS3: false,
  ...{ createdAtMillis: grant.createdAt.getTime(), updatedAtMillis: grant.updatedAt.getTime() },
})
