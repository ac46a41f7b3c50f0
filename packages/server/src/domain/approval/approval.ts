import type { SealedPlace } from '../../crypto/key-ring.ts'
import { DomainError } from '../../kernel/errors.ts'
import type { AgentId, ApprovalId, OrgId, PartnerId, ProjectId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'

/** A request of an agent that is held until a person has decided about it. */
export interface HeldRequest {
  readonly method: string
  readonly url: string
  readonly host: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** What the body says, short and safe to show. */
  readonly bodyPreview: string | null
  readonly summary: {
    readonly action: string
    readonly details: readonly { readonly label: string; readonly value: string }[]
  } | null
}

/** The agent that asks, and where it is. */
export interface Asker {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly projectId: ProjectId
  readonly agentId: AgentId
}

/** A held request as those see it who decide. */
export interface PendingApproval extends HeldRequest {
  readonly id: ApprovalId
  readonly projectId: ProjectId
  readonly agent: { readonly id: AgentId; readonly name: string; readonly identifier: string }
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** How long a request waits for a decision before it is denied. */
export const APPROVAL_SECONDS = 180

/** How long who waits for requests to decide about is kept: the public clients wait some seconds more. */
export const POLL_HOLD_SECONDS = 30

/** Nobody who waits on one node for news of another looks less often than this. */
export const LOOK_AGAIN_MS = 800

export const sealedPlaceOf = (partnerId: PartnerId, id: ApprovalId): SealedPlace => ({
  tenant: partnerId,
  row: `approvals/${id}`,
})

// What proves who asks is nothing that whoever decides has to see.
const CREDENTIAL_HEADERS = new Set([
  ...['authorization', 'proxy-authorization', 'cookie', 'set-cookie'],
  ...['x-api-key', 'api-key', 'x-goog-api-key', 'x-auth-apikey'],
])

/** The request as it is kept: without the headers that hold credentials. */
export const encodeRequest = ({ headers, ...request }: HeldRequest): Secret => {
  const kept = Object.entries(headers).filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase()))
  return new Secret(JSON.stringify({ ...request, headers: Object.fromEntries(kept) }))
}

export const decodeRequest = (stored: Secret): HeldRequest => JSON.parse(stored.reveal()) as HeldRequest

export const approvalNotFound = (): DomainError => new DomainError('approval.not_found', 'Approval not found')
