import { NativeSelect } from '@mantine/core'
import { formText } from '../form-text.ts'

/** A role that may be given, with what it may do. */
export interface OfferedRole<Role extends string> {
  readonly value: Role
  readonly label: string
}

const NAME = 'role'

/** The role that was chosen. */
export const readRole = <Role extends string>(
  given: FormData,
  offered: readonly OfferedRole<Role>[],
): Role => {
  const chosen = offered.find(({ value }) => value === formText(given, NAME))
  if (chosen === undefined) throw new Error('A role was chosen that was not offered.')
  return chosen.value
}

interface Props {
  readonly offered: readonly OfferedRole<string>[]
  readonly known: string
}

/** Chooses a role. */
export const RoleField = ({ offered, known }: Props) => (
  <NativeSelect name={NAME} label="Role" defaultValue={known} data={[...offered]} />
)
