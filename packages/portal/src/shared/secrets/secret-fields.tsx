import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '../../tenantry.ts'
import { formText } from '../form-text.ts'
import { oneOf } from '../one-of.ts'
import { readSecretValue, SecretValueField } from './secret-value-field.tsx'

/** A secret as the API takes it, whosever it is. */
export type NewSecret = InputOf<'createPartnerSecret'> & InputOf<'createOrgSecret'>

const NAME_CHARACTERS_MAX = 255
const HOST_CHARACTERS_MAX = 261
const PATH_CHARACTERS_MAX = 1000
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

/** The secret that was typed. */
export const readSecret = (given: FormData): NewSecret => {
  const type = oneOf(TYPES, formText(given, 'type')) ?? 'generic'
  const pathPattern = formText(given, 'pathPattern')
  return {
    name: formText(given, 'name'),
    type,
    value: readSecretValue(given),
    hostPattern: formText(given, 'hostPattern'),
    ...(pathPattern !== '' && { pathPattern }),
    ...(type === 'generic' && {
      injectionConfig: {
        headerName: formText(given, 'headerName'),
        valueFormat: formText(given, 'valueFormat'),
      },
    }),
  }
}

/** How the gateway puts a secret of no known provider into a request. */
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
      label="Value format"
      description="What the header holds; {value} stands for the value."
      defaultValue="Bearer {value}"
      pattern=".*\{value\}.*"
      title="It has to hold {value}"
      maxLength={FORMAT_CHARACTERS_MAX}
      required
    />
  </>
)

/** Everything that makes a secret. */
export const SecretFields = () => {
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
      <TextInput
        name="pathPattern"
        label="Path (optional)"
        description="An exact path, or the beginning of one with * at its end. Without it: every path."
        maxLength={PATH_CHARACTERS_MAX}
      />
      {type === 'generic' && <HeaderFields />}
    </>
  )
}
