import { createTenantry, TenantryError, toRuuid } from '@tenantry/sdk'
import { describe, expect, it } from 'vitest'
import { createTestPartner, useServer } from '../support/tenantry-server.ts'

const server = useServer()

const readAll = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}
const errorOf = async (call: Promise<unknown>): Promise<TenantryError> => {
  const error = await call.then(
    () => expect.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TenantryError)) throw error
  return error
}

it('hands over what an import answers, line by line, for its caller to read', async () => {
  const { id: partnerId } = await createTestPartner(server())
  const rows = [{ externalId: 'key-1' }, { surprise: 1 }]
  const text = await server().operator.admin.importClaimKeys({ partnerId, rows })
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ outcome }) => outcome)).toEqual(['created', 'refused', undefined, undefined])
  expect(lines.at(-1)).toMatchObject({ finished: { rows: 2, created: 1, refused: 1 } })
})

describe('a partner', () => {
  it('meets one organization in every dialect', async () => {
    const { client } = await createTestPartner(server())
    const made = await client.embed.createOrg({ name: 'Acme Tours', external_id: 'a/b %?ü 🙂' })
    expect(await client.embed.getOrgByExternalId({ externalId: 'a/b %?ü 🙂' })).toMatchObject({ id: made.id })
    expect(await client.broker.getPartnerOrg({ orgId: made.id })).toMatchObject({ name: 'Acme Tours' })
    const { clients } = await client.fleet.getPartnerClientsV2()
    expect(clients?.map(({ clientOrgUuid }) => clientOrgUuid)).toEqual([toRuuid(made.id)])
  })

  it('acts inside the organization that a call names, and elsewhere in its own', async () => {
    const { client } = await createTestPartner(server())
    const { id } = await client.embed.createOrg({ name: 'Acme Tours' })
    await client.fleet.createLocation({ location: { name: 'HQ' } }, { org: id })
    const inside = await client.fleet.getLocations({}, { org: toRuuid(id) })
    expect(inside.locations?.map(({ name }) => name)).toEqual(['HQ'])
    expect((await client.fleet.getLocations()).locations).toEqual([])
    expect((await client.fleet.getOrgV2({}, { org: id })).org).toMatchObject({
      name: 'Acme Tours',
      type: 'CUSTOMER',
    })
    expect((await client.fleet.getOrgV2()).org).toMatchObject({ type: 'PARTNER' })
  })

  it('may use a key of either format in every dialect', async () => {
    const { id: partnerId } = await createTestPartner(server())
    for (const format of ['opaque', 'jwt'] as const) {
      const { apiKey } = await server().operator.admin.issuePartnerKey({ partnerId, format })
      const client = createTenantry({ baseUrl: server().url, key: apiKey })
      expect(await client.broker.getIdentity()).toMatchObject({ kind: 'partner', partnerId })
      expect(await client.embed.listOrgs()).toEqual({ data: [], total: 0 })
      expect((await client.fleet.getPartnerClients()).clients).toEqual([])
    }
  })

  it('hands over keys that work in an organization of their own', async () => {
    const { client } = await createTestPartner(server())
    const made = await client.broker.createPartnerOrg({ name: 'Acme Corp' })
    const org = createTenantry({ baseUrl: server().url, key: made.orgApiKey })
    expect((await org.fleet.getOrgV2()).org).toMatchObject({ uuid: toRuuid(made.organizationId) })
    const [project] = await org.broker.listProjects()
    expect(project?.id).toBe(made.projectId)
    const [agent] = await org.broker.listAgents({}, { projectId: made.projectId })
    expect(agent?.accessToken).toBe(made.agentToken)
  })
})

describe('a change is made once', () => {
  it('when its answer is lost and it is sent again', async () => {
    const { apiKey } = await createTestPartner(server())
    let answers = 0
    const client = createTenantry({
      baseUrl: server().url,
      key: apiKey,
      clock: { now: Date.now, sleep: async () => {} },
      fetch: async (...call) => {
        const answer = await fetch(...call)
        if (++answers > 1) return answer
        await answer.arrayBuffer()
        throw new TypeError('fetch failed')
      },
    })
    const made = await client.embed.createOrg({ name: 'Acme' })
    expect(answers).toBe(2)
    const { data } = await client.embed.listOrgs()
    expect(data.map(({ id }) => id)).toEqual([made.id])
  })

  it('however often the same Idempotency-Key is given, and never with another body', async () => {
    const { client } = await createTestPartner(server())
    const create = (name: string) => client.broker.createPartnerOrg({ name }, { idempotencyKey: 'order-7' })
    const made = await Promise.all(Array.from({ length: 8 }, () => create('Acme')))
    expect(new Set(made.map(({ claimUrl }) => claimUrl)).size).toBe(1)
    expect(await client.broker.listPartnerOrgs()).toHaveLength(1)
    expect(await errorOf(create('Other'))).toMatchObject({ kind: 'precondition', status: 422 })
  })
})

