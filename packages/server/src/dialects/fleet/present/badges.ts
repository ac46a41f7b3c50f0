import type { Static } from 'typebox'
import type { Badge, BadgeStatus } from '../../../domain/badge/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/badges.ts'

type Credential = NonNullable<Static<typeof schemas.OneCredential>['credential']>

/** Whatever a reader reads is its serial number to us. */
export const CREDENTIAL_TYPE = 'STANDARD_CSN'

export const STATUSES = {
  active: 'ACTIVE',
  suspended: 'SUSPENDED',
  revoked: 'REVOKED',
} as const satisfies Record<BadgeStatus, string>

/** `AccessControlCredentialType`, without its value: whoever knows that can make a copy. */
export const presentBadge = (badge: Badge): Credential => ({
  ...{ uuid: toRuuid(badge.id), orgUuid: toRuuid(badge.orgId), userUuid: toRuuid(badge.membershipId) },
  ...{ type: CREDENTIAL_TYPE, credentialType: CREDENTIAL_TYPE, workflowStatus: STATUSES[badge.status] },
  ...(badge.note !== null && { note: badge.note }),
  ...(badge.lastUsedAt !== null && { lastUsedAtMillis: badge.lastUsedAt.getTime() }),
  ...(badge.lastUsedDoorId !== null && {
    lastUsedAccessControlledDoorUuid: toRuuid(badge.lastUsedDoorId),
  }),
  ...(badge.lastUsedLocationId !== null && { lastUsedLocationUuid: toRuuid(badge.lastUsedLocationId) }),
  ...{ createdAtMillis: badge.createdAt.getTime(), updatedAtMillis: badge.updatedAt.getTime() },
})
