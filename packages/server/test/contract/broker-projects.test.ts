import { describe, expect, it } from 'vitest'
import { bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import {
  CLAIMED,
  CONFLICT,
  envelope,
  FORBIDDEN,
  INVALID,
  NOT_FOUND,
  type Provisioned,
  provision,
  putOrg,
} from './broker-callers.ts'
import { storedText } from './stored-text.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const createdAt = '2026-03-15T10:30:00.000Z'
interface Made {
  readonly id: string
  readonly apiKey: string
}
const create = async ({ asOrg }: Provisioned, name = 'Production') =>
  (await asOrg('POST', '/v1/projects', { name })).body as Made
const lastEvent = async ({ partner }: Provisioned) => (await eventsOf(tenantry(), partner)).at(-1)

describe('POST /v1/projects', () => {
  it('answers the project and its key, which works in that project alone', async () => {
    const org = await provision(tenantry())
    const answer = await org.asOrg('POST', '/v1/projects', { name: 'Production' })
    const { id, apiKey } = answer.body as Made
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        id: expect.stringMatching(UUID),
        name: 'Production',
        slug: 'production',
        createdAt,
        apiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/),
      },
    ])
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(apiKey) })
    expect(whoami.body).toMatchObject({ kind: 'project', projectId: id })
    expect(await storedText(tenantry())).not.toContain(apiKey)
    expect(await lastEvent(org)).toMatchObject({
      type: 'project.created',
      orgId: org.organizationId,
      subject: id,
      actor: { principal: `org/${org.organizationId}` },
      data: { name: 'Production', slug: 'production' },
    })
  })

  it('begins with a default agent whose token works', async () => {
    const org = await provision(tenantry())
    const { id, apiKey } = await create(org)
    const { body } = await tenantry().call('GET', '/v1/agents', { headers: bearer(apiKey) })
    const [{ accessToken = '' } = {}] = body as { accessToken?: string }[]
    expect(body).toMatchObject([{ name: 'Default', identifier: 'default', isDefault: true }])
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(accessToken) })
    expect(whoami.body).toMatchObject({ kind: 'agent', projectId: id })
  })

  it('answers 409 for a taken slug, whichever name it comes from', async () => {
    const org = await provision(tenantry())
    await create(org)
    for (const name of ['Production', 'PRODUCTION!', 'Default']) {
      const { status, body } = await org.asOrg('POST', '/v1/projects', { name })
      const message = `A project with the slug "${name === 'Default' ? 'default' : 'production'}" already exists`
      expect([status, body]).toEqual([409, envelope(CONFLICT, message)])
    }
    expect((await org.asOrg('GET', '/v1/projects')).body).toHaveLength(2)
  })

  it('lets one of many at once have a slug', async () => {
    const org = await provision(tenantry())
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => org.asOrg('POST', '/v1/projects', { name: 'Production' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  })

  it.each([{}, { name: 'x' }, { name: 'x'.repeat(51) }, { name: 5 }])('refuses %j with 400', async (body) => {
    const org = await provision(tenantry())
    const answer = await org.asOrg('POST', '/v1/projects', body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^name /) }])
  })

  it('takes names of 2 and of 50 characters, counted as people count them', async () => {
    const org = await provision(tenantry())
    for (const name of ['ab', 'é'.repeat(50), '😀'.repeat(50)])
      expect((await org.asOrg('POST', '/v1/projects', { name })).status).toBe(201)
  })
})

