import { Table, Text } from '@mantine/core'
import { EmptyState } from '../shared/empty-state.tsx'
import { dollars } from '../shared/money.ts'
import { PagedList } from '../shared/paged-list.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import { useAgentNames } from './use-agent-names.ts'

type GatewayRequest = AnswerOf<'listGatewayRequests'>['data'][number]

/** What became of a request: sent on with its status, or why the gateway itself refused it. */
const outcomeInWords = ({ outcome, status }: GatewayRequest): string => {
  if (outcome !== 'forwarded') return `Refused: ${outcome.replaceAll('_', ' ')}`
  return status === null ? 'Sent on, no answer' : `Sent on, answered ${status}`
}

const useSecretWords = (): ((tier: GatewayRequest['tier']) => string) => {
  const { partnerName } = useCustomer()
  return (tier) => {
    if (tier === null) return 'None'
    return tier === 'partner' ? `Of ${partnerName}` : `Of the ${tier}`
  }
}

const Cost = ({ nanoDollars, estimated }: GatewayRequest) => (
  <>
    {dollars(nanoDollars)}
    {estimated && <Text size="xs">an estimate</Text>}
  </>
)

const Requests = ({ rows }: { readonly rows: readonly GatewayRequest[] }) => {
  const agents = useAgentNames()
  const secretInWords = useSecretWords()
  return (
    <ScrollingTable label="Gateway requests" head={['Agent', 'Request', 'Outcome', 'Secret', 'Cost', 'When']}>
      {rows.map((request) => (
        <Table.Tr key={request.id}>
          <Table.Td>{agents.get(request.agentId) ?? request.agentId}</Table.Td>
          <Table.Td>
            {request.method} {request.host}
            {request.model !== null && <Text size="xs">{request.model}</Text>}
          </Table.Td>
          <Table.Td>{outcomeInWords(request)}</Table.Td>
          <Table.Td>{secretInWords(request.tier)}</Table.Td>
          <Table.Td>
            <Cost {...request} />
          </Table.Td>
          <Table.Td>
            <Time at={request.at} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollingTable>
  )
}

interface Props {
  readonly span: { readonly since?: string; readonly until?: string }
}

/** What the agents sent through the gateway, newest first; neither paths nor content are kept. */
export const GatewayRequests = ({ span }: Props) => {
  const { id, api } = useCustomer()
  const requests = usePages(['customer', id, 'gateway-requests', span], (page, options) =>
    api.listGatewayRequests({ ...span, ...page }, options),
  )
  return (
    <PagedList
      pages={requests}
      empty={
        <EmptyState title="No requests">
          No agent sent anything through the gateway in these days. A project’s page shows how to set an agent
          up.
        </EmptyState>
      }
    >
      {(rows) => <Requests rows={rows} />}
    </PagedList>
  )
}
