import { CLAIMED } from '../broker-callers.ts'
import {
  aboutOnlyProject,
  after,
  anonymous,
  asMember,
  asOnlooker,
  asPerson,
  body,
  fields,
  following,
  inNoProject,
  missing,
  on,
  once,
  type Produce,
  works,
} from './scene.ts'

type Answers = Readonly<Record<string, Produce>>

const noAgent = missing('agentId')
const noSecret = missing('secretId')
const noRule = missing('ruleId')
const noOrg = missing('orgId')
const noMember = missing('userId')
const malformed = body({})
const secretMalformed = fields({ hostPattern: 'https://api.example.com/' })

const agents: Record<string, Answers> = {
  'GET /agents': { 200: works, 401: anonymous },
  'POST /agents': {
    201: works,
    400: fields({ identifier: 'Not One' }),
    409: fields({ identifier: 'default' }),
  },
  'GET /agents/default': {
    200: works,
    404: after('update agents set is_default = false where org_id = $1'),
  },
  'PATCH /agents/{agentId}': { 200: works, 404: noAgent },
  'DELETE /agents/{agentId}': { 204: works, 404: noAgent },
  'POST /agents/{agentId}/set-default': { 200: works, 404: noAgent },
  'POST /agents/{agentId}/regenerate-token': { 200: works, 404: noAgent },
  'PATCH /agents/{agentId}/secret-mode': { 200: works },
  'GET /agents/{agentId}/secrets': {
    200: following(
      'org',
      'PUT',
      ({ agentId }) => `/v1/agents/${agentId}/secrets`,
      ({ secrets }) => ({ secretIds: [secrets.project] }),
    ),
  },
  'PUT /agents/{agentId}/secrets': { 200: works },
  'GET /agents/granular-access': { 200: works },
  'GET /agents/{agentId}/connections': { 200: works, 404: noAgent },
  'PUT /agents/{agentId}/connections': { 200: works, 404: noAgent },
}

/** The verbs that work alike in a project and in the organization. */
const secretsAndRules: Record<string, Answers> = {
  'GET /secrets': { 200: works },
  'POST /secrets': { 201: works, 400: secretMalformed },
  'PATCH /secrets/{secretId}': { 200: works, 400: malformed, 404: noSecret },
  'DELETE /secrets/{secretId}': { 204: works, 404: noSecret },
  'GET /rules': { 200: works },
  'POST /rules': { 201: works, 400: malformed },
  'GET /rules/{ruleId}': { 200: works, 404: noRule },
  'PATCH /rules/{ruleId}': { 200: works, 400: fields({ action: 'none' }), 404: noRule },
  'DELETE /rules/{ruleId}': { 204: works, 404: noRule },
  'PUT /rules/permissions/{provider}': { 400: works },
  'GET /org/secrets': { 200: works },
  'POST /org/secrets': { 201: works, 400: secretMalformed, 403: asMember },
  'PATCH /org/secrets/{secretId}': { 200: works, 400: malformed, 403: asMember, 404: noSecret },
  'DELETE /org/secrets/{secretId}': { 204: works, 403: asMember, 404: noSecret },
  'GET /org/rules': { 200: works },
  'POST /org/rules': { 201: works, 400: malformed, 403: asMember },
  'GET /org/rules/{ruleId}': { 200: works, 404: noRule },
  'PATCH /org/rules/{ruleId}': { 200: works, 403: asMember, 404: noRule },
  'DELETE /org/rules/{ruleId}': { 204: works, 403: asMember, 404: noRule },
  'GET /org/rules/permissions/{provider}': { 401: anonymous },
  'PUT /org/rules/permissions/{provider}': { 400: works, 403: asMember },
}

const projectsAndPeople: Record<string, Answers> = {
  'GET /projects': { 200: works },
  'POST /projects': { 201: works, 400: malformed, 409: fields({ name: 'Second' }) },
  'GET /projects/{projectId}': { 200: works, 404: missing('projectId') },
  'PATCH /projects/{projectId}': {
    200: works,
    400: fields({ name: 'x' }),
    404: missing('projectId'),
    409: fields({ name: 'Default' }),
  },
  'DELETE /projects/{projectId}': {
    204: works,
    400: aboutOnlyProject(
      ({ projectId }) => `/v1/projects/${projectId}`,
      (_scene, { orgApiKey }) => orgApiKey,
    ),
    404: missing('projectId'),
  },
  'POST /team/provisions': {
    201: works,
    400: fields({ role: 'owner' }),
    401: anonymous,
    403: asMember,
  },
  'GET /user': { 200: asPerson },
  'PATCH /user': { 200: asPerson },
  'GET /user/api-key': { 200: works },
  'POST /user/api-key/regenerate': { 200: works },
}

