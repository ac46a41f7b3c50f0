import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../shared/form-dialog.tsx'
import { formText } from '../shared/form-text.ts'
import { oneOf } from '../shared/one-of.ts'
import { useCustomer } from './customer-place.ts'
import { readSecretValue, SecretValueField } from './secret-value-field.tsx'
import { useChanged } from './use-changed.ts'

const NAME_CHARACTERS_MAX = 255
const HOST_CHARACTERS_MAX = 261
const HEADER_CHARACTERS_MAX = 256
const FORMAT_CHARACTERS_MAX = 1000

const TYPES = ['anthropic', 'openai', 'generic'] as const
type SecretType = (typeof TYPES)[number]

const TYPE_WORDS = [
  { value: 'anthropic', label: 'Anthropic' },
  { value: 'openai', label: 'OpenAI' },
  { value: 'generic', label: 'Any other service' },
] satisfies { value: SecretType; label: string }[]
const HOSTS: Readonly<Record<SecretType, string>> = {
  anthropic: 'api.anthropic.com',
  openai: 'api.openai.com',
  generic: '',
}

const readSecret = (given: FormData) => {
  const type = oneOf(TYPES, formText(given, 'type')) ?? 'generic'
  const valueFormat = formText(given, 'valueFormat')
  const header = { headerName: formText(given, 'headerName'), ...(valueFormat !== '' && { valueFormat }) }
  return {
    name: formText(given, 'name'),
    type,
    value: readSecretValue(given),
    hostPattern: formText(given, 'hostPattern'),
    ...(type === 'generic' && { injectionConfig: header }),
  }
}

const HeaderFields = () => (
  <>
    <TextInput
      name="headerName"
      label="Header name"
      description="The header of a request that the value goes into."
      defaultValue="Authorization"
      maxLength={HEADER_CHARACTERS_MAX}
      required
    />
    <TextInput
      name="valueFormat"
      label="Value format (optional)"
      description="What the header holds; {value} stands for the value."
      placeholder="Bearer {value}"
      maxLength={FORMAT_CHARACTERS_MAX}
    />
  </>
)

const Fields = () => {
  const [type, setType] = useState<SecretType>('anthropic')
  return (
    <>
      <TextInput name="name" label="Name" maxLength={NAME_CHARACTERS_MAX} required data-autofocus />
      <NativeSelect
        name="type"
        label="Service"
        data={TYPE_WORDS}
        value={type}
        onChange={({ currentTarget }) => setType(oneOf(TYPES, currentTarget.value) ?? 'generic')}
      />
      <SecretValueField />
      <TextInput
        // Each service has a host of its own to begin with.
        key={type}
        name="hostPattern"
        label="Host"
        description="Such as api.example.com, or *.example.com for all below it."
        defaultValue={HOSTS[type]}
        maxLength={HOST_CHARACTERS_MAX}
        required
      />
      {type === 'generic' && <HeaderFields />}
    </>
  )
}

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Stores a secret of the organization. */
export const CreateSecret = ({ opened, onClose }: Props) => {
  const { api } = useCustomer()
  const changed = useChanged()
  const create = async (given: FormData) => {
    const secret = readSecret(given)
    await api.createOrgSecret(secret)
    await changed(`${secret.name} is stored; agents may use it from now on.`)
  }
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title="Create a secret"
      verb="Create the secret"
      work={create}
    >
      <Fields />
    </FormDialog>
  )
}
