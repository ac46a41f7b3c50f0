import { TextInput } from '@mantine/core'
import { FormButton } from '../form-button.tsx'
import { formText } from '../form-text.ts'
import { LastDayField, readLastDay } from '../last-day-field.tsx'
import type { KeyCalls, MintedKey } from './key-calls.ts'
import { readScopes, ScopeFields } from './scope-fields.tsx'

const NAME_CHARACTERS_MAX = 255

interface Props<Scope extends string> extends Pick<KeyCalls<Scope>, 'issue'> {
  /** Those that a key may be narrowed to; without any it has all rights of who makes it. */
  readonly scopes: readonly Scope[]
  readonly onMinted: (key: MintedKey) => void
}

/** Makes a key for a program. */
export const CreateKey = <Scope extends string>({ scopes: offered, issue, onMinted }: Props<Scope>) => {
  const create = async (given: FormData) => {
    const expiresAt = readLastDay(given)
    const scopes = readScopes(given, offered)
    const key = await issue({
      name: formText(given, 'name'),
      ...(scopes.length > 0 && { scopes }),
      ...(expiresAt !== undefined && { expiresAt }),
    })
    return () => onMinted(key)
  }
  return (
    <FormButton label="Create a key" isMain title="Create a key" verb="Create the key" work={create}>
      <TextInput
        name="name"
        label="Name"
        description="What uses the key, so that you know it again."
        maxLength={NAME_CHARACTERS_MAX}
        required
        data-autofocus
      />
      {offered.length > 0 && <ScopeFields offered={offered} />}
      <LastDayField otherwise="Without one the key works until it is revoked." />
    </FormButton>
  )
}
