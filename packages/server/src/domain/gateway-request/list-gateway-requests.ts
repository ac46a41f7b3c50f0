import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { AgentId, RequestId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { isStorableText } from '../../kernel/text.ts'
import { gatewayRequests } from '../../store/schema/gateway-requests.ts'
import { orgQuery } from '../query.ts'

/** A request of an agent and what became of it; neither its path nor any of its content. */
export type GatewayRequest = typeof gatewayRequests.$inferSelect

/** Which requests to list; `since` counts, `until` does not. */
export interface GatewayRequestFilter {
  readonly agentId?: AgentId | undefined
  readonly host?: string | undefined
  /** `forwarded`, or the word of the gateway's own answer. */
  readonly outcome?: string | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

interface Input extends GatewayRequestFilter {
  readonly before?: RequestId | undefined
  readonly limit: number
}

const filtered = ({ before, agentId, host, outcome, since, until }: Input): SQL | undefined =>
  and(
    before && lt(gatewayRequests.id, before),
    agentId && eq(gatewayRequests.agentId, agentId),
    host === undefined ? undefined : eq(gatewayRequests.host, host.toLowerCase()),
    outcome === undefined ? undefined : eq(gatewayRequests.outcome, outcome),
    since && gte(gatewayRequests.at, since),
    until && lt(gatewayRequests.at, until),
  )

/** Lists what the agents of an organization sent through the gateway, newest first, as long as it is kept. */
export const listGatewayRequests = orgQuery({
  name: 'gateway_request.list',
  scope: 'events:read',
  run: async ({ tx, org }, input: Input): Promise<Page<GatewayRequest>> => {
    const { host = '', outcome = '', limit } = input
    if (!isStorableText(host) || !isStorableText(outcome)) return { items: [] }
    const rows = await tx
      .select()
      .from(gatewayRequests)
      .where(and(eq(gatewayRequests.orgId, org.orgId), filtered(input)))
      .orderBy(desc(gatewayRequests.id))
      .limit(limit + 1)
    return pageOf(rows, limit)
  },
})
