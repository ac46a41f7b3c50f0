import type { Static } from 'typebox'
import type { Membership } from '../../../domain/membership/index.ts'
import type { TenantPrincipal } from '../../../domain/principal.ts'
import { ORG_ROLES, type OrgRole, orgRoleScopes } from '../../../domain/roles.ts'
import type { Scope } from '../../../domain/scopes.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { functionalitiesOf } from '../functionalities.ts'
import { GRANTABLE, groupOfRole, roleWithScopes } from '../permission-groups.ts'
import type * as schemas from '../schemas/people.ts'

type Group = NonNullable<Static<typeof schemas.PermissionGroups>['permissionGroups']>[number]

const DESCRIPTIONS: Readonly<Record<OrgRole, string>> = {
  owner: 'Has everything, ownership included; comes with a claim or from an owner.',
  admin: 'Manages the organization, its people and its keys.',
  member: 'Works in the organization, and manages neither it nor its people.',
  viewer: 'Looks, and changes nothing.',
}

const assignableBy = (scopes: ReadonlySet<Scope>): string[] =>
  scopes.has('members:write') ? GRANTABLE.map(groupOfRole) : []

/** `UserPermissionGroupType`: a role, the same in every organization; it holds in all locations. */
const presentGroup = (role: OrgRole, orgId: OrgId): Group => {
  const scopes = orgRoleScopes(role)
  return {
    uuid: groupOfRole(role),
    orgUuid: toRuuid(orgId),
    name: role,
    description: DESCRIPTIONS[role],
    functionalityList: functionalitiesOf(scopes),
    assignablePermissionGroups: assignableBy(scopes),
    defaultPermissionForNewLocations: scopes.has('locations:write') ? 'ADMIN' : 'READONLY',
    superAdmin: role === 'owner',
    installer: false,
    mutable: false,
  }
}

export const presentGroups = (orgId: OrgId): Group[] => ORG_ROLES.map((role) => presentGroup(role, orgId))

/** The people of each group by their places; every group is there, with or without people. */
export const presentGroupMembership = (people: readonly Membership[]): Record<string, string[]> =>
  Object.fromEntries(
    ORG_ROLES.map((role) => [
      groupOfRole(role),
      people.filter((person) => person.role === role).map(({ id }) => toRuuid(id)),
    ]),
  )

/** What the caller may do: by their role, or as a machine by the scopes of its key. */
export const presentPermissions = (
  { scopes, user }: TenantPrincipal,
  place: Membership | undefined,
): Static<typeof schemas.Permissions> => {
  const role = place?.role ?? user?.role ?? roleWithScopes(scopes)
  const functionalities = functionalitiesOf(scopes)
  return {
    ...(role !== undefined && { permissionGroupName: role, role }),
    superAdmin: place?.role === 'owner',
    installer: false,
    functionalityList: functionalities,
    assignablePermissionGroups: assignableBy(scopes),
    functionalityAccessMap: Object.fromEntries(functionalities.map((name) => [name, 'ADMIN' as const])),
  }
}
