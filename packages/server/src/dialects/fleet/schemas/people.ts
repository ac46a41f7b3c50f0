import { Type } from 'typebox'
import { FUNCTIONALITIES } from '../functionalities.ts'
import { Bool, Ruuid, Text, withTrio } from './shared.ts'

// The people of an organization and what they may do (wire facts, section 4.4, "Org / user / permission").

const APPS = ['PARTNER', 'CONSOLE'] as const

const personal = {
  uuid: Ruuid('Of the person’s place in the organization, or of the key that calls.'),
  orgUuid: Ruuid(),
  accessibleRhombusApps: Type.Array(Type.Enum([...APPS])),
  email: Text,
  name: Text,
  firstName: Text,
  lastName: Text,
  rhombusUserUuid: Type.Optional(Ruuid('Of the account, once there is one.')),
  accountOwner: Bool,
}
const User = Type.Object({
  ...personal,
  emailCaseSensitive: Text,
  status: Type.Enum(['JOINED', 'PENDING']),
  deleted: Type.Boolean(),
  createdAtMillis: Type.Integer(),
})
const UserPermission = Type.Object({ groupUuid: Ruuid(), orgUuid: Ruuid(), userUuid: Ruuid() })
export const Users = withTrio({
  users: Type.Optional(Type.Array(User)),
  userPermissions: Type.Optional(Type.Array(UserPermission)),
})
export const UserAddress = Type.Object({ email: Text })
export const FoundUser = withTrio({ user: Type.Optional(User) })
export const NewUser = Type.Object({
  email: Text,
  name: Text,
  permissionGroupUuid: Type.Optional(Ruuid()),
  suppressWelcomeEmail: Bool,
})
export const CreatedUser = withTrio({
  userUuid: Type.Optional(Ruuid()),
  responseStatus: Type.Optional(Type.Enum(['SUCCESS', 'USER_EXISTS', 'BAD_INPUT'])),
})
export const UserChanges = Type.Object({
  userUuid: Type.Optional(Ruuid()),
  name: Text,
  permissionGroupUuid: Type.Optional(Ruuid()),
})
export const UserName = Type.Object({ userUuid: Type.Optional(Ruuid()) })

export const CurrentUser = withTrio({
  user: Type.Optional(Type.Object(personal)),
  permissionGroupUuid: Type.Optional(Ruuid()),
  flags: Type.Optional(Type.Object({})),
})

const Permission = Type.Enum(['READONLY', 'ADMIN'])
const Functionalities = Type.Array(Type.Enum([...FUNCTIONALITIES]))
const PermissionGroup = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  name: Type.String(),
  description: Type.String(),
  functionalityList: Functionalities,
  assignablePermissionGroups: Type.Array(Ruuid()),
  defaultPermissionForNewLocations: Permission,
  superAdmin: Type.Boolean(),
  installer: Type.Boolean(),
  mutable: Type.Boolean(),
})
const groups = { permissionGroups: Type.Optional(Type.Array(PermissionGroup)) }
export const PermissionGroups = withTrio(groups)
export const PermissionGroupsWithMembers = withTrio({
  ...groups,
  groupMembership: Type.Optional(Type.Record(Type.String(), Type.Array(Ruuid()))),
})

export const Permissions = withTrio({
  permissionGroupName: Text,
  superAdmin: Bool,
  installer: Bool,
  functionalityList: Type.Optional(Functionalities),
  assignablePermissionGroups: Type.Optional(Type.Array(Ruuid())),
  // What the tool server reads (wire facts, section 4.3).
  role: Text,
  functionalityAccessMap: Type.Optional(Type.Record(Type.String(), Permission)),
})
