import type { Static } from 'typebox'
import type { PendingApproval } from '../../../domain/approval/index.ts'
import type * as schemas from '../schemas/approvals.ts'

type Presented = Static<typeof schemas.PendingApprovals>['requests'][number]

/** OpenAPI, `PendingApproval`. */
export const presentPendingApproval = (approval: PendingApproval): Presented => ({
  id: approval.id,
  projectId: approval.projectId,
  method: approval.method,
  url: approval.url,
  host: approval.host,
  path: approval.path,
  headers: { ...approval.headers },
  bodyPreview: approval.bodyPreview,
  summary: approval.summary && { ...approval.summary, details: [...approval.summary.details] },
  agent: {
    id: approval.agent.id,
    name: approval.agent.name,
    externalId: approval.agent.identifier,
  },
  createdAt: approval.createdAt.toISOString(),
  expiresAt: approval.expiresAt.toISOString(),
})
