import { Type } from 'typebox'
import { Bound } from './bound.ts'
import { Int, Ruuid, Text, withTrio } from './shared.ts'

/** The types of credential in the vendor's words; ours are of the first. */
const Types = Type.Enum([
  ...(['STANDARD_CSN', 'RHOMBUS_SECURE_CSN', 'RHOMBUS_SECURE_MOBILE', 'PIN_CODE'] as const),
  ...(['WIEGAND_H10301', 'WIEGAND_H10304', 'WIEGAND_D10202', 'WIEGAND_64BIT_RAW'] as const),
  ...(['HID_CORP1000_STD_35', 'HID_CORP1000_STD_48', 'CUSTOM'] as const),
])
const Status = Type.Enum(['ACTIVE', 'UNASSIGNED', 'SUSPENDED', 'REVOKED'])

const Credential = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  userUuid: Ruuid(),
  type: Types,
  // As the tool server reads it (wire facts, section 4.3).
  credentialType: Types,
  workflowStatus: Status,
  note: Text,
  lastUsedAtMillis: Int,
  lastUsedAccessControlledDoorUuid: Type.Optional(Ruuid()),
  lastUsedLocationUuid: Type.Optional(Ruuid()),
  createdAtMillis: Int,
  updatedAtMillis: Int,
})

const Ruuids = Type.Optional(Type.Array(Ruuid(), { maxItems: 1_000 }))
export const CredentialsQuery = Type.Object({
  userUuid: Type.Optional(Ruuid()),
  filter: Type.Optional(
    Type.Object({
      credTypeFilter: Type.Optional(Type.Array(Types)),
      workflowStatusFilter: Type.Optional(Type.Array(Status)),
      lastUsedAfterFilter: Bound(),
      lastUsedBeforeFilter: Bound(),
      lastUsedAccessControlledDoorUuidFilter: Ruuids,
      lastUsedLocationUuidFilter: Ruuids,
    }),
  ),
})
export const Credentials = withTrio({ credentials: Type.Optional(Type.Array(Credential)) })
export const Assignment = Type.Object({ credentialHexValue: Text, userUuid: Type.Optional(Ruuid()) })
export const CredentialName = Type.Object({ credentialUuid: Type.Optional(Ruuid()) })
export const CredentialNote = Type.Object({ credentialUuid: Type.Optional(Ruuid()), note: Text })
export const OneCredential = withTrio({ credential: Type.Optional(Credential) })
