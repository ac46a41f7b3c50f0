import type { Static } from 'typebox'
import type { OrgInside } from '../../../domain/org/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/org.ts'

/** `OrgV2Type`. */
export const presentOrg = (
  org: OrgInside,
  tenantUrl: string,
): NonNullable<Static<typeof schemas.Org>['org']> => ({
  uuid: toRuuid(org.id),
  name: org.name,
  type: org.isOwn ? 'PARTNER' : 'CUSTOMER',
  createdAtMillis: org.createdAt.getTime(),
  deleted: false,
  tenantUrl,
  ...(org.ownerEmail !== null && { accountOwnerEmail: org.ownerEmail }),
  ...(org.contactEmail !== null && { accountTechnicalContactEmail: org.contactEmail }),
  ...(org.inactivityTimeout !== null && { inactivityTimeout: org.inactivityTimeout }),
  ...(org.partnerAccessUntil !== null && {
    partnerAccessAllowedUntil: Math.floor(org.partnerAccessUntil.getTime() / 1000),
  }),
})
