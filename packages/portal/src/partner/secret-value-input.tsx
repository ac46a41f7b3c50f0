import { TextInput } from '@mantine/core'

const VALUE_CHARACTERS_MAX = 10_000

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Takes a credential without showing it; browsers are told that it is nobody's password to fill in. */
export const SecretValueInput = ({ value, onChange }: Props) => (
  <TextInput
    label="Value"
    description="The key or token itself, in one line. Nobody sees it again after this, not even you."
    type="password"
    autoComplete="new-password"
    spellCheck={false}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
    maxLength={VALUE_CHARACTERS_MAX}
    required
  />
)
