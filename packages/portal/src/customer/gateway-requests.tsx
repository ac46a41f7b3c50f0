import { Text } from '@mantine/core'
import { DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { dollars } from '../shared/money.ts'
import { PagedList } from '../shared/paged-list.tsx'
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

const What = ({ method, host, model }: GatewayRequest) => (
  <>
    {method} {host}
    {model !== null && <Text size="xs">{model}</Text>}
  </>
)

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
    <DataTable
      label="Gateway requests"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: 'Agent', cell: ({ agentId }) => agents.get(agentId) ?? agentId },
        { head: 'Request', cell: (request) => <What {...request} /> },
        { head: 'Outcome', cell: outcomeInWords },
        { head: 'Secret', cell: ({ tier }) => secretInWords(tier) },
        { head: 'Cost', cell: (request) => <Cost {...request} /> },
        { head: 'When', cell: ({ at }) => <Time at={at} /> },
      ]}
    />
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
