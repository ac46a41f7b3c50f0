import type { InputOf } from '../tenantry.ts'

export type SecretType = InputOf<'createPartnerSecret'>['type']

/** A shared secret as it is typed in. */
export interface NewSecret {
  readonly name: string
  readonly type: SecretType
  readonly value: string
  readonly hostPattern: string
  readonly pathPattern: string
  readonly headerName: string
  readonly valueFormat: string
}

export const SECRET_TYPES: readonly { readonly value: SecretType; readonly label: string }[] = [
  { value: 'anthropic', label: 'Anthropic key' },
  { value: 'openai', label: 'OpenAI key' },
  { value: 'generic', label: 'Another service' },
]

const HOSTS: Readonly<Record<SecretType, string>> = {
  anthropic: 'api.anthropic.com',
  openai: 'api.openai.com',
  generic: '',
}

export const NO_SECRET: NewSecret = {
  name: '',
  type: 'anthropic',
  value: '',
  hostPattern: HOSTS.anthropic,
  pathPattern: '',
  headerName: 'Authorization',
  valueFormat: 'Bearer {value}',
}

/** Another type brings its usual host along, unless somebody has typed one. */
export const withType = (secret: NewSecret, type: SecretType): NewSecret => ({
  ...secret,
  type,
  hostPattern: secret.hostPattern === HOSTS[secret.type] ? HOSTS[type] : secret.hostPattern,
})

/** Whether all is there that its type needs. */
export const isWhole = ({ name, type, value, hostPattern, headerName, valueFormat }: NewSecret): boolean =>
  [name, value, hostPattern].every((text) => text.trim() !== '') &&
  (type !== 'generic' || (headerName.trim() !== '' && valueFormat.includes('{value}')))

/** As the API takes it. */
export const secretInput = (secret: NewSecret): InputOf<'createPartnerSecret'> => {
  const { type, value, pathPattern } = secret
  return {
    name: secret.name.trim(),
    type,
    value,
    hostPattern: secret.hostPattern.trim(),
    ...(pathPattern.trim() !== '' && { pathPattern: pathPattern.trim() }),
    ...(type === 'generic' && {
      injectionConfig: { headerName: secret.headerName.trim(), valueFormat: secret.valueFormat.trim() },
    }),
  }
}
