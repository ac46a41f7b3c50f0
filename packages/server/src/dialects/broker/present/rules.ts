import type { Static } from 'typebox'
import type { Rule } from '../../../domain/rule/index.ts'
import type * as schemas from '../schemas/rules.ts'

/** OpenAPI, `PolicyRule`. */
export const presentRule = (rule: Rule): Static<typeof schemas.Rule> => ({
  id: rule.id,
  name: rule.name,
  hostPattern: rule.hostPattern,
  pathPattern: rule.pathPattern,
  method: rule.method,
  action: rule.action,
  enabled: rule.enabled,
  agentId: rule.agentId,
  rateLimit: rule.rateLimit,
  rateLimitWindow: rule.rateLimitWindow,
  scope: rule.projectId === null ? 'organization' : 'project',
  metadata: null,
  conditions: [...rule.conditions],
  createdAt: rule.createdAt.toISOString(),
})
