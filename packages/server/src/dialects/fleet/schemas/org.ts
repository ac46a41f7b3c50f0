import { Type } from 'typebox'
import { Int, Ruuid, Text, withTrio } from './shared.ts'

// The organization that a call runs in (wire facts, section 4.4).

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
