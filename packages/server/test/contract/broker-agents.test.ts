import { describe, expect, it } from 'vitest'
import { bearer } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import {
  CONFLICT,
  envelope,
  INVALID,
  NOT_FOUND,
  type Provisioned,
  provision,
  UNAUTHENTICATED,
} from './broker-callers.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const createdAt = '2026-03-15T10:30:00.000Z'
const agentNotFound = envelope(NOT_FOUND, 'Agent not found')
interface ListedAgent {
  readonly id: string
  readonly identifier: string
  readonly accessToken: string
  readonly isDefault: boolean
}
const create = async ({ asProject }: Provisioned, identifier = 'claude') =>
  ((await asProject('POST', '/v1/agents', { name: 'Claude', identifier })).body as ListedAgent).id
const list = async ({ asProject }: Provisioned) =>
  (await asProject('GET', '/v1/agents')).body as ListedAgent[]
const listed = async (org: Provisioned, id: string) => (await list(org)).find((agent) => agent.id === id)
const lastEvent = async ({ partner }: Provisioned) => (await eventsOf(tenantry(), partner)).at(-1)

describe('POST /v1/agents', () => {
  it('answers the agent without its token, which is in the list and works', async () => {
    const org = await provision(tenantry())
    const body = { name: 'Claude Assistant', identifier: 'claude-assistant' }
    const answer = await org.asProject('POST', '/v1/agents', body)
    expect([answer.status, answer.body]).toEqual([
      201,
      { id: expect.stringMatching(UUID), ...body, createdAt },
    ])
    const { id } = answer.body as ListedAgent
    const agent = await listed(org, id)
    expect(agent).toEqual({
      ...{ id, ...body, createdAt, isDefault: false, secretMode: 'all' },
      accessToken: expect.stringMatching(/^aoc_[0-9A-Za-z]{38}$/),
      _count: { agentSecrets: 0, agentAppConnections: 0 },
    })
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(agent?.accessToken ?? '') })
    expect(whoami.body).toMatchObject({ kind: 'agent', agentId: id, projectId: org.projectId })
    expect(await lastEvent(org)).toMatchObject({
      type: 'agent.created',
      subject: id,
      actor: { principal: `project/${org.projectId}` },
      data: { ...body, projectId: org.projectId, secretMode: 'all' },
    })
  })

  it('inherits the secret mode and the assigned secrets of its parent', async () => {
    const org = await provision(tenantry())
    const parentId = await create(org, 'orchestrator')
    await org.asProject('PATCH', `/v1/agents/${parentId}/secret-mode`, { mode: 'selective' })
    const secretIds: string[] = []
    for (const name of ['One', 'Two', 'Three']) {
      const secret = { name, type: 'openai', value: 'sk-a-value', hostPattern: 'api.openai.com' }
      secretIds.push(((await org.asProject('POST', '/v1/secrets', secret)).body as { id: string }).id)
    }
    await org.asProject('PUT', `/v1/agents/${parentId}/secrets`, { secretIds })
    const body = { name: 'Worker', identifier: 'worker', parentIdentifier: 'orchestrator' }
    const { id } = (await org.asProject('POST', '/v1/agents', body)).body as ListedAgent
    expect(await listed(org, id)).toMatchObject({ secretMode: 'selective', _count: { agentSecrets: 3 } })
    const secrets = async (agentId: string) =>
      (await org.asProject('GET', `/v1/agents/${agentId}/secrets`)).body
    expect(await secrets(id)).toEqual(await secrets(parentId))
  })

  it('answers 400 for a parent that this project does not have, and makes nothing', async () => {
    const org = await provision(tenantry())
    await org.asOrg('POST', '/v1/projects', { name: 'Other' })
    const body = { name: 'Worker', identifier: 'worker', parentIdentifier: 'nobody' }
    const { status, body: refusal } = await org.asProject('POST', '/v1/agents', body)
    const message = 'parentIdentifier must be an agent of the project'
    expect([status, refusal]).toEqual([400, envelope(INVALID, message)])
    const self = { name: 'Worker', identifier: 'worker', parentIdentifier: 'worker' }
    expect((await org.asProject('POST', '/v1/agents', self)).status).toBe(400)
    expect(await list(org)).toHaveLength(1)
  })

  it('answers 409 for an identifier that is taken in this project, and takes it in another', async () => {
    const org = await provision(tenantry())
    await create(org)
    for (const identifier of ['claude', 'default']) {
      const { status, body } = await org.asProject('POST', '/v1/agents', { name: 'Again', identifier })
      const message = `An agent with the identifier "${identifier}" already exists in this project`
      expect([status, body]).toEqual([409, envelope(CONFLICT, message)])
    }
    const { body } = await org.asOrg('POST', '/v1/projects', { name: 'Other' })
    const { id } = body as ListedAgent
    const elsewhere = { name: 'Claude', identifier: 'claude' }
    expect((await org.asOrg('POST', '/v1/agents', elsewhere, { 'x-project-id': id })).status).toBe(201)
  })

  it('lets one of many at once have an identifier', async () => {
    const org = await provision(tenantry())
    const body = { name: 'Claude', identifier: 'claude' }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => org.asProject('POST', '/v1/agents', body)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  })

  it.each<[string, Record<string, unknown>]>([
    ['name', { identifier: 'x' }],
    ['name', { name: '', identifier: 'x' }],
    ['name', { name: 'x'.repeat(256), identifier: 'x' }],
    ['identifier', { name: 'Claude' }],
    ...['', 'Claude', '-claude', 'a b', 'a_b', 'ü', 'a'.repeat(51), 'a\n'].map(
      (identifier): [string, Record<string, unknown>] => ['identifier', { name: 'Claude', identifier }],
    ),
    ['parentIdentifier', { name: 'Claude', identifier: 'claude', parentIdentifier: 'Not One' }],
  ])('refuses a %s that is wrong with 400: %j', async (field, body) => {
    const org = await provision(tenantry())
    const answer = await org.asProject('POST', '/v1/agents', body)
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: expect.stringMatching(new RegExp(`^${field} `)) },
    ])
    expect(await list(org)).toHaveLength(1)
  })

  it('refuses a name of more than one line in an envelope', async () => {
    const { asProject } = await provision(tenantry())
    const { status, body } = await asProject('POST', '/v1/agents', { name: 'a\nb', identifier: 'a' })
    expect([status, body]).toEqual([400, envelope(INVALID, expect.stringMatching(/^name must be one line/))])
  })
})

