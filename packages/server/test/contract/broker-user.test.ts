import { describe, expect, it } from 'vitest'
import { bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { envelope, FORBIDDEN, NOT_FOUND, provision, putOrg, UNAUTHENTICATED } from './broker-callers.ts'
import { storedText } from './stored-text.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const noPerson = envelope(NOT_FOUND, 'This key belongs to no person')
const regenerate = (key: string) =>
  tenantry().call('POST', '/v1/user/api-key/regenerate', { headers: bearer(key) })
const keyIn = ({ body }: { readonly body: unknown }) => (body as { apiKey: string }).apiKey

describe('/v1/user', () => {
  it('answers 404 to the key of a machine, which belongs to no person', async () => {
    const { partner, orgApiKey, projectApiKey } = await provision(tenantry())
    for (const key of [partner.key, orgApiKey, projectApiKey])
      for (const [method, body] of [
        ['GET', undefined],
        ['PATCH', { name: 'Nobody' }],
      ] as const) {
        const answer = await tenantry().call(method, '/v1/user', { headers: bearer(key), body })
        expect([answer.status, answer.body]).toEqual([404, noPerson])
      }
  })

  it('PATCH refuses a body without a good name with 400', async () => {
    const { asProject } = await provision(tenantry())
    for (const body of [{}, { name: '' }, { name: 'x'.repeat(256) }]) {
      const answer = await asProject('PATCH', '/v1/user', body)
      expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^name /) }])
    }
  })

  it('answers 401 without a key, and 403 to an agent’s token', async () => {
    const { agentToken } = await provision(tenantry())
    for (const method of ['GET', 'PATCH']) {
      expect((await tenantry().call(method, '/v1/user')).status).toBe(401)
      const { status, body } = await tenantry().call(method, '/v1/user', { headers: bearer(agentToken) })
      expect([status, body]).toEqual([403, envelope(FORBIDDEN, expect.any(String))])
    }
  })
})

describe('GET /v1/user/api-key', () => {
  it('answers the very project key that was presented, in whatever case the scheme is written', async () => {
    const { projectApiKey } = await provision(tenantry())
    for (const scheme of ['Bearer', 'bearer']) {
      const headers = { authorization: `${scheme} ${projectApiKey}` }
      const { status, body } = await tenantry().call('GET', '/v1/user/api-key', { headers })
      expect([status, body]).toEqual([200, { apiKey: projectApiKey }])
    }
    expect(await storedText(tenantry())).not.toContain(projectApiKey)
    expect(tenantry().log()).not.toContain(projectApiKey)
  })
})

describe('POST /v1/user/api-key/regenerate', () => {
  it('answers a new key with the same rights; the old one is dead at once', async () => {
    const { partner, projectId, projectApiKey, standing } = await provision(tenantry())
    const identity = async (key: string) => {
      const { body } = await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })
      return body as { credentialId: string; scopes: string[]; projectId: string }
    }
    const before = await identity(projectApiKey)
    const answer = await regenerate(projectApiKey)
    expect([answer.status, answer.body]).toEqual([
      200,
      { apiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/) },
    ])
    expect(await standing(projectApiKey)).toBe(401)
    const after = await identity(keyIn(answer))
    expect({ ...after, credentialId: '' }).toEqual({ ...before, credentialId: '' })
    const data = { name: 'Default', projectId, revoked: before.credentialId }
    expect((await eventsOf(tenantry(), partner)).at(-1)).toMatchObject({
      type: 'project_key.regenerated',
      subject: after.credentialId,
      data,
    })
  })

  it('keeps name, scopes, person, end, and whether the partner has seen it', async () => {
    const { projectApiKey, projectId } = await provision(tenantry())
    const kept = `name = 'CI', scopes = '{agents:write}', user_id = gen_random_uuid(), expires_at = '2026-04-01'`
    const mine = `project_id = $1 and kind = 'project_key'`
    await tenantry().database.sql(`update credentials set ${kept} where ${mine}`, [projectId])
    expect((await regenerate(projectApiKey)).status).toBe(200)
    const [old, fresh] = await tenantry().database.sql(
      `select name, scopes, user_id, expires_at, seen_by_partner from credentials where ${mine} order by id`,
      [projectId],
    )
    expect(fresh).toEqual(old)
    expect(fresh).toMatchObject({ name: 'CI', seen_by_partner: true })
  })

  it('gives one of many that ask at once a key that works', async () => {
    const { projectApiKey, standing } = await provision(tenantry())
    const answers = await Promise.all(Array.from({ length: 6 }, () => regenerate(projectApiKey)))
    const [winner, ...more] = answers.filter(({ status }) => status === 200)
    expect(more).toEqual([])
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(await standing(winner === undefined ? '' : keyIn(winner))).toBe(200)
  })
})

describe.each([
  ['GET', '/v1/user/api-key'],
  ['POST', '/v1/user/api-key/regenerate'],
])('%s %s', (method, path) => {
  it('answers 404 to an organization key: it belongs to no person', async () => {
    const org = await provision(tenantry())
    const { status, body } = await org.inProject(method, path)
    expect([status, body]).toEqual([404, noPerson])
    expect(await org.standing(org.orgApiKey)).toBe(200)
  })

  it('needs a project with an organization key: 401 without, 404 for one that is not there', async () => {
    const { asOrg } = await provision(tenantry())
    const without = await asOrg(method, path)
    expect([without.status, without.body]).toEqual([401, envelope(UNAUTHENTICATED, expect.any(String))])
    const elsewhere = await asOrg(method, path, undefined, { 'x-project-id': MISSING_UUID })
    expect([elsewhere.status, elsewhere.body]).toEqual([404, envelope(NOT_FOUND, 'Project not found')])
  })

  it('answers 401 without a key, 403 to a partner’s and an agent’s and in a suspended organization', async () => {
    const org = await provision(tenantry())
    expect((await tenantry().call(method, path)).status).toBe(401)
    for (const key of [org.partner.key, org.agentToken])
      expect((await tenantry().call(method, path, { headers: bearer(key) })).status).toBe(403)
    await putOrg(tenantry(), org.organizationId, 'suspended_at = created_at')
    const { status, body } = await org.asProject(method, path)
    expect([status, body]).toEqual([403, envelope(FORBIDDEN, expect.any(String))])
  })
})

describe('GET /v1/counts', () => {
  it('counts what is in the project, and nothing of another', async () => {
    const org = await provision(tenantry())
    const other = await org.asOrg('POST', '/v1/projects', { name: 'Other' })
    await org.asProject('POST', '/v1/agents', { name: 'Claude', identifier: 'claude' })
    const nothing = { apps: 0, llms: 0, secrets: 0 }
    expect((await org.asProject('GET', '/v1/counts')).body).toEqual({ agents: 2, ...nothing })
    const headers = bearer(keyIn(other))
    const { status, body } = await tenantry().call('GET', '/v1/counts', { headers })
    expect([status, body]).toEqual([200, { agents: 1, ...nothing }])
  })

  it('answers 403 to a partner key', async () => {
    const { partner } = await provision(tenantry())
    expect((await partner.broker('GET', '/v1/counts')).status).toBe(403)
  })
})
