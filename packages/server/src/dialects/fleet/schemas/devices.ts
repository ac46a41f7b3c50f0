import { Type } from 'typebox'
import { Customizations } from './clients.ts'
import { Ruuid, Text, withTrio } from './shared.ts'

const Hardware = Type.Object({
  deviceModel: Type.String({ description: 'The `hwVariation` that the device will have.' }),
  deviceType: Type.String(),
  macAddress: Text,
  serialNumber: Type.String(),
})
export const AvailableHardware = Type.Object({ controlledHardwareList: Type.Array(Hardware) })

/** `DeviceTypeV2`. */
const Device = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  name: Type.String(),
  serialNumber: Type.String(),
  hardwareId: Type.Optional(Ruuid('The piece of the partner’s hardware that it is.')),
  hwVariation: Type.String(),
  type: Type.String(),
  createdAtMillis: Type.Integer(),
  deleted: Type.Boolean(),
  mummified: Type.Boolean(),
  pending: Type.Boolean({ description: 'Registered, and not heard of yet.' }),
})

export const ClientDevices = Type.Object({
  devices: Type.Array(
    Type.Object({
      device: Device,
      partnerControlledHardware: Type.Boolean({
        description: 'Whether it came from the partner’s hardware.',
      }),
      reassignable: Type.Boolean(),
    }),
  ),
})
export const AllClientDevices = Type.Object({ listOfAllClientDevices: Type.Array(Device) })

export const Registration = Type.Object({
  orgUuid: Type.Optional(Ruuid()),
  locationUuid: Type.Optional(Ruuid()),
  serialNumber: Text,
  wifiSsid: Text,
  wifiPsk: Type.Optional(
    Type.Array(Type.String({ format: 'byte' }), {
      description: 'The bytes of the pre-shared key, each item some of them in base64.',
    }),
  ),
})

export const Reassignment = Type.Object({
  serialNumbers: Type.Optional(Type.Array(Type.String())),
  sourceOrgUuid: Type.Optional(Ruuid()),
  targetOrgUuid: Type.Optional(Ruuid()),
})
export const Reassigned = Type.Object({
  statuses: Type.Record(
    Type.String(),
    Type.Object({ status: Type.Enum(['SUCCESS', 'FAILURE']), message: Type.String() }),
  ),
})

export const DeviceCustomizing = Type.Object({
  clientOrgUuid: Type.Optional(Ruuid()),
  clientDeviceUuid: Type.Optional(Ruuid()),
  customizations: Type.Optional(Customizations),
  configUpdate: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'Settings in the device’s own words.' }),
  ),
})
export const CustomizedDevice = withTrio({ customizations: Type.Optional(Customizations) })
