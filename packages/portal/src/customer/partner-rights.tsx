import { List, Paper, Stack, Text } from '@mantine/core'
import { Time } from '../shared/time.tsx'
import { useCustomer } from './customer-place.ts'
import { PartnerAccess } from './partner-access.tsx'
import type { Receipt } from './use-receipt.ts'

/** A partner's rights in plain words. */
const RIGHTS: Readonly<Record<Receipt['partnerMay'][number], string>> = {
  administer:
    'Manage this organization: delete it, replace its keys, make another claim link, change its projects',
  act_inside: 'Look and act inside it with their own keys',
  suspend: 'Suspend it and resume it',
  share_secrets: 'Share credentials of theirs with your agents',
  set_budgets: 'Say how much may be spent on those credentials',
  see_name_and_status: 'See its name and whether it is claimed',
}

const Until = ({ at, isOver }: { readonly at: string; readonly isOver: boolean }) => (
  <Text size="sm">
    {isOver ? 'The access ended by itself ' : 'The access ends by itself '}
    <Time at={at} />.
  </Text>
)

/** What the partner may do, and the button that ends it. */
export const PartnerRights = ({ receipt }: { readonly receipt: Receipt }) => {
  const { partnerName } = useCustomer()
  const { status, partnerMay, partnerAccess } = receipt
  const { allowed, until, now } = partnerAccess
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Text>
          <strong>{partnerName}</strong> has set this organization up and may:
        </Text>
        <List>
          {partnerMay.map((right) => (
            <List.Item key={right}>{RIGHTS[right]}</List.Item>
          ))}
        </List>
        {allowed && until !== null && <Until at={until} isOver={!now} />}
        {status === 'claimed' && <PartnerAccess isAllowed={now} until={until} />}
        {status === 'unclaimed' && (
          <Text size="sm">
            Nobody has claimed this organization yet. Until somebody does, this cannot be changed.
          </Text>
        )}
        {status === 'detached' && (
          <Text size="sm">This organization is detached: nothing is inherited any more.</Text>
        )}
      </Stack>
    </Paper>
  )
}