describe('a list is read to its end', () => {
  it('by offset', async () => {
    const { client } = await createTestPartner(server())
    for (let index = 0; index < 101; index++) await client.embed.createOrg({ name: `Org ${index}` })
    const names = Array.from({ length: 101 }, (_, index) => `Org ${index}`)
    expect((await readAll(client.embed.listOrgs.all())).map(({ name }) => name)).toEqual(names)
    expect((await readAll(client.embed.listOrgs.all({ limit: 7 }))).map(({ name }) => name)).toEqual(names)
  })

  it('by cursor', async () => {
    const { admin } = server().operator
    const { id: partnerId, keyId } = await createTestPartner(server())
    const issued = [keyId]
    for (let index = 0; index < 4; index++) issued.push((await admin.issuePartnerKey({ partnerId })).id)
    const listed = await readAll(admin.listPartnerKeys.all({ partnerId, limit: 2 }))
    expect(listed.map(({ id }) => id)).toEqual(issued)
  })
})

describe('a refusal is an error that says', () => {
  it('who was not let in, in every dialect, and never the key', async () => {
    const key = 'oc_partner_notAKeyThatAnybodyHas0123456789'
    const client = createTenantry({ baseUrl: server().url, key, operatorKey: key })
    const errors = [
      await errorOf(client.embed.listOrgs()),
      await errorOf(client.broker.listPartnerOrgs()),
      await errorOf(client.admin.listPartners()),
      await errorOf(client.fleet.getPartnerClients()),
    ]
    expect(errors.map(({ kind }) => kind)).toEqual([
      'unauthenticated',
      'unauthenticated',
      'unauthenticated',
      // The fleet guide answers 403 to a key that is not valid.
      'forbidden',
    ])
    for (const error of errors) {
      expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain(key)
    }
  })

  it('what is missing, taken or wrong', async () => {
    const { client } = await createTestPartner(server())
    await client.embed.createOrg({ name: 'Acme', external_id: 'a' })
    const taken = await errorOf(client.embed.createOrg({ name: 'Acme', external_id: 'a' }))
    expect(taken).toMatchObject({ kind: 'conflict', message: 'Org with external_id "a" already exists' })
    const missing = await errorOf(client.embed.getOrgByExternalId({ externalId: 'b' }))
    expect(missing.kind).toBe('not_found')
    const { operator } = server()
    const wrong = await errorOf(operator.admin.createPartner({ name: '', ownerEmail: 'a@example.com' }))
    expect(wrong).toMatchObject({ kind: 'invalid', code: 'request.malformed', field: 'name' })
    const stranger = await createTestPartner(server())
    const { id } = await stranger.client.embed.createOrg({ name: 'Theirs' })
    expect(await errorOf(client.broker.getPartnerOrg({ orgId: id }))).toMatchObject({
      kind: 'not_found',
      code: 'not_found_error',
    })
    expect((await errorOf(client.fleet.getLocations({}, { org: id }))).kind).toBe('forbidden')
  })

  it('what a fleet endpoint did not do, though it answered 200', async () => {
    const { client } = await createTestPartner(server())
    const error = await errorOf(client.fleet.createPartnerClient({}))
    expect(error).toMatchObject({ kind: 'refused', status: 200, code: 'BAD_INPUT' })
    expect(error.message).toContain('clientOrgName')
  })

  it('when to come back', async () => {
    const { client } = await createTestPartner(server(), { rateLimitPerMinute: 1 })
    await client.embed.listOrgs()
    const error = await errorOf(client.embed.listOrgs({}, { retriesMax: 0 }))
    expect(error).toMatchObject({ kind: 'limit', status: 429 })
    expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(1)
    expect(error.retryAfterSeconds).toBeLessThanOrEqual(60)
  })
})
