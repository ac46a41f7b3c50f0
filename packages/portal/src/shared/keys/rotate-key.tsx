import { Button, NativeSelect, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { FormDialog } from '../form-dialog.tsx'
import { formText } from '../form-text.ts'
import type { Key, KeyCalls, MintedKey } from './key-calls.ts'

const OVERLAPS = [
  { value: '0', label: 'At once' },
  { value: '3600', label: 'In 1 hour' },
  { value: '86400', label: 'In 24 hours' },
]

interface Props extends Pick<KeyCalls, 'rotate'> {
  readonly of: Pick<Key, 'id' | 'name'>
  readonly onMinted: (key: MintedKey) => void
}

/** Puts a new key in a key's place; the old one may work on while programs change over. */
export const RotateKey = ({ of: { id, name }, rotate, onMinted }: Props) => {
  const [isRotating, rotating] = useDisclosure()
  const replace = async (given: FormData) => {
    const key = await rotate({ keyId: id, overlapSeconds: Number(formText(given, 'overlap')) })
    return () => onMinted(key)
  }
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={rotating.open} aria-label={`Rotate key ${name}`}>
        Rotate key
      </Button>
      <FormDialog
        opened={isRotating}
        onClose={rotating.close}
        title={`A new key for ${name}`}
        verb="Rotate the key"
        work={replace}
      >
        <Text size="sm">The new key has the same name and rights. You see it once.</Text>
        <NativeSelect name="overlap" label="The old key stops" data={OVERLAPS} data-autofocus />
      </FormDialog>
    </>
  )
}
