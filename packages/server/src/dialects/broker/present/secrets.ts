import type { Static } from 'typebox'
import type { Budget } from '../../../domain/budget/index.ts'
import type { ShownSecret } from '../../../domain/secret/index.ts'
import type * as schemas from '../schemas/secrets.ts'

const TYPE_LABELS = {
  anthropic: 'Anthropic API Key',
  openai: 'OpenAI API Key',
  generic: 'Generic Secret',
} as const satisfies Record<ShownSecret['type'], string>

/** OpenAPI, `SecretCreated`. */
export const presentCreatedSecret = (secret: ShownSecret): Static<typeof schemas.CreatedSecret> => ({
  id: secret.id,
  name: secret.name,
  type: secret.type,
  valueSource: 'inline',
  hostPattern: secret.hostPattern,
  pathPattern: secret.pathPattern,
  createdAt: secret.createdAt.toISOString(),
  preview: secret.preview,
})

/** OpenAPI, `Secret`. */
export const presentSecret = (secret: ShownSecret): Static<typeof schemas.Secret> => ({
  ...presentCreatedSecret(secret),
  opRef: null,
  injectionConfig: secret.injection,
  metadata: secret.authMode === null ? null : { authMode: secret.authMode },
  ...(secret.tier !== 'partner' && { scope: secret.tier }),
  typeLabel: TYPE_LABELS[secret.type],
  ...(!secret.enabled && { enabled: false }),
  ...(secret.allowHttp && { allowHttp: true }),
  ...(secret.onlyGranted && { onlyGranted: true }),
})

/** OpenAPI, `Budget`. */
export const presentBudget = (budget: Budget): Static<typeof schemas.Budget> => ({
  secretId: budget.secretId,
  organizationId: budget.orgId,
  limitCents: budget.limitCents,
  period: budget.period,
  spentCents: budget.spentCents,
  ...(budget.enforcement === 'hard' && { mode: 'hard' }),
})
