import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Confirm } from '../shared/confirm.tsx'
import { FormDialog } from '../shared/form-dialog.tsx'
import { LastDayField, readLastDay } from '../shared/last-day-field.tsx'
import { useCustomer } from './customer-place.ts'
import { useChanged } from './use-changed.ts'

const useConsent = () => {
  const { api, partnerName } = useCustomer()
  const changed = useChanged()
  return {
    allow: async (given: FormData) => {
      await api.changePartnerAccess({ allowed: true, until: readLastDay(given) ?? null })
      await changed(`${partnerName} may act inside.`)
    },
    revoke: async () => {
      await api.changePartnerAccess({ allowed: false, until: null })
      await changed(`${partnerName} may no longer act inside.`)
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
  const [isAllowing, allowing] = useDisclosure()
  const [isRevoking, revoking] = useDisclosure()
  return (
    <Group>
      <Button variant="default" onClick={allowing.open}>
        {isAllowed ? 'Change the end of the access' : `Let ${partnerName} act inside`}
      </Button>
      {isAllowed && (
        <Button color="red.9" onClick={revoking.open}>
          Revoke access
        </Button>
      )}
      <FormDialog
        opened={isAllowing}
        onClose={allowing.close}
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
      </FormDialog>
      <Confirm
        opened={isRevoking}
        onClose={revoking.close}
        title={`Revoke the access of ${partnerName}?`}
        verb="Revoke access"
        work={revoke}
      >
        From now on {partnerName} can no longer look or act inside this organization. Credentials that they
        share with you go on working. You can let them in again at any time.
      </Confirm>
    </Group>
  )
}
