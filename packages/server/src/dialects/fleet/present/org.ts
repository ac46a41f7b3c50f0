import type { Static } from 'typebox'
import type { Device } from '../../../domain/device/index.ts'
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

const healthDetailsOf = ({
  connected,
  operational,
}: Device): 'NONE' | 'DISCONNECTED' | 'MALFUNCTIONING_MODULES' => {
  if (!connected) return 'DISCONNECTED'
  return operational ? 'NONE' : 'MALFUNCTIONING_MODULES'
}

/** `MinimalDeviceStateType`. */
export const presentDevice = (
  device: Device,
): NonNullable<Static<typeof schemas.Cameras>['cameraStates']>[number] => ({
  uuid: toRuuid(device.id),
  name: device.name,
  serialNumber: device.serialNumber,
  hwVariation: device.hardwareVariation,
  ...(device.firmwareVersion !== null && { firmwareVersion: device.firmwareVersion }),
  ...(device.locationId !== null && { locationUuid: toRuuid(device.locationId) }),
  connectionStatus: device.connected ? 'GREEN' : 'RED',
  healthStatus: device.connected && device.operational ? 'GREEN' : 'RED',
  healthStatusDetails: healthDetailsOf(device),
  createdAtMillis: device.createdAt.getTime(),
})
