import { Group, Text } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { FormButton } from '../shared/form-button.tsx'
import { LastDayField, readLastDay } from '../shared/last-day-field.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useCustomer } from './customer-place.ts'

const useConsent = () => {
  const { api, partnerName } = useCustomer()
  const changed = useChanged()
  return {
    allow: async (given: FormData) => {
      await api.changePartnerAccess({ allowed: true, until: readLastDay(given) ?? null })
      return () => changed(`${partnerName} may act inside.`)
    },
    revoke: async () => {
      await api.changePartnerAccess({ allowed: false, until: null })
      return () => changed(`${partnerName} may no longer act inside.`)
    },
  }
}

interface Props {
  readonly isAllowed: boolean
  /** When the access ends by itself. */
  readonly until: string | null
}

/** Lets the partner in, for good or until a day, or out. */
export const PartnerAccess = ({ isAllowed, until }: Props) => {
  const { partnerName } = useCustomer()
  const { allow, revoke } = useConsent()
  return (
    <Group>
      <FormButton
        label={isAllowed ? 'Change the end of the access' : `Let ${partnerName} act inside`}
        title={isAllowed ? 'When does the access end?' : `Let ${partnerName} act inside?`}
        verb={isAllowed ? 'Save the end' : 'Allow access'}
        work={allow}
      >
        <Text size="sm">
          {partnerName} can look and act inside with their own keys. What they do is in the activity.
        </Text>
        <LastDayField
          otherwise="Without one the access lasts until you revoke it."
          until={isAllowed ? until : null}
        />
      </FormButton>
      {isAllowed && (
        <AskingButton
          label="Revoke access"
          title={`Revoke the access of ${partnerName}?`}
          verb="Revoke access"
          isLoss
          work={revoke}
        >
          From now on {partnerName} can no longer look or act inside this organization. Credentials that they
          share with you go on working. You can let them in again at any time.
        </AskingButton>
      )}
    </Group>
  )
}
