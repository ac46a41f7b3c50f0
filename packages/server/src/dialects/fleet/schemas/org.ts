import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

// The organization that a call runs in, and its cameras (wire facts, section 4.4).

export const Org = withTrio({
  org: Type.Optional(
    Type.Object({
      uuid: Ruuid(),
      name: Type.String(),
      type: Type.Enum(['PARTNER', 'CUSTOMER']),
      createdAtMillis: Type.Integer(),
      deleted: Type.Boolean(),
      tenantUrl: Type.String({ description: 'Where its people sign in.' }),
      accountOwnerEmail: Text,
      accountTechnicalContactEmail: Text,
      inactivityTimeout: Int,
      partnerAccessAllowedUntil: Type.Optional(Type.Integer({ description: 'Seconds since 1970.' })),
    }),
  ),
  featureFlags: Type.Optional(Type.Record(Type.String(), Type.String())),
  cameraConfigDefaults: Type.Optional(Type.Object({})),
  cameraConfigOptions: Type.Optional(Type.Object({})),
})

const Device = Type.Object({
  uuid: Ruuid(),
  name: Type.String(),
  serialNumber: Type.String(),
  hwVariation: Type.String(),
  firmwareVersion: Text,
  locationUuid: Type.Optional(Ruuid()),
  connectionStatus: Type.Enum(['GREEN', 'RED']),
  healthStatus: Type.Enum(['GREEN', 'RED']),
  healthStatusDetails: Type.Enum(['NONE', 'DISCONNECTED', 'MALFUNCTIONING_MODULES']),
  createdAtMillis: Type.Integer(),
})
export const CamerasQuery = Type.Object({ includeMummified: Bool })
export const Cameras = withTrio({ cameraStates: Type.Optional(Type.Array(Device)) })