describe('the default agent', () => {
  it('is shown by GET /v1/agents/default as the list shows it', async () => {
    const org = await provision(tenantry())
    await create(org)
    const { status, body } = await org.asProject('GET', '/v1/agents/default')
    expect([status, body]).toEqual([200, (await list(org))[0]])
    expect(body).toMatchObject({ identifier: 'default', accessToken: org.agentToken })
  })

  it('is 404 where a project has none', async () => {
    const org = await provision(tenantry())
    await tenantry().database.sql('update agents set is_default = false where project_id = $1', [
      org.projectId,
    ])
    const { status, body } = await org.asProject('GET', '/v1/agents/default')
    expect([status, body]).toEqual([404, envelope(NOT_FOUND, 'The project has no default agent')])
  })

  it('becomes another by set-default, and there is never more than one', async () => {
    const org = await provision(tenantry())
    const ids = [await create(org, 'one'), await create(org, 'two'), await create(org, 'three')]
    const answers = await Promise.all(ids.map((id) => org.asProject('POST', `/v1/agents/${id}/set-default`)))
    for (const { status, body } of answers) expect([status, body]).toEqual([200, { success: true }])
    const [chosen, ...more] = (await list(org)).filter(({ isDefault }) => isDefault)
    expect([ids.includes(chosen?.id ?? ''), more]).toEqual([true, []])
    const again = await org.asProject('POST', `/v1/agents/${chosen?.id}/set-default`)
    expect(again.body).toEqual({ success: true })
    const changes = (await eventsOf(tenantry(), org.partner)).filter(
      ({ type }) => type === 'agent.default_changed',
    )
    expect(changes).toHaveLength(3)
  })

  it('cannot be deleted', async () => {
    const org = await provision(tenantry())
    const [{ id = '' } = {}] = await list(org)
    const { status, body } = await org.asProject('DELETE', `/v1/agents/${id}`)
    const message = 'The default agent cannot be deleted; make another agent the default first'
    expect([status, body]).toEqual([400, envelope(INVALID, message)])
    expect(await org.standing(org.agentToken)).toBe(200)
  })
})

