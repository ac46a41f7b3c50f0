import { NativeSelect } from '@mantine/core'
import { formText } from '../shared/form-text.ts'
import { oneOf } from '../shared/one-of.ts'
import { useCustomer } from './customer-place.ts'

const ROLES = ['owner', 'admin', 'member', 'viewer'] as const
type Role = (typeof ROLES)[number]
const LEAST: Role = 'viewer'

const WORDS: Readonly<Record<Role, string>> = {
  owner: 'Owner: everything, and makes other owners',
  admin: 'Admin: everything but owners',
  member: 'Member: uses projects and their agents',
  viewer: 'Viewer: looks at projects and people',
}

/** The role that was chosen. */
export const readRole = (given: FormData): Role => oneOf(ROLES, formText(given, 'role')) ?? LEAST

/** Chooses a role; only an owner gives the role owner. */
export const RoleField = ({ known = 'member' }: { readonly known?: Role }) => {
  const { role: ownRole } = useCustomer()
  const offered = ROLES.filter((role) => role !== 'owner' || ownRole === 'owner')
  return (
    <NativeSelect
      name="role"
      label="Role"
      defaultValue={known}
      data={offered.map((value) => ({ value, label: WORDS[value] }))}
    />
  )
}
