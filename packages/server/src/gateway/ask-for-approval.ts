import { requestApproval, waitForDecision } from '../domain/approval/index.ts'
import { type Destination, type KnownRule, type Refusal, refusal } from '../domain/egress/index.ts'
import type { Scene } from './admission.ts'
import type { Arrival } from './arrival.ts'
import type { GatewayParts } from './gateway-parts.ts'
import type { TakenBody } from './request-body.ts'

const PREVIEW_CHARACTERS_MAX = 2_000

/** As a URL writes it. */
const hostOf = ({ scheme, host, port }: Destination): string =>
  new URL(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`).host

const headersOf = ({ request }: Arrival): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  )

const previewOf = ({ seen, whole }: TakenBody): string | null => {
  if (seen === 'unseen') return whole === undefined ? null : `${whole.length} bytes`
  return seen.text === '' ? null : seen.text.slice(0, PREVIEW_CHARACTERS_MAX)
}

const denied = (rule: KnownRule, why: string): Refusal =>
  refusal('manual_approval_denied', `The rule "${rule.name}" asks for an approval: ${why}`, {
    more: { rule_id: rule.id },
  })

/**
 * Holds a request until somebody has decided about it. Answers the refusal where that is a no, where nobody has decided
 * in time, or where the server shuts down; undefined for a yes, and also when the agent has gone.
 */
export const askForApproval = async (
  { domain }: GatewayParts,
  { arrival, known: { bearer }, agent }: Scene,
  rule: KnownRule,
  body: TakenBody,
  signal: AbortSignal,
): Promise<Refusal | undefined> => {
  const { destination, path, query, request } = arrival
  const { partnerId, orgId, agentId } = bearer
  const host = hostOf(destination)
  const held = await requestApproval(
    domain,
    { partnerId, orgId, projectId: agent.projectId, agentId },
    {
      method: request.method ?? 'GET',
      url: `${destination.scheme}://${host}${path}${query}`,
      host,
      path,
      headers: headersOf(arrival),
      bodyPreview: previewOf(body),
      summary: null,
    },
  )
  const decision = await waitForDecision(domain, { partnerId, orgId }, held.id, signal)
  if (decision === 'approve' || signal.aborted) return undefined
  if (decision === undefined)
    return refusal('gateway_restarting', 'The gateway is restarting; nobody had decided yet.', {
      retryAfterSeconds: 5,
      mayRetry: true,
    })
  return denied(rule, decision === 'deny' ? 'somebody refused it.' : 'nobody decided about it in time.')
}
