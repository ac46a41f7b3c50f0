const NO_APPS = 'an app has to be offered for it, and none is'
const NO_CONNECTION = 'a connection to an app has to be there for it, and no app is offered'

/** Statuses that operations do not answer with, each with the reason. */
export const NEVER_ANSWERED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET /rules/permissions/{provider}': { 200: NO_APPS },
  'PUT /rules/permissions/{provider}': { 200: NO_APPS, 404: NO_APPS },
  'GET /rules/overlap/{provider}': { 200: NO_APPS },
  'GET /apps/{provider}': { 200: NO_APPS },
  'GET /apps/{provider}/config': { 200: NO_APPS },
  'POST /apps/{provider}/config': { 201: NO_APPS },
  'DELETE /apps/{provider}/config': { 204: NO_APPS },
  'GET /apps/{provider}/permission-definition': { 200: NO_APPS },
  'GET /org/apps/{provider}/config': { 200: NO_APPS },
  'POST /org/apps/{provider}/config': { 201: NO_APPS },
  'DELETE /org/apps/{provider}/config': { 204: NO_APPS },
  'GET /apps/{provider}/authorize': { 302: NO_APPS },
  'POST /apps/{provider}/connect': { 200: NO_APPS },
  'PATCH /apps/{provider}/config/toggle': { 200: NO_APPS },
  'GET /apps/{provider}/blocklist': { 200: NO_APPS },
  'POST /apps/{provider}/blocklist': { 201: NO_APPS },
  'PATCH /apps/{provider}/blocklist/{ruleId}': { 200: NO_APPS },
  'DELETE /apps/{provider}/blocklist/{ruleId}': { 204: NO_APPS },
  'PATCH /connections/{connectionId}': { 200: NO_CONNECTION },
  'DELETE /connections/{connectionId}': { 204: NO_CONNECTION },
  'GET /org/apps/{provider}/authorize': { 302: NO_APPS },
  'POST /org/apps/{provider}/connect': { 200: NO_APPS },
  'PATCH /org/apps/{provider}/config/toggle': { 200: NO_APPS },
  'GET /org/apps/{provider}/blocklist': { 200: NO_APPS },
  'POST /org/apps/{provider}/blocklist': { 201: NO_APPS },
  'PATCH /org/apps/{provider}/blocklist/{ruleId}': { 200: NO_APPS },
  'DELETE /org/apps/{provider}/blocklist/{ruleId}': { 204: NO_APPS },
  'PATCH /org/connections/{connectionId}': { 200: NO_CONNECTION },
  'DELETE /org/connections/{connectionId}': { 204: NO_CONNECTION },
  'GET /org/rules/permissions/{provider}': { 200: NO_APPS },
  'PUT /org/rules/permissions/{provider}': { 200: NO_APPS },
  'GET /org/rules/overlap/{provider}': { 200: NO_APPS },
  'GET /container-config': {
    503: 'the authority is made when it is first asked for, so none is ever missing',
  },
  'POST /migrate/export': { 200: 'there is no cloud that this server could export to' },
}

/** Lists that are honestly empty, since no app and no vault is offered. */
export const EMPTY_LISTS: ReadonlySet<string> = new Set([
  'GET /agents/granular-access',
  'GET /agents/{agentId}/connections',
  'GET /apps',
  'GET /apps/configured',
  'GET /apps/env-defaults',
  'GET /apps/permission-definitions',
  'GET /connections',
  'GET /org/apps/configured',
  'GET /org/connections',
  'GET /vaults',
])