describe('/v1/projects/{projectId}', () => {
  it('GET shows one project', async () => {
    const org = await provision(tenantry())
    const { status, body } = await org.asOrg('GET', `/v1/projects/${org.projectId}`)
    expect([status, body]).toEqual([200, { id: org.projectId, name: 'Default', slug: 'default', createdAt }])
  })

  it('PATCH renames it, the slug too; its keys live on', async () => {
    const org = await provision(tenantry())
    const { status, body } = await org.asOrg('PATCH', `/v1/projects/${org.projectId}`, { name: 'Live Site' })
    const renamed = { id: org.projectId, name: 'Live Site', slug: 'live-site', createdAt }
    expect([status, body]).toEqual([200, renamed])
    expect((await org.asOrg('GET', '/v1/projects')).body).toEqual([renamed])
    expect(await org.standing(org.projectApiKey)).toBe(200)
    const data = { changed: { name: 'Live Site', slug: 'live-site' } }
    expect(await lastEvent(org)).toMatchObject({ type: 'project.renamed', subject: org.projectId, data })
  })

  it('PATCH takes another spelling of its own slug, and answers 409 for another project’s', async () => {
    const org = await provision(tenantry())
    const { id } = await create(org)
    const rename = async (name: string) => (await org.asOrg('PATCH', `/v1/projects/${id}`, { name })).status
    expect([await rename('PRODUCTION'), await rename('default'), await rename('Staging')]).toEqual([
      200, 409, 200,
    ])
  })

  it.each([{}, { name: 'Default' }])('PATCH with %j changes nothing and writes no event', async (body) => {
    const org = await provision(tenantry())
    const answer = await org.asOrg('PATCH', `/v1/projects/${org.projectId}`, body)
    expect([answer.status, answer.body]).toMatchObject([200, { name: 'Default', slug: 'default' }])
    expect(await eventsOf(tenantry(), org.partner)).toHaveLength(1)
  })

  it.each([{ name: 'x' }, { name: null }])('PATCH refuses %j with 400', async (body) => {
    const org = await provision(tenantry())
    const answer = await org.asOrg('PATCH', `/v1/projects/${org.projectId}`, body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^name /) }])
  })

  it('DELETE ends its keys and tokens at once, and an open project key deletes no more', async () => {
    const org = await provision(tenantry())
    const { id, apiKey } = await create(org)
    const { body } = await tenantry().call('GET', '/v1/agents', { headers: bearer(apiKey) })
    const [{ accessToken = '' } = {}] = body as { accessToken?: string }[]
    for (const token of [apiKey, accessToken]) expect(await org.standing(token)).toBe(200)
    const answer = await org.asOrg('DELETE', `/v1/projects/${id}`)
    expect([answer.status, answer.text]).toEqual([204, ''])
    for (const token of [apiKey, accessToken]) expect(await org.standing(token)).toBe(401)
    expect((await org.asOrg('GET', `/v1/projects/${id}`)).status).toBe(404)
    expect(await lastEvent(org)).toMatchObject({ type: 'project.deleted', subject: id })
  })

  it('DELETE answers 400 for the last one', async () => {
    const org = await provision(tenantry())
    const { status, body } = await org.asOrg('DELETE', `/v1/projects/${org.projectId}`)
    const refusal = envelope(INVALID, 'Cannot delete the only project in the organization')
    expect([status, body]).toEqual([400, refusal])
  })

  it('answers 404 alike for a stranger’s, a sibling’s, a missing and a malformed project', async () => {
    const org = await provision(tenantry())
    const [stranger, id] = [await provision(tenantry()), (await create(org)).id]
    for (const other of [MISSING_UUID, stranger.projectId, id.toUpperCase(), 'nope', '%00'])
      for (const [method, body] of [
        ['GET', undefined],
        ['PATCH', { name: 'Taken over' }],
        ['DELETE', undefined],
      ] as const) {
        const answer = await org.asOrg(method, `/v1/projects/${other}`, body)
        expect([method, other, answer.status, answer.body]).toEqual([
          method,
          other,
          404,
          envelope(NOT_FOUND, 'Project not found'),
        ])
      }
    expect(await stranger.standing(stranger.projectApiKey)).toBe(200)
  })

  it('goes on after a claim and after a detachment: the projects are the customer’s', async () => {
    const org = await provision(tenantry())
    for (const [change, name] of [
      [CLAIMED, 'After a claim'],
      [`status = 'detached'`, 'After detaching'],
    ] as const) {
      await putOrg(tenantry(), org.organizationId, change)
      expect((await org.asOrg('POST', '/v1/projects', { name })).status).toBe(201)
    }
  })
})

it.each([
  ['GET', '/v1/projects'],
  ['POST', '/v1/projects'],
  ['GET', `/v1/projects/${MISSING_UUID}`],
  ['PATCH', `/v1/projects/${MISSING_UUID}`],
  ['DELETE', `/v1/projects/${MISSING_UUID}`],
])('%s %s answers 401 without a key, and 403 to every key but an organization’s', async (method, path) => {
  const { partner, projectApiKey, agentToken } = await provision(tenantry())
  expect((await tenantry().call(method, path)).status).toBe(401)
  for (const key of [partner.key, projectApiKey, agentToken]) {
    const { status, body } = await tenantry().call(method, path, { headers: bearer(key) })
    expect([status, body]).toEqual([403, envelope(FORBIDDEN, expect.any(String))])
  }
})