describe('/v1/agents/{agentId}', () => {
  it('PATCH renames and leaves the identifier; the same name again is no event', async () => {
    const org = await provision(tenantry())
    const id = await create(org)
    for (const _ of [1, 2]) {
      const { status, body } = await org.asProject('PATCH', `/v1/agents/${id}`, { name: 'Renamed' })
      expect([status, body]).toEqual([200, { success: true }])
    }
    expect(await listed(org, id)).toMatchObject({ name: 'Renamed', identifier: 'claude' })
    const renamed = (await eventsOf(tenantry(), org.partner)).filter(({ type }) => type === 'agent.renamed')
    expect(renamed).toMatchObject([{ subject: id, data: { changed: { name: 'Renamed' } } }])
  })

  it.each([{}, { name: '' }, { name: 'x'.repeat(256) }])('PATCH refuses %j with 400', async (body) => {
    const org = await provision(tenantry())
    const answer = await org.asProject('PATCH', `/v1/agents/${await create(org)}`, body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^name /) }])
  })

  it('DELETE ends its token at once', async () => {
    const org = await provision(tenantry())
    const id = await create(org)
    const token = (await listed(org, id))?.accessToken ?? ''
    expect(await org.standing(token)).toBe(200)
    const { status, text } = await org.asProject('DELETE', `/v1/agents/${id}`)
    expect([status, text, await org.standing(token)]).toEqual([204, '', 401])
    expect(await listed(org, id)).toBeUndefined()
    expect((await org.asProject('DELETE', `/v1/agents/${id}`)).status).toBe(404)
  })

  it('regenerate-token answers a new token; the old one is dead at once', async () => {
    const org = await provision(tenantry())
    const id = await create(org)
    const old = (await listed(org, id))?.accessToken ?? ''
    expect(await org.standing(old)).toBe(200)
    const { status, body } = await org.asProject('POST', `/v1/agents/${id}/regenerate-token`)
    const { accessToken } = body as ListedAgent
    expect([status, body]).toEqual([200, { accessToken: expect.stringMatching(/^aoc_[0-9A-Za-z]{38}$/) }])
    expect([await org.standing(old), await org.standing(accessToken)]).toEqual([401, 200])
    expect((await listed(org, id))?.accessToken).toBe(accessToken)
  })

  it('leaves one live token of many that are regenerated at once', async () => {
    const org = await provision(tenantry())
    const path = `/v1/agents/${await create(org)}/regenerate-token`
    const answers = await Promise.all(Array.from({ length: 6 }, () => org.asProject('POST', path)))
    const standings = await Promise.all(
      answers.map(({ body }) => org.standing((body as ListedAgent).accessToken)),
    )
    expect(standings.toSorted()).toEqual([200, 401, 401, 401, 401, 401])
  })
})

const CHANGES = [
  ['PATCH', '', { name: 'Taken over' }],
  ['DELETE', '', undefined],
  ['POST', '/set-default', undefined],
  ['POST', '/regenerate-token', undefined],
  ['PATCH', '/secret-mode', { mode: 'selective' }],
  ['GET', '/secrets', undefined],
  ['PUT', '/secrets', { secretIds: [] }],
  ['GET', '/connections', undefined],
  ['PUT', '/connections', { connections: [] }],
] as const

describe.each(CHANGES)('%s /v1/agents/{agentId}%s', (method, rest, body) => {
  it('answers 404 alike for an agent elsewhere, a missing and a malformed one', async () => {
    const org = await provision(tenantry())
    const stranger = await provision(tenantry())
    const { body: other } = await org.asOrg('POST', '/v1/projects', { name: 'Other' })
    const sibling = { 'x-project-id': (other as ListedAgent).id }
    const made = await org.asOrg('POST', '/v1/agents', { name: 'Sibling', identifier: 'sibling' }, sibling)
    const strangers = await create(stranger)
    for (const id of [MISSING_UUID, strangers, (made.body as ListedAgent).id, 'nope', '%00']) {
      const answer = await org.inProject(method, `/v1/agents/${id}${rest}`, body)
      expect([id, answer.status, answer.body]).toEqual([id, 404, agentNotFound])
    }
    expect(await listed(stranger, strangers)).toMatchObject({ name: 'Claude', secretMode: 'all' })
  })

  it('needs a project: 401 with an organization key alone, 404 in a project that is not there', async () => {
    const org = await provision(tenantry())
    const path = `/v1/agents/${await create(org)}${rest}`
    const without = await org.asOrg(method, path, body)
    const message = expect.stringContaining('X-Project-Id')
    expect([without.status, without.body]).toEqual([401, envelope(UNAUTHENTICATED, message)])
    const elsewhere = await org.asOrg(method, path, body, { 'x-project-id': MISSING_UUID })
    expect([elsewhere.status, elsewhere.body]).toEqual([404, envelope(NOT_FOUND, 'Project not found')])
    const inProject = await org.inProject(method, path, body)
    expect(inProject.status).toBe(method === 'DELETE' ? 204 : 200)
  })

  it('answers 401 without a key, and 403 to a partner’s and an agent’s', async () => {
    const { partner, agentToken } = await provision(tenantry())
    const path = `/v1/agents/${MISSING_UUID}${rest}`
    const call = async (headers = {}) => (await tenantry().call(method, path, { headers, body })).status
    expect([await call(), await call(bearer(partner.key)), await call(bearer(agentToken))]).toEqual([
      401, 403, 403,
    ])
  })
})