const utilities: Record<string, Answers> = {
  'GET /apps': { 200: works },
  'GET /apps/{provider}': { 404: works },
  'GET /connections': { 200: works },
  'POST /apps/{provider}/config': { 400: fields({ clientId: 1 }) },
  'GET /apps/configured': { 200: works },
  'GET /apps/env-defaults': { 200: works },
  'GET /apps/permission-definitions': { 200: works },
  'GET /apps/{provider}/permission-definition': { 404: works },
  'GET /apps/{provider}/authorize': { 400: works },
  'POST /apps/{provider}/connect': { 400: works },
  'PATCH /apps/{provider}/config/toggle': { 404: works },
  'GET /apps/{provider}/blocklist': { 404: works },
  'POST /apps/{provider}/blocklist': { 400: works },
  'PATCH /connections/{connectionId}': { 400: malformed, 404: works },
  'DELETE /connections/{connectionId}': { 404: works },
  'GET /org/apps/{provider}/authorize': { 400: works, 403: asMember },
  'POST /org/apps/{provider}/connect': { 400: works, 403: asMember },
  'PATCH /org/apps/{provider}/config/toggle': { 403: asMember, 404: works },
  'GET /org/apps/{provider}/blocklist': { 404: works },
  'POST /org/apps/{provider}/blocklist': { 400: works },
  'PATCH /org/connections/{connectionId}': { 400: malformed, 403: asMember },
  'DELETE /org/connections/{connectionId}': { 403: asMember, 404: works },
  'GET /health': { 200: works },
  'GET /counts': { 200: works },
  'GET /vaults': { 200: works },
  'GET /container-config': { 200: works, 404: after('delete from agents where org_id = $1') },
  'GET /credential-stubs': { 200: works },
  'GET /credential-stubs/{agent}': { 200: works, 404: missing('agent') },
  'GET /skill/gateway': { 200: works },
  'POST /migrate/export': { 400: malformed },
  'GET /approvals/pending': { 200: works, 401: inNoProject },
  'POST /approvals/{id}/decision': {
    200: works,
    404: missing('id'),
    410: after(`update approvals set expires_at = created_at where org_id = $1`),
  },
  'GET /org/approvals/pending': { 200: works, 403: asMember },
  'GET /org/connections': { 200: works },
  'GET /org/apps/configured': { 200: works },
  'POST /org/apps/{provider}/config': { 400: fields({ clientId: 1 }), 403: asMember },
  'DELETE /org/apps/{provider}/config': { 403: asMember, 404: works },
  'GET /org/settings': { 200: works },
  'PATCH /org/settings': { 200: works, 400: fields({ policyMode: 'none' }), 403: asMember },
}

const budget = { limitCents: 500, period: 'monthly' }

const partners: Record<string, Answers> = {
  'GET /partner/orgs': { 200: works },
  'POST /partner/orgs': { 201: works, 400: malformed },
  'GET /partner/orgs/{orgId}': { 200: works, 404: noOrg },
  'DELETE /partner/orgs/{orgId}': { 204: works, 403: once(CLAIMED), 404: noOrg },
  'POST /partner/orgs/{orgId}/claim-link': { 200: works, 403: once(CLAIMED), 404: noOrg },
  'POST /partner/orgs/{orgId}/rotate-tokens': { 200: works, 403: once(CLAIMED), 404: noOrg },
  'GET /partner/orgs/{orgId}/projects': { 200: works, 404: noOrg },
  'POST /partner/orgs/{orgId}/projects': { 201: works, 400: malformed },
  'DELETE /partner/orgs/{orgId}/projects/{projectId}': {
    204: works,
    400: aboutOnlyProject(
      ({ organizationId, projectId }) => `/v1/partner/orgs/${organizationId}/projects/${projectId}`,
      ({ world }) => world.partner.key,
    ),
    404: missing('projectId'),
  },
  'GET /partner/secrets': { 200: works },
  'POST /partner/secrets': { 201: works, 400: secretMalformed },
  'PATCH /partner/secrets/{secretId}': { 200: works, 400: malformed, 404: noSecret },
  'DELETE /partner/secrets/{secretId}': { 204: works, 404: noSecret },
  'GET /partner/orgs/{orgId}/budgets': {
    200: following(
      'partner',
      'POST',
      ({ org, secrets }) => `/v1/partner/orgs/${org.organizationId}/secrets/${secrets.metered}/budget`,
      () => budget,
    ),
    404: noOrg,
  },
  'POST /partner/orgs/{orgId}/secrets/{secretId}/budget': {
    200: works,
    // No use of a generic secret is metered.
    400: on('secretId', ({ secrets }) => secrets.partner),
    403: asOnlooker,
    404: noSecret,
  },
  'DELETE /partner/orgs/{orgId}/secrets/{secretId}/budget': { 204: works, 403: asOnlooker, 404: noOrg },
  'GET /partner/members': { 200: works },
  'POST /partner/members': {
    201: works,
    400: fields({ role: 'owner' }),
    403: asOnlooker,
    409: fields({ email: 'person@example.com' }),
  },
  'PATCH /partner/members/{userId}/role': {
    200: works,
    400: fields({ role: 'owner' }),
    403: asOnlooker,
    404: noMember,
  },
  'DELETE /partner/members/{userId}': { 204: works, 403: asOnlooker, 404: noMember },
  'GET /org/partner/inherited-secrets': { 200: works },
  'GET /org/partner/status': { 200: works },
  'POST /org/partner/detach': { 200: works, 400: once('is_own = true'), 403: asMember },
}

/** A way to each documented answer of the operations that are served. */
export const PRODUCE: Readonly<Record<string, Answers>> = {
  ...agents,
  ...secretsAndRules,
  ...projectsAndPeople,
  ...utilities,
  ...partners,
}
