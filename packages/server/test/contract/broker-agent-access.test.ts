import { describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { envelope, NOT_FOUND, type Provisioned, provision, UNAUTHENTICATED } from './broker-callers.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const defaultAgent = async ({ asProject }: Provisioned) =>
  (await asProject('GET', '/v1/agents/default')).body as { id: string }

/** Assigns secrets behind the product's back. */
const assign = (agentId: string, count: number) =>
  tenantry().database.sql(
    `with made as (
       insert into secrets (partner_id, id, org_id, tier, name, type, host_pattern, sealed, preview, created_at, updated_at)
       select partner_id, gen_random_uuid(), org_id, 'organization', 'Assigned ' || n, 'openai', 'x.example', '', '', now(), now()
       from agents, generate_series(1, $2::int) n where agents.id = $1
       returning partner_id, org_id, id
     )
     insert into agent_secrets (partner_id, org_id, agent_id, secret_id)
     select partner_id, org_id, $1, id from made returning secret_id`,
    [agentId, count],
  )

describe('PATCH /v1/agents/{agentId}/secret-mode', () => {
  it('changes the mode, and says nothing of it when it is the same', async () => {
    const org = await provision(tenantry())
    const { id } = await defaultAgent(org)
    for (const mode of ['all', 'selective', 'selective']) {
      const { status, body } = await org.asProject('PATCH', `/v1/agents/${id}/secret-mode`, { mode })
      expect([status, body]).toEqual([200, { success: true }])
      expect(await defaultAgent(org)).toMatchObject({ secretMode: mode })
    }
    expect((await eventsOf(tenantry(), org.partner)).slice(1)).toMatchObject([
      { type: 'agent.secret_mode_changed', subject: id, data: { changed: { secretMode: 'selective' } } },
    ])
  })

  it.each([{}, { mode: 'some' }, { mode: null }])('refuses %j with 400', async (body) => {
    const org = await provision(tenantry())
    const { id } = await defaultAgent(org)
    const answer = await org.asProject('PATCH', `/v1/agents/${id}/secret-mode`, body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^mode /) }])
  })
})

describe('/v1/agents/{agentId}/secrets', () => {
  it('lists what is assigned, counts it, and takes the empty list', async () => {
    const org = await provision(tenantry())
    const { id } = await defaultAgent(org)
    const path = `/v1/agents/${id}/secrets`
    expect((await org.asProject('GET', path)).body).toEqual([])
    const ids = (await assign(id, 2)).map((row) => row['secret_id'])
    expect((await org.asProject('GET', path)).body).toEqual(ids.toSorted())
    expect(await defaultAgent(org)).toMatchObject({ _count: { agentSecrets: 2 } })
    for (const _ of [1, 2]) {
      const { status, body } = await org.asProject('PUT', path, { secretIds: [] })
      expect([status, body]).toEqual([200, { success: true }])
    }
    expect((await org.asProject('GET', path)).body).toEqual([])
    const events = (await eventsOf(tenantry(), org.partner)).slice(1)
    expect(events).toMatchObject([
      { type: 'agent.secrets_assigned', subject: id, data: { added: [], removed: ids.toSorted() } },
    ])
  })

  it('answers 404 for a secret that the project does not see, and leaves what was assigned', async () => {
    const org = await provision(tenantry())
    const { id } = await defaultAgent(org)
    await assign(id, 1)
    for (const secretId of [MISSING_UUID, org.projectId, 'nope', '']) {
      const { status, body } = await org.asProject('PUT', `/v1/agents/${id}/secrets`, {
        secretIds: [secretId],
      })
      expect([secretId, status, body]).toEqual([secretId, 404, envelope(NOT_FOUND, 'Secret not found')])
    }
    expect(await defaultAgent(org)).toMatchObject({ _count: { agentSecrets: 1 } })
  })

  it.each([
    {},
    { secretIds: 'all' },
    { secretIds: [5] },
    { secretIds: Array.from({ length: 1_001 }, () => 'x') },
  ])('PUT refuses what is no list of at most 1,000 ids with 400', async (body) => {
    const org = await provision(tenantry())
    const { id } = await defaultAgent(org)
    const answer = await org.asProject('PUT', `/v1/agents/${id}/secrets`, body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^secretIds/) }])
  })

  it('forgets what is inherited when the organization detaches, or its partner deletes it', async () => {
    const org = await provision(tenantry())
    const path = `/v1/agents/${(await defaultAgent(org)).id}/secrets`
    const create = async (name: string): Promise<string> => {
      const body = { name, type: 'openai', value: 'x', hostPattern: 'api.example.com' }
      const made = await org.partner.broker('POST', '/v1/partner/secrets', { body })
      return (made.body as { id: string }).id
    }
    const [kept, deleted] = [await create('Kept'), await create('Deleted')]
    expect((await org.asProject('PUT', path, { secretIds: [kept, deleted] })).status).toBe(200)
    await org.partner.broker('DELETE', `/v1/partner/secrets/${deleted}`)
    expect((await org.asProject('GET', path)).body).toEqual([kept])
    expect((await org.asOrg('POST', '/v1/org/partner/detach')).status).toBe(200)
    const listed = (await org.asProject('GET', path)).body as string[]
    expect(listed).toEqual([])
    expect(await defaultAgent(org)).toMatchObject({ _count: { agentSecrets: 0 } })
    expect((await org.asProject('PUT', path, { secretIds: listed })).status).toBe(200)
  })

  it('goes with its agent', async () => {
    const org = await provision(tenantry())
    const made = await org.asProject('POST', '/v1/agents', { name: 'Claude', identifier: 'claude' })
    const { id } = made.body as { id: string }
    await assign(id, 1)
    expect((await org.asProject('DELETE', `/v1/agents/${id}`)).status).toBe(204)
    expect(await tenantry().database.sql('select 1 from agent_secrets where agent_id = $1', [id])).toEqual([])
  })
})

