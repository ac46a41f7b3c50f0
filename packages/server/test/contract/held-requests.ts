import { requestApproval } from '../../src/domain/approval/index.ts'
import type { AgentId, ApprovalId, OrgId, PartnerId, ProjectId } from '../../src/kernel/ids.ts'
import type { TestTenantry } from '../support/tenantry.ts'

export const HELD = {
  method: 'POST',
  url: 'https://api.github.com/repos/acme/site/issues?draft=1',
  host: 'api.github.com',
  path: '/repos/acme/site/issues?draft=1',
  headers: {
    'content-type': 'application/json',
    Authorization: 'Bearer held-secret-token',
    'x-api-key': 'k',
  },
  bodyPreview: '{"title":"Held back"}',
  summary: { action: 'Create issue', details: [{ label: 'title', value: 'Held back' }] },
}

interface Place {
  readonly partnerId: string
  readonly orgId: string
  readonly projectId: string
  readonly agentId: string
}

/** Holds a request of an agent, as the gateway does. */
export const holdRequest = async (
  { domain }: Pick<TestTenantry, 'domain'>,
  place: Place,
  held: Partial<typeof HELD> = {},
): Promise<{ readonly id: ApprovalId; readonly expiresAt: Date }> =>
  requestApproval(
    domain,
    {
      partnerId: place.partnerId as PartnerId,
      orgId: place.orgId as OrgId,
      projectId: place.projectId as ProjectId,
      agentId: place.agentId as AgentId,
    },
    { ...HELD, ...held },
  )
