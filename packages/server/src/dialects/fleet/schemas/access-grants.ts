import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

const Ruuids = Type.Optional(Type.Array(Ruuid()))

const details = {
  name: Text,
  locationUuid: Type.Optional(Ruuid()),
  accessControlledDoorUuids: Ruuids,
  userUuids: Ruuids,
  groupUuids: Ruuids,
  scheduleUuid: Type.Optional(Ruuid()),
}
const Grant = Type.Object({
  ...{ ...details, uuid: Ruuid(), orgUuid: Ruuid(), storedInS3: Bool },
  ...{ createdAtMillis: Int, updatedAtMillis: Int },
})

export const Grants = withTrio({ accessGrants: Type.Optional(Type.Array(Grant)) })
export const GrantsQuery = Type.Object({ locationUuid: Type.Optional(Ruuid()) })
export const NewGrant = Type.Object({ accessGrant: Type.Optional(Type.Object(details)) })
export const CreatedGrant = withTrio({ accessGrant: Type.Optional(Grant) })
export const GrantChanges = Type.Object({
  accessGrant: Type.Optional(Type.Object({ ...details, uuid: Type.Optional(Ruuid()) })),
})
export const ChangedGrant = withTrio({
  accessGrant: Type.Optional(Grant),
  // Doors need no licence here, so that none can lack one.
  expiredACDLicensesDoorUuids: Ruuids,
  unassignedACDLicensesDoorUuids: Ruuids,
})
export const GrantName = Type.Object({ accessGrantUuid: Type.Optional(Ruuid()) })