describe('app connections, of which there are none yet', () => {
  it('are empty lists', async () => {
    const org = await provision(tenantry())
    const { id } = await defaultAgent(org)
    for (const path of [`/v1/agents/${id}/connections`, '/v1/agents/granular-access']) {
      const { status, body } = await org.asProject('GET', path)
      expect([path, status, body]).toEqual([path, 200, []])
    }
  })

  it('are replaced by the empty list alone: an id of one is 404, in words', async () => {
    const org = await provision(tenantry())
    const path = `/v1/agents/${(await defaultAgent(org)).id}/connections`
    const taken = await org.asProject('PUT', path, { connections: [] })
    expect([taken.status, taken.body]).toEqual([200, { success: true }])
    const connections = [{ appConnectionId: MISSING_UUID, sessionPolicy: null }]
    const { status, body } = await org.asProject('PUT', path, { connections })
    expect([status, body]).toEqual([404, envelope(NOT_FOUND, 'This project has no such app connection')])
    expect(await eventsOf(tenantry(), org.partner)).toHaveLength(1)
  })

  it.each([{}, { connections: {} }, { connections: [{}] }])('PUT refuses %j with 400', async (body) => {
    const org = await provision(tenantry())
    const answer = await org.asProject('PUT', `/v1/agents/${(await defaultAgent(org)).id}/connections`, body)
    expect([answer.status, answer.body]).toEqual([400, { error: expect.stringMatching(/^connections/) }])
  })
})

it.each(['/v1/agents', '/v1/agents/default', '/v1/agents/granular-access', '/v1/counts'])(
  'GET %s needs a project: 401 with an organization key alone, 404 in one that is not there',
  async (path) => {
    const org = await provision(tenantry())
    const without = await org.asOrg('GET', path)
    expect([without.status, without.body]).toEqual([
      401,
      envelope(UNAUTHENTICATED, expect.stringContaining('X-Project-Id')),
    ])
    const elsewhere = await org.asOrg('GET', path, undefined, { 'x-project-id': MISSING_UUID })
    expect([elsewhere.status, elsewhere.body]).toEqual([404, envelope(NOT_FOUND, 'Project not found')])
    expect((await org.inProject('GET', path)).status).toBe(200)
  },
)
