import { and, asc, eq, inArray } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { AccessGroupId } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { accessGroupMembers, accessGroups } from '../../store/schema/access-control.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

/** People who are given access together. */
export type AccessGroup = Omit<typeof accessGroups.$inferSelect, 'partnerId'>
/** A person's place in a group. */
export type AccessGroupMember = Pick<
  typeof accessGroupMembers.$inferSelect,
  'orgId' | 'groupId' | 'membershipId' | 'createdAt'
>

export const ACCESS_GROUPS_MAX = 500
export const ACCESS_GROUP_MEMBERS_MAX = 2_000
const NAME_CHARACTERS_MAX = 255
const DESCRIPTION_CHARACTERS_MAX = 2_000

/** What a group can be made with or changed to. */
export interface AccessGroupDetails {
  readonly name?: string | undefined
  readonly description?: string | undefined
}

/** Checks the details that are given; answers the name. */
export const checkAccessGroup = ({ name, description }: AccessGroupDetails): string => {
  if (description !== undefined) boundedText('description', description, DESCRIPTION_CHARACTERS_MAX)
  return checkedName('name', name, NAME_CHARACTERS_MAX)
}

export const accessGroupNotFound = (): DomainError =>
  new DomainError('access_group.not_found', 'Access group not found')

/** Reads a group and holds it until the transaction ends. Throws `access_group.not_found`. */
export const holdAccessGroup = async (
  tx: Tx,
  { orgId }: OrgScope,
  groupId: AccessGroupId,
): Promise<AccessGroup> => {
  const [row] = await tx
    .select()
    .from(accessGroups)
    .where(and(eq(accessGroups.orgId, orgId), eq(accessGroups.id, groupId)))
    .for('update')
  if (row === undefined) throw accessGroupNotFound()
  const { partnerId: _, ...group } = row
  return group
}

/** Reads who is in the given groups, in the order in which they joined. */
export const membersOf = async (
  tx: Tx,
  { orgId }: OrgScope,
  groupIds: readonly AccessGroupId[],
): Promise<readonly AccessGroupMember[]> =>
  groupIds.length === 0
    ? []
    : tx
        .select({
          orgId: accessGroupMembers.orgId,
          groupId: accessGroupMembers.groupId,
          membershipId: accessGroupMembers.membershipId,
          createdAt: accessGroupMembers.createdAt,
        })
        .from(accessGroupMembers)
        .where(and(eq(accessGroupMembers.orgId, orgId), inArray(accessGroupMembers.groupId, [...groupIds])))
        .orderBy(asc(accessGroupMembers.createdAt), asc(accessGroupMembers.membershipId))
