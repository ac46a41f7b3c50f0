import type { Static } from 'typebox'
import type { ListedDevice } from '../../../domain/device/index.ts'
import type { AvailableHardware } from '../../../domain/hardware/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import type * as schemas from '../schemas/devices.ts'

// No `null` ever: what is not there is left out (wire facts, section 1.1).

type Wire<Schema extends 'AvailableHardware' | 'ClientDevices' | 'AllClientDevices'> = Static<
  (typeof schemas)[Schema]
>

/** `UnregisteredControlledHardwareType`. */
export const presentHardware = ({
  deviceType,
  model,
  macAddress,
  serialNumber,
}: AvailableHardware): Wire<'AvailableHardware'>['controlledHardwareList'][number] => ({
  deviceModel: model,
  deviceType,
  ...(macAddress !== null && { macAddress }),
  serialNumber,
})

/** `DeviceTypeV2`. */
export const presentDeviceV2 = (
  device: ListedDevice,
): Wire<'AllClientDevices'>['listOfAllClientDevices'][number] => ({
  uuid: toRuuid(device.id),
  orgUuid: toRuuid(device.orgId),
  name: device.name,
  serialNumber: device.serialNumber,
  ...(device.hardwareId !== null && { hardwareId: toRuuid(device.hardwareId) }),
  hwVariation: device.hardwareVariation,
  type: device.type,
  createdAtMillis: device.createdAt.getTime(),
  deleted: device.removedAt !== null,
  mummified: false,
  pending: device.pending,
})

/** `DeviceWithPartnerDetailsType`; what did not come from the partner's hardware is not the partner's to move. */
export const presentClientDevice = (device: ListedDevice): Wire<'ClientDevices'>['devices'][number] => ({
  device: presentDeviceV2(device),
  partnerControlledHardware: device.hardwareId !== null,
  reassignable: device.hardwareId !== null,
})
