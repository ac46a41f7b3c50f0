import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import { isWhole, type NewSecret, NO_SECRET, SECRET_TYPES, secretInput, withType } from './new-secret.ts'
import { usePartner } from './partner-place.ts'
import { SecretValueInput } from './secret-value-input.tsx'
import { useChanged } from './use-changed.ts'

type TextPart = Exclude<keyof NewSecret, 'type'>

/** How the gateway puts a secret of no known provider into a request. */
const Header = ({ field }: { readonly field: (part: TextPart) => object }) => (
  <>
    <TextInput
      label="Header"
      description="The header that carries the value."
      {...field('headerName')}
      required
    />
    <TextInput
      label="Format of the header"
      description="Holds {value} where the value goes, such as: Bearer {value}"
      {...field('valueFormat')}
      required
    />
  </>
)

/** Shares a credential with every organization. */
export const CreateSecret = ({ onClose }: { readonly onClose: () => void }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [secret, setSecret] = useState(NO_SECRET)
  const field = (part: TextPart) => ({
    value: secret[part],
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      setSecret({ ...secret, [part]: currentTarget.value }),
  })
  const create = async () => {
    await api.createPartnerSecret(secretInput(secret))
    await changed(`${secret.name.trim()} is shared with every organization.`)
  }
  return (
    <WorkForm verb="Share the secret" isReady={isWhole(secret)} onClose={onClose} work={create}>
      <TextInput label="Name" {...field('name')} maxLength={255} required data-autofocus />
      <Select
        label="Type"
        data={SECRET_TYPES}
        value={secret.type}
        onChange={(type) => type !== null && setSecret(withType(secret, type))}
        allowDeselect={false}
      />
      <SecretValueInput value={secret.value} onChange={(value) => setSecret({ ...secret, value })} />
      <TextInput
        label="Host"
        description="Requests to this host get it; *.example.com stands for every name below."
        {...field('hostPattern')}
        maxLength={261}
        required
      />
      <TextInput
        label="Path (optional)"
        description="An exact path, or the beginning of one with * at its end. Without it: every path."
        {...field('pathPattern')}
        maxLength={1000}
      />
      {secret.type === 'generic' && <Header field={field} />}
    </WorkForm>
  )
}
