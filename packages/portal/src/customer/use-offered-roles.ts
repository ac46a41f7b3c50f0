import type { OfferedRole } from '../shared/members/role-field.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'

type Role = AnswerOf<'listOrgMembers'>[number]['role']

const ROLES: readonly OfferedRole<Role>[] = [
  { value: 'owner', label: 'Owner: everything, and makes other owners' },
  { value: 'admin', label: 'Admin: everything but owners' },
  { value: 'member', label: 'Member: uses projects and their agents' },
  { value: 'viewer', label: 'Viewer: looks at projects and people' },
]

/** The roles that the person may give; only an owner gives the role owner. */
export const useOfferedRoles = (): readonly OfferedRole<Role>[] => {
  const { role } = useCustomer()
  return ROLES.filter(({ value }) => value !== 'owner' || role === 'owner')
}
