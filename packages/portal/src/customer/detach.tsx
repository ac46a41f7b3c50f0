import { Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Confirm } from '../shared/confirm.tsx'
import { Loading } from '../shared/loading.tsx'
import { Problem } from '../shared/problem.tsx'
import { useCustomer } from './customer-place.ts'
import { useChanged } from './use-changed.ts'
import { useInheritedSecrets } from './use-inherited-secrets.ts'

/** What stops with the detach. */
const WhatStops = () => {
  const { partnerName } = useCustomer()
  const secrets = useInheritedSecrets()
  if (secrets.isPending) return <Loading rows={2} />
  if (secrets.isError) return <Problem error={secrets.error} onRetry={() => void secrets.refetch()} />
  const names = secrets.data.map(({ name }) => `“${name}”`).join(', ')
  return (
    <Stack gap="xs">
      <Text size="sm">This stops at once, and cannot be undone:</Text>
      <List size="sm">
        <List.Item>{partnerName} can no longer look or act inside, nor suspend this organization.</List.Item>
        <List.Item>
          {names === ''
            ? `${partnerName} shares no secrets with you now; they can share none later.`
            : `Your agents can no longer use the secrets of ${partnerName}: ${names}.`}
        </List.Item>
        <List.Item>The budgets that {partnerName} has set end with those secrets.</List.Item>
      </List>
      <Text size="sm">Your own secrets, keys, projects, agents and people stay.</Text>
    </Stack>
  )
}

/** Parts the organization from its partner for good. */
export const Detach = () => {
  const { api, name, partnerName } = useCustomer()
  const changed = useChanged()
  const [isAsking, asking] = useDisclosure()
  const detach = async () => {
    await api.detachFromPartner()
    await changed(`${name} is detached from ${partnerName}.`)
  }
  return (
    <>
      <Title order={2} size="h3">
        Detach
      </Title>
      <Paper withBorder p="md">
        <Group justify="space-between">
          <Text maw={560}>
            Ends all that {partnerName} may do here and all that this organization inherits from them, for
            good.
          </Text>
          <Button color="red.9" onClick={asking.open}>
            Detach from {partnerName}
          </Button>
        </Group>
      </Paper>
      <Confirm
        opened={isAsking}
        onClose={asking.close}
        title={`Detach ${name} from ${partnerName}?`}
        verb="Detach the organization"
        toType={name}
        work={detach}
      >
        <WhatStops />
      </Confirm>
    </>
  )
}
