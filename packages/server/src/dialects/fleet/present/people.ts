import type { Static } from 'typebox'
import type { Membership, OwnMembership } from '../../../domain/membership/index.ts'
import type { TenantPrincipal } from '../../../domain/principal.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { groupOfRole, groupWithScopes } from '../permission-groups.ts'
import type * as schemas from '../schemas/people.ts'

type Wire<Schema extends 'Users' | 'CurrentUser'> = Static<(typeof schemas)[Schema]>

/** A name, and its first word and the rest, which is how the vendor's tools show it. */
const presentName = (name: string | null) => {
  if (name === null) return {}
  const [firstName = '', ...rest] = name.trim().split(/\s+/)
  return { name, firstName, ...(rest.length > 0 && { lastName: rest.join(' ') }) }
}

/** `WrappedRhombusOrgUserType`: a person by their place, which is there before they have an account. */
export const presentUser = (
  person: Membership,
  orgId: OrgId,
): NonNullable<Wire<'Users'>['users']>[number] => ({
  uuid: toRuuid(person.id),
  orgUuid: toRuuid(orgId),
  accessibleRhombusApps: ['CONSOLE'],
  email: person.email,
  emailCaseSensitive: person.email,
  ...presentName(person.name),
  ...(person.userId !== null && { rhombusUserUuid: toRuuid(person.userId) }),
  accountOwner: person.role === 'owner',
  status: person.accepted ? 'JOINED' : 'PENDING',
  deleted: false,
  createdAtMillis: person.createdAt.getTime(),
})

/** `UserPermissionType`. */
export const presentUserPermission = (
  { id, role }: Membership,
  orgId: OrgId,
): NonNullable<Wire<'Users'>['userPermissions']>[number] => ({
  groupUuid: groupOfRole(role),
  orgUuid: toRuuid(orgId),
  userUuid: toRuuid(id),
})

/** Whoever calls: a person by their place where they have one, a machine by its key. */
export const presentCaller = (
  principal: TenantPrincipal,
  { orgId, place }: OwnMembership,
): Wire<'CurrentUser'> => {
  const { user, credentialId } = principal
  const group = place === undefined ? groupWithScopes([...principal.scopes]) : groupOfRole(place.role)
  return {
    user: {
      uuid: toRuuid(place?.id ?? user?.id ?? credentialId),
      orgUuid: toRuuid(orgId),
      accessibleRhombusApps: principal.kind === 'partner' ? ['PARTNER', 'CONSOLE'] : ['CONSOLE'],
      ...(user !== undefined && { email: user.email, rhombusUserUuid: toRuuid(user.id) }),
      ...presentName(place?.name ?? null),
      accountOwner: place?.role === 'owner',
    },
    ...(group !== undefined && { permissionGroupUuid: group }),
    flags: {},
  }
}
