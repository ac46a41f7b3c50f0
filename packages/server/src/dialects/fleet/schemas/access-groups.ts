import { Type } from 'typebox'
import { Int, Ruuid, Text, withTrio } from './shared.ts'

const Users = Type.Optional(Type.Array(Ruuid()))
const GroupType = Type.Enum(['RHOMBUS_ACCESS_CONTROL'])

const Group = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  name: Type.String(),
  description: Text,
  locationUuid: Type.Optional(Ruuid()),
  type: GroupType,
  createdAtMillis: Int,
  updatedAtMillis: Int,
})
const Member = Type.Object({
  groupUuid: Ruuid(),
  userUuid: Ruuid(),
  orgUuid: Ruuid(),
  type: GroupType,
  createdAtMillis: Int,
  updatedAtMillis: Int,
})

export const Groups = withTrio({
  // With `userUuids` as the tool server reads them (wire facts, section 4.2).
  groups: Type.Optional(Type.Array(Type.Object({ ...Group.properties, userUuids: Users }))),
})
export const NewGroup = Type.Object({
  name: Text,
  description: Text,
  locationUuid: Type.Optional(Ruuid()),
  userUuids: Users,
})
export const GroupChanges = Type.Object({
  groupUuid: Type.Optional(Ruuid()),
  name: Text,
  description: Text,
})
export const GroupName = Type.Object({ groupUuid: Type.Optional(Ruuid()) })
export const GroupUsers = Type.Object({ groupUuid: Type.Optional(Ruuid()), userUuids: Users })
export const CreatedGroup = withTrio({
  group: Type.Optional(Group),
  groupMembers: Type.Optional(Type.Array(Member)),
})
export const ChangedGroup = withTrio({ group: Type.Optional(Group) })
export const GroupMembers = withTrio({ groupMembers: Type.Optional(Type.Array(Member)) })
