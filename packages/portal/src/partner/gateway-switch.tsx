import { Group, Paper, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { AskingButton } from '../shared/asking-button.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Time } from '../shared/time.tsx'
import { useChanged } from '../shared/use-changed.ts'
import { useIsAdmin, usePartner } from './partner-place.ts'

const SwitchButton = ({ isStopped }: { readonly isStopped: boolean }) => {
  const { api } = usePartner()
  const changed = useChanged()
  const turn = async (stopped: boolean) => {
    await api.switchPartnerGateway({ stopped })
    return () => changed(stopped ? 'The gateway is stopped.' : 'The gateway works again.')
  }
  return isStopped ? (
    <AskingButton
      label="Start the gateway"
      title="Start the gateway?"
      verb="Start the gateway"
      work={() => turn(false)}
    >
      Requests of the agents of all your organizations are let through again, unless they are stopped
      elsewhere.
    </AskingButton>
  ) : (
    <AskingButton
      label="Stop the gateway"
      title="Stop the gateway?"
      verb="Stop the gateway"
      isLoss
      work={() => turn(true)}
    >
      No agent of any of your organizations reaches anything, and what is open is cut, until you start it
      again.
    </AskingButton>
  )
}

/** Stops the traffic of all organizations at once, and starts it again. */
export const GatewaySwitch = () => {
  const { id, api } = usePartner()
  const isAdmin = useIsAdmin()
  const gateway = useQuery({
    queryKey: ['partner', id, 'gateway'],
    queryFn: ({ signal }) => api.getPartnerGateway({}, { signal }),
  })
  return (
    <Loaded query={gateway} rows={1}>
      {({ stopped, stoppedAt }) => (
        <Paper withBorder p="md" maw={640}>
          <Group justify="space-between">
            <Text>
              {stopped ? 'Stopped: no agent reaches anything' : 'Works: requests of agents are let through'}
              {stoppedAt !== null && (
                <>
                  , since <Time at={stoppedAt} />
                </>
              )}
              .
            </Text>
            {isAdmin && <SwitchButton isStopped={stopped} />}
          </Group>
        </Paper>
      )}
    </Loaded>
  )
}
