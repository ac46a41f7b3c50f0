import { Group, List, Paper, Stack, Text, Title } from '@mantine/core'
import { AskingButton } from '../shared/asking-button.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useCustomer } from './customer-place.ts'
import { useInheritedSecrets } from './use-inherited-secrets.ts'

/** What stops with the detach. */
const WhatStops = () => {
  const { partnerName } = useCustomer()
  const secrets = useInheritedSecrets()
  return (
    <Loaded query={secrets} rows={2}>
      {(data) => {
        const names = data.map(({ name }) => `“${name}”`).join(', ')
        return (
          <Stack gap="xs">
            <Text size="sm">This stops at once, and cannot be undone:</Text>
            <List size="sm">
              <List.Item>
                {partnerName} can no longer look or act inside, nor suspend this organization.
              </List.Item>
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
      }}
    </Loaded>
  )
}

/** Parts the organization from its partner for good. */
export const Detach = () => {
  const { api, name, partnerName } = useCustomer()
  const changed = useChanged()
  const detach = async () => {
    await api.detachFromPartner()
    return () => changed(`${name} is detached from ${partnerName}.`)
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
          <AskingButton
            label={`Detach from ${partnerName}`}
            title={`Detach ${name} from ${partnerName}?`}
            verb="Detach the organization"
            isLoss
            toType={name}
            work={detach}
          >
            <WhatStops />
          </AskingButton>
        </Group>
      </Paper>
    </>
  )
}
