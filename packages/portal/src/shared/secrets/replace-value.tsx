import { Text } from '@mantine/core'
import { FormButton } from '../form-button.tsx'
import { useChanged } from '../use-changed.ts'
import { readSecretValue, SecretValueField } from './secret-value-field.tsx'

interface Props {
  /** The name of the secret. */
  readonly of: string
  readonly replace: (value: string) => Promise<unknown>
}

/** Puts another value in the place of the one before. */
export const ReplaceValue = ({ of: name, replace }: Props) => {
  const changed = useChanged()
  const work = async (given: FormData) => {
    await replace(readSecretValue(given))
    return () => changed(`${name} has a new value.`)
  }
  return (
    <FormButton
      label="Replace value"
      of={name}
      title={`A new value for ${name}`}
      verb="Replace the value"
      work={work}
    >
      <Text size="sm">The gateway uses it from the next request on. The value before is gone.</Text>
      <SecretValueField isFirst />
    </FormButton>
  )
}
