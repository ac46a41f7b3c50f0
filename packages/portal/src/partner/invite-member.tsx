import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { WorkForm } from '../shared/work-form.tsx'
import type { InputOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'
import { useChanged } from './use-changed.ts'

type GrantableRole = InputOf<'addPartnerMember'>['role']

const ROLES: readonly { readonly value: GrantableRole; readonly label: string }[] = [
  { value: 'member', label: 'Member: works with organizations and secrets' },
  { value: 'admin', label: 'Admin: also changes members, keys, budgets and settings' },
]

/** Gives somebody a place at the partner, and mails them the link to it. */
export const InviteMember = ({ onClose }: { readonly onClose: () => void }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<GrantableRole>('member')
  const invite = async () => {
    await api.addPartnerMember({ email: email.trim(), role })
    await changed(`${email.trim()} is invited.`)
  }
  return (
    <WorkForm verb="Invite the member" isReady={email.includes('@')} onClose={onClose} work={invite}>
      <TextInput
        label="Email"
        type="email"
        autoComplete="off"
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        maxLength={255}
        required
        data-autofocus
      />
      <Select
        label="Role"
        data={ROLES}
        value={role}
        onChange={(chosen) => chosen !== null && setRole(chosen)}
        allowDeselect={false}
      />
    </WorkForm>
  )
}
