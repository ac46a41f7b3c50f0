import { Type } from 'typebox'
import { Bool, Int, Ruuid, Text, withTrio } from './shared.ts'

const Status = Type.Object({
  enabled: Type.Boolean(),
  enabledOnMs: Int,
  disabledOnMs: Int,
  notEnabledReason: Text,
})
export const StatusQuery = Type.Object({ locationUuid: Type.Optional(Ruuid()) })
export const LocationStatus = withTrio({ status: Type.Optional(Status) })
export const OrgStatusQuery = Type.Object({ includeDeleted: Bool })
export const OrgStatus = withTrio({ locationStatuses: Type.Optional(Type.Record(Type.String(), Status)) })
// The tool server sends a `pin`; nobody has one here, and so it is passed over.
export const Switching = Type.Object({ locationUuid: Type.Optional(Ruuid()) })
