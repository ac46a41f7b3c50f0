import { TextInput } from '@mantine/core'
import { FormDialog } from '../form-dialog.tsx'
import { formText } from '../form-text.ts'
import { LastDayField, readLastDay } from '../last-day-field.tsx'
import type { KeyCalls, MintedKey } from './key-calls.ts'

const NAME_CHARACTERS_MAX = 255

interface Props extends Pick<KeyCalls, 'issue'> {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onMinted: (key: MintedKey) => void
}

/** Makes a key that may do all that the person may. */
export const CreateKey = ({ opened, onClose, issue, onMinted }: Props) => {
  const create = async (given: FormData) => {
    const expiresAt = readLastDay(given)
    const key = await issue({
      name: formText(given, 'name'),
      ...(expiresAt !== undefined && { expiresAt }),
    })
    return () => onMinted(key)
  }
  return (
    <FormDialog opened={opened} onClose={onClose} title="Create a key" verb="Create the key" work={create}>
      <TextInput
        name="name"
        label="Name"
        description="What uses the key, so that you know it again."
        maxLength={NAME_CHARACTERS_MAX}
        required
        data-autofocus
      />
      <LastDayField otherwise="Without one the key works until it is revoked." />
    </FormDialog>
  )
}
