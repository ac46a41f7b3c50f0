import type { Static } from 'typebox'
import type { IssuedKey, ShownKey } from '../../domain/credential/index.ts'
import type { CreatedOrg, Org, OrgProfile, WidgetConfig } from '../../domain/org/index.ts'
import type * as keySchemas from './schemas/api-keys.ts'
import type * as schemas from './schemas/orgs.ts'
import type * as widgetSchemas from './schemas/widget.ts'

/** Embed guide, "Create Org", response. */
export const presentCreatedOrg = (org: CreatedOrg): Static<typeof schemas.CreatedOrg> => ({
  id: org.id,
  name: org.name,
  widget_token: org.widgetToken,
  external_id: org.externalId,
})

/** What a list shows of an organization. */
type Listed = Pick<Org & OrgProfile, keyof Org & keyof OrgProfile>

/** Embed guide, "List Orgs", response. A detached organization no longer shows its widget token. */
export const presentOrg = (org: Listed): Static<typeof schemas.Org> => ({
  id: org.id,
  name: org.name,
  widget_token: org.widgetToken ?? '',
  external_id: org.externalId,
  created_at: org.createdAt.toISOString(),
})

export const presentProfile = (org: OrgProfile): Static<typeof schemas.Profile> => ({
  ...presentOrg(org),
  website: org.website,
  language: org.language,
  ai_instructions: org.aiInstructions,
})

export const presentWidgetConfig = (config: WidgetConfig): Static<typeof widgetSchemas.WidgetConfig> => ({
  org_id: config.orgId,
  name: config.name,
  website: config.website,
  language: config.language,
})

/** Embed guide, "Create Org API Key", response. */
export const presentNewApiKey = ({ key, token }: IssuedKey): Static<typeof keySchemas.CreatedApiKey> => ({
  api_key_id: key.id,
  api_key: token.reveal(),
})

export const presentApiKey = (key: ShownKey): Static<typeof keySchemas.ApiKey> => ({
  id: key.id,
  name: key.name,
  hint: key.hint,
  created_at: key.createdAt.toISOString(),
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
  expires_at: key.expiresAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
})
