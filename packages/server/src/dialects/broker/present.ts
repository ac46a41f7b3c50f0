import type { Static } from 'typebox'
import type { CreatedOrg, OrgWithProjects, Project } from '../../domain/org/index.ts'
import type { TenantPrincipal } from '../../domain/principal.ts'
import type * as schemas from './schemas.ts'

/** Broker guide, "What you receive when you create an organization". */
export const presentCreatedOrg = (org: CreatedOrg): Static<typeof schemas.CreatedOrg> => {
  if (org.keys === undefined) throw new Error('The organization was made without keys.')
  return {
    organizationId: org.id,
    projectId: org.projectId,
    orgApiKey: org.keys.org.reveal(),
    projectApiKey: org.keys.project.reveal(),
    agentToken: org.agentToken.reveal(),
    claimUrl: org.claimUrl.reveal(),
  }
}

export const presentProject = ({ id, name, slug, createdAt }: Project): Static<typeof schemas.Project> => ({
  id,
  name,
  slug,
  createdAt: createdAt.toISOString(),
})

/** OpenAPI, `PartnerOrg`. */
export const presentOrg = (org: OrgWithProjects): Static<typeof schemas.Org> => ({
  id: org.id,
  name: org.name,
  slug: org.slug,
  createdAt: org.createdAt.toISOString(),
  status: org.status,
  claimedByEmail: org.claimedByEmail,
  claimedAt: org.claimedAt?.toISOString() ?? null,
  projects: org.projects.map(presentProject),
})

export const presentIdentity = (principal: TenantPrincipal): Static<typeof schemas.Identity> => ({
  kind: principal.kind,
  partnerId: principal.partnerId,
  ...('orgId' in principal && { organizationId: principal.orgId }),
  ...('projectId' in principal && { projectId: principal.projectId }),
  ...('agentId' in principal && { agentId: principal.agentId }),
  ...('deviceId' in principal && { deviceId: principal.deviceId }),
  credentialId: principal.credentialId,
  scopes: [...principal.scopes],
})
