import { PasswordInput } from '@mantine/core'

const VALUE_CHARACTERS_MAX = 10_000
const NAME = 'value'

/** The value as it was typed: a blank may belong to it. */
export const readSecretValue = (given: FormData): string => {
  const value = given.get(NAME)
  return typeof value === 'string' ? value : ''
}

/** Where the value of a secret is typed; it is kept nowhere, and gone with the dialog. */
export const SecretValueField = ({ isFirst = false }: { readonly isFirst?: boolean }) => (
  <PasswordInput
    name={NAME}
    label="Value"
    description="In one line. It is sealed, and never shown again."
    maxLength={VALUE_CHARACTERS_MAX}
    autoComplete="new-password"
    visibilityToggleFocusable
    visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the value' }}
    required
    {...(isFirst && { 'data-autofocus': true })}
  />
)
