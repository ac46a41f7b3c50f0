import { beforeAll, describe, expect, it } from 'vitest'
import { memberAs, type Visitor } from '../support/browser.ts'
import { bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { envelope, FORBIDDEN, type Provisioned, provision } from './broker-callers.ts'

const tenantry = useTenantry()
const ROLES = ['admin', 'member', 'viewer'] as const
let org: Provisioned
let as: Record<(typeof ROLES)[number], Visitor>
let secretId: string
let ruleId: string
beforeAll(async () => {
  org = await provision(tenantry())
  const join = async (role: (typeof ROLES)[number]) =>
    (await memberAs(tenantry(), org.orgApiKey, role)).visitor
  as = { admin: await join('admin'), member: await join('member'), viewer: await join('viewer') }
  secretId = ((await org.asOrg('POST', '/v1/org/secrets', SECRET)).body as { id: string }).id
  ruleId = ((await org.asOrg('POST', '/v1/org/rules', RULE)).body as { id: string }).id
})

const SECRET = { name: 'Shared', type: 'anthropic', value: 'sk-ant-x', hostPattern: 'api.anthropic.com' }
const RULE = { name: 'Shared', hostPattern: 'api.example.com', action: 'block', enabled: true }
const NEEDS_ADMIN = envelope(FORBIDDEN, 'Insufficient permissions (requires admin role)')

const ADMINS_ONLY: readonly (readonly [string, () => string, object | undefined])[] = [
  ['GET', () => '/v1/org/secrets', undefined],
  ['POST', () => '/v1/org/secrets', SECRET],
  ['PATCH', () => `/v1/org/secrets/${secretId}`, { hostPattern: 'evil.example.com' }],
  ['GET', () => '/v1/org/rules', undefined],
  ['POST', () => '/v1/org/rules', RULE],
  ['GET', () => `/v1/org/rules/${ruleId}`, undefined],
  ['PATCH', () => `/v1/org/rules/${ruleId}`, { enabled: false }],
  ['GET', () => '/v1/org/settings', undefined],
  ['PATCH', () => '/v1/org/settings', { policyMode: 'allow' }],
  ['GET', () => '/v1/org/connections', undefined],
  ['GET', () => '/v1/org/apps/configured', undefined],
  ['GET', () => '/v1/org/partner/status', undefined],
]
/** What nobody gets an answer of 2xx to, since no app is offered. */
const UNKNOWN_TO_ADMINS: readonly (readonly [string, string, object | undefined])[] = [
  ['GET', '/v1/org/apps/github/config', undefined],
  ['POST', '/v1/org/apps/github/config', { clientId: 'x', clientSecret: 'y' }],
  ['DELETE', '/v1/org/apps/github/config', undefined],
  ['PUT', '/v1/org/rules/permissions/github', { changes: [{ toolId: 'x', permission: 'allow' }] }],
  ['GET', '/v1/org/rules/overlap/github', undefined],
]

const call = (who: Visitor, method: string, path: string, body?: object) =>
  who.api(method, path, body === undefined ? {} : { body })

describe('what concerns a whole organization (OpenAPI, "Requires admin role")', () => {
  it.each(ADMINS_ONLY)('%s %s is for its owners and admins', async (method, path, body) => {
    for (const role of ['member', 'viewer'] as const) {
      const answer = await call(as[role], method, path(), body)
      expect([role, answer.status, answer.body]).toEqual([role, 403, NEEDS_ADMIN])
    }
    expect((await call(as.admin, method, path(), body)).status).toBeLessThan(300)
  })

  it.each(UNKNOWN_TO_ADMINS)(
    '%s %s is refused to others before the provider is',
    async (method, path, body) => {
      for (const role of ['member', 'viewer'] as const) {
        const answer = await call(as[role], method, path, body)
        expect([role, answer.status, answer.body]).toEqual([role, 403, NEEDS_ADMIN])
      }
      expect((await call(as.admin, method, path, body)).status).not.toBe(403)
    },
  )

  it('a poll for held requests of every project is for its owners and admins', async () => {
    for (const role of ['member', 'viewer'] as const) {
      const answer = await as[role].api('GET', '/v1/org/approvals/pending')
      expect([role, answer.status, answer.body]).toEqual([role, 403, NEEDS_ADMIN])
    }
  })

  it('is not deleted by members, and is by admins', async () => {
    for (const path of [`/v1/org/secrets/${secretId}`, `/v1/org/rules/${ruleId}`]) {
      for (const role of ['viewer', 'member'] as const)
        expect((await as[role].api('DELETE', path)).status).toBe(403)
      expect((await as.admin.api('DELETE', path)).status).toBe(204)
    }
  })

  it('members and viewers read what they inherit, and members go on writing what a project has', async () => {
    const headers = { 'x-project-id': org.projectId }
    for (const role of ROLES)
      expect((await as[role].api('GET', '/v1/org/partner/inherited-secrets')).status).toBe(200)
    const made = (role: (typeof ROLES)[number], path: string, body: object) =>
      as[role].api('POST', path, { body, headers })
    expect((await made('member', '/v1/secrets', SECRET)).status).toBe(201)
    expect((await made('member', '/v1/rules', RULE)).status).toBe(201)
    expect((await made('viewer', '/v1/secrets', SECRET)).status).toBe(403)
    expect((await made('viewer', '/v1/rules', RULE)).status).toBe(403)
  })
})

describe('the tokens of agents', () => {
  it.each(['/v1/agents', '/v1/agents/default'])(
    'GET %s shows them to whoever may change agents',
    async (path) => {
      const read = async (role: (typeof ROLES)[number]) => {
        const answer = await as[role].api('GET', path, { headers: { 'x-project-id': org.projectId } })
        expect(answer.status).toBe(200)
        return answer.text.includes(org.agentToken)
      }
      expect([await read('admin'), await read('member'), await read('viewer')]).toEqual([true, true, false])
    },
  )

  it('GET /v1/container-config, which carries one, is refused to viewers', async () => {
    const headers = { 'x-project-id': org.projectId }
    const refused = await as.viewer.api('GET', '/v1/container-config', { headers })
    expect([refused.status, refused.text.includes(org.agentToken)]).toEqual([403, false])
    expect((await as.member.api('GET', '/v1/container-config', { headers })).status).toBe(200)
    const key = await tenantry().call('GET', '/v1/container-config', { headers: bearer(org.projectApiKey) })
    expect(key.status).toBe(200)
  })
})
