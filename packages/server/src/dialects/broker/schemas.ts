import { Type } from 'typebox'
import { ORG_NAME_CHARACTERS_MAX } from '../../domain/org/index.ts'
import { refusalsWith, WriteHeaders } from '../../http/shared-schemas.ts'

export { WriteHeaders }

const ErrorBody = Type.Object({
  error: Type.Union([Type.String(), Type.Object({ message: Type.String(), type: Type.String() })]),
})

/** The refusals that any broker route may answer. */
export const REFUSALS = refusalsWith(ErrorBody)

export const ProjectHeaders = Type.Object({
  'x-project-id': Type.Optional(
    Type.String({ description: 'The project to work on; needed with an organization key.' }),
  ),
})

export const OrgPath = Type.Object({ orgId: Type.String() })

export const NewOrg = Type.Object({
  name: Type.String({ minLength: 1, maxLength: ORG_NAME_CHARACTERS_MAX, examples: ['Acme Corp'] }),
})

export const CreatedOrg = Type.Object({
  organizationId: Type.String(),
  projectId: Type.String(),
  orgApiKey: Type.String({ description: 'Organization-scoped key (`oc_org_…`).' }),
  projectApiKey: Type.String({ description: 'Project-scoped key for the default project.' }),
  agentToken: Type.String({ description: 'Access token of the default agent.' }),
  claimUrl: Type.String({ description: 'The link that the customer opens to claim ownership.' }),
})

export const Moment = Type.String({ format: 'date-time' })

export const Project = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  createdAt: Moment,
})
export const ProjectList = Type.Array(Project)

export const Org = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  createdAt: Moment,
  status: Type.Enum(['unclaimed', 'claimed', 'detached']),
  claimedByEmail: Type.Union([Type.String(), Type.Null()]),
  claimedAt: Type.Union([Moment, Type.Null()]),
  projects: ProjectList,
})
export const OrgList = Type.Array(Org)

/** What a change answers that has nothing to show. */
export const Success = Type.Object({ success: Type.Boolean() })

export const PartnerStatus = Type.Object({ partnerManaged: Type.Boolean(), detached: Type.Boolean() })

export const Identity = Type.Object({
  kind: Type.Enum(['partner', 'org', 'project', 'agent', 'device']),
  partnerId: Type.String(),
  organizationId: Type.Optional(Type.String()),
  projectId: Type.Optional(Type.String()),
  agentId: Type.Optional(Type.String()),
  deviceId: Type.Optional(Type.String()),
  credentialId: Type.String(),
  scopes: Type.Array(Type.String()),
})

export const Health = Type.Object({ status: Type.String(), version: Type.String(), timestamp: Moment })

/** The headers of a write in a project. */
export const ProjectWriteHeaders = Type.Object({ ...ProjectHeaders.properties, ...WriteHeaders.properties })
