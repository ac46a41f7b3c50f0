import { NativeSelect, Text } from '@mantine/core'
import { FormButton } from '../form-button.tsx'
import { formText } from '../form-text.ts'
import type { Key, MintedKey, Rotate } from './key-calls.ts'

const OVERLAPS = [
  { value: '0', label: 'At once' },
  { value: '3600', label: 'In 1 hour' },
  { value: '86400', label: 'In 24 hours' },
]

interface Props {
  readonly of: Pick<Key, 'id' | 'name'>
  readonly rotate: Rotate
  readonly onMinted: (key: MintedKey) => void
}

/** Puts a new key in a key's place; the old one may work on while programs change over. */
export const RotateKey = ({ of: { id, name }, rotate, onMinted }: Props) => {
  const replace = async (given: FormData) => {
    const key = await rotate({ keyId: id, overlapSeconds: Number(formText(given, 'overlap')) })
    return () => onMinted(key)
  }
  return (
    <FormButton label="Rotate" of={name} title={`A new key for ${name}`} verb="Rotate the key" work={replace}>
      <Text size="sm">The new key has the same name and rights. You see it once.</Text>
      <NativeSelect name="overlap" label="The old key stops" data={OVERLAPS} data-autofocus />
    </FormButton>
  )
}
