import { Paper, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Copyable } from '../shared/copyable.tsx'
import { Loaded } from '../shared/loaded.tsx'
import {
  type AgentEnvironment,
  forgetToken,
  SETUP_KINDS,
  setupScript,
  TOKEN_PLACEHOLDER,
} from './agent-script.ts'
import { useCustomer } from './customer-place.ts'

interface Props {
  readonly projectId: string
  readonly identifier: string
  /** There only just after it was made. */
  readonly token?: string
}

const useEnvironment = ({ projectId, identifier }: Props) => {
  const { id, api } = useCustomer()
  return useQuery({
    queryKey: ['customer', id, 'project', projectId, 'environment', identifier],
    queryFn: async ({ signal }): Promise<AgentEnvironment> =>
      forgetToken(await api.getContainerConfig({ agent: identifier }, { signal, projectId })),
    // No work on this page changes it, and an agent that was just deleted has none.
    staleTime: 'static',
  })
}

const Scripts = ({
  environment,
  token,
}: {
  readonly environment: AgentEnvironment
  readonly token: string
}) => (
  <Tabs defaultValue="curl" keepMounted={false}>
    <Tabs.List aria-label="What the agent is written in">
      {SETUP_KINDS.map(({ kind, label }) => (
        <Tabs.Tab key={kind} value={kind}>
          {label}
        </Tabs.Tab>
      ))}
    </Tabs.List>
    {SETUP_KINDS.map(({ kind, label }) => (
      <Tabs.Panel key={kind} value={kind} pt="sm">
        <Copyable label={`Set-up for ${label}`} value={setupScript(kind, environment, token)} />
      </Tabs.Panel>
    ))}
  </Tabs>
)

/** What to paste so that an agent's requests go through the gateway. */
export const AgentSetup = (props: Props) => {
  const { token = TOKEN_PLACEHOLDER } = props
  const environment = useEnvironment(props)
  return (
    <Loaded query={environment} rows={4}>
      {(data) => (
        <Paper withBorder p="md">
          <Stack gap="sm">
            <Text size="sm">
              {token === TOKEN_PLACEHOLDER
                ? `Put the agent’s token where it says ${TOKEN_PLACEHOLDER}. If nobody has it any more, regenerate it.`
                : 'The token is in it: treat the text like a password.'}{' '}
              The first line fetches the certificate by which the gateway is trusted.
            </Text>
            <Scripts environment={data} token={token} />
          </Stack>
        </Paper>
      )}
    </Loaded>
  )
}
