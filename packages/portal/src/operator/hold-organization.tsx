import { NativeSelect, TextInput } from '@mantine/core'
import { FormButton } from '../shared/form-button.tsx'
import { formText } from '../shared/form-text.ts'
import { useChanged } from '../shared/use-changed.ts'
import { operatorApi } from './operator-api.ts'

const REASON_CHARACTERS_MAX = 500

/** Suspends an organization, or lets it go on: whose it is the operator need not know. */
export const HoldOrganization = () => {
  const changed = useChanged()
  const hold = async (given: FormData) => {
    const orgId = formText(given, 'orgId')
    const reason = formText(given, 'reason')
    const why = { orgId, ...(reason !== '' && { reason }) }
    const isHeld = formText(given, 'what') === 'suspend'
    await (isHeld ? operatorApi.suspendOrg(why) : operatorApi.resumeOrg(why))
    return () => changed(isHeld ? 'The organization is suspended.' : 'The organization goes on.')
  }
  return (
    <FormButton
      label="Suspend an organization"
      title="Suspend an organization, or let it go on"
      verb="Do this"
      work={hold}
    >
      <TextInput
        name="orgId"
        label="Organization"
        description="Its id. You do not see what it is called."
        required
        data-autofocus
      />
      <NativeSelect
        name="what"
        label="What to do"
        data={[
          { value: 'suspend', label: 'Suspend it: all its credentials are refused' },
          { value: 'resume', label: 'Let it go on' },
        ]}
      />
      <TextInput
        name="reason"
        label="Reason (optional)"
        description="The partner and the organization read it in their activity."
        maxLength={REASON_CHARACTERS_MAX}
      />
    </FormButton>
  )
}
