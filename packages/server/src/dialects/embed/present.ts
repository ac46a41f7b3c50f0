import type { Static } from 'typebox'
import type { CreatedOrg, Org } from '../../domain/org/index.ts'
import type * as schemas from './schemas.ts'

/** Embed guide, "Create Org", response. */
export const presentCreatedOrg = (org: CreatedOrg): Static<typeof schemas.CreatedOrg> => ({
  id: org.id,
  name: org.name,
  widget_token: org.widgetToken,
  external_id: org.externalId,
})

/** Embed guide, "List Orgs", response. A detached organization no longer shows its widget token. */
export const presentOrg = (org: Org): Static<typeof schemas.Org> => ({
  id: org.id,
  name: org.name,
  widget_token: org.widgetToken ?? '',
  external_id: org.externalId,
  created_at: org.createdAt.toISOString(),
})
