import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import { usePartner } from './partner-place.ts'
import { SecretValueInput } from './secret-value-input.tsx'
import { useChanged } from './use-changed.ts'
import type { SharedSecret } from './use-shared-secrets.ts'

interface Props {
  readonly secret: SharedSecret
  readonly onClose: () => void
}

/** Puts another value in the place of the one before, for every organization at once. */
export const ReplaceSecretValue = ({ secret, onClose }: Props) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [value, setValue] = useState('')
  const replace = async () => {
    await api.updatePartnerSecret({ secretId: secret.id, value })
    await changed(`${secret.name} has its new value.`)
  }
  return (
    <WorkForm verb="Replace the value" isReady={value.trim() !== ''} onClose={onClose} work={replace}>
      <SecretValueInput value={value} onChange={setValue} />
    </WorkForm>
  )
}
