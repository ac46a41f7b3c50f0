import { describe, expect, it } from 'vitest'
import { createHousehold, createTenant, type Household } from '../isolation/tenants.ts'
import { bearer, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ruuid } from './wire-ids.ts'

const tenantry = useTenantry()

const DELETES = {
  fleet: (partner: TestPartner, { orgId }: Household) =>
    partner.fleet('partner/deleteClient', { clientOrgUuid: ruuid(orgId) }),
  broker: (partner: TestPartner, { orgId }: Household) =>
    partner.broker('DELETE', `/v1/partner/orgs/${orgId}`),
  'broker without /v1': (partner: TestPartner, { orgId }: Household) =>
    partner.broker('DELETE', `/partner/orgs/${orgId}`),
} as const

const setUp = async () => {
  const { partner } = await createTenant(tenantry())
  return { partner, client: await createHousehold(tenantry(), partner) }
}

/** Tables that keep rows of an organization after it is gone: what happened stays told. */
const OUTLIVING = ['acting_reads', 'events', 'idempotency_results']

const rowsOf = async (orgId: string): Promise<Record<string, number>> => {
  const tables = await tenantry().database.sql(
    `select distinct table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'org_id'`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await tenantry().database.sql(
      `select count(*)::int as rows from ${name} where org_id = $1`,
      [orgId],
    )
    counts[String(name)] = Number(row?.['rows'])
  }
  return counts
}

describe.each(Object.entries(DELETES))('deleting a client through %s', (_dialect, remove) => {
  it('takes all of its content with it, and leaves what happened', async () => {
    const { partner, client } = await setUp()
    const content = Object.entries(await rowsOf(client.orgId)).filter(([name]) => !OUTLIVING.includes(name))
    expect(content.filter(([, rows]) => rows > 0).length).toBeGreaterThan(5)
    expect((await remove(partner, client)).status).toBeLessThan(300)
    const left = Object.entries(await rowsOf(client.orgId)).filter(([, rows]) => rows > 0)
    // What happened and what it cost outlive the organization.
    expect(left).toEqual([
      ['events', 2],
      ['usage', 1],
    ])
    expect(await tenantry().database.sql('select 1 from orgs where id = $1', [client.orgId])).toEqual([])
  })

  it.each(['claimed', 'detached'])(
    'is refused with 403 once it is %s, in either dialect, and changes nothing',
    async (status) => {
      const { partner, client } = await setUp()
      await tenantry().database.sql('update orgs set status = $1 where id = $2', [status, client.orgId])
      const before = await rowsOf(client.orgId)
      expect((await remove(partner, client)).status).toBe(403)
      expect(await rowsOf(client.orgId)).toEqual(before)
    },
  )

  it('is refused in words of its own once it has detached unclaimed', async () => {
    const { partner, client } = await setUp()
    await tenantry().call('POST', '/v1/org/partner/detach', { headers: bearer(client.orgKey) })
    const { status, body } = await partner.broker('DELETE', `/v1/partner/orgs/${client.orgId}`)
    const message = 'Organization has detached from its partner and cannot be deleted'
    expect([status, body]).toEqual([403, { error: { message, type: 'permission_error' } }])
  })

  it('frees its external id', async () => {
    const { partner, client } = await setUp()
    const body = { name: 'Second', external_id: client.externalId }
    expect((await partner.embed('POST', '/orgs', { body })).status).toBe(409)
    await remove(partner, client)
    expect(
      (await partner.embed('GET', `/orgs/by-external-id/${encodeURIComponent(client.externalId)}`)).status,
    ).toBe(404)
    const second = await partner.embed('POST', '/orgs', { body })
    expect(second.status).toBe(201)
    expect((second.body as { id: string }).id).not.toBe(client.orgId)
  })

  it('stops its keys before it is answered', async () => {
    const { partner, client } = await setUp()
    const tokens = [client.orgKey, client.projectKey, client.agentToken]
    const use = () =>
      Promise.all([
        ...tokens.map((token) => tenantry().call('GET', '/v1/whoami', { headers: bearer(token) })),
        tenantry().call('POST', '/api/org/getOrgV2', {
          headers: fleetHeaders(client.orgKey, 'api-token'),
          body: {},
        }),
      ])
    expect((await use()).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    await remove(partner, client)
    expect((await use()).map(({ status }) => status)).toEqual([401, 401, 401, 403])
  })

  it('ends its claim link', async () => {
    const { partner } = await setUp()
    const { body } = await partner.broker('POST', '/v1/partner/orgs', { body: { name: 'Short-lived' } })
    const { organizationId, claimUrl } = body as { organizationId: string; claimUrl: string }
    const open = () => tenantry().call('GET', claimUrl.replace(/^https:\/\/[^/]+/, ''))
    expect((await open()).status).toBe(200)
    await remove(partner, { orgId: organizationId } as Household)
    const gone = await open()
    expect(gone.status).toBe(410)
    expect(gone.text).not.toContain('Short-lived')
  })

  it('works once: a second time it is missing', async () => {
    const { partner, client } = await setUp()
    await remove(partner, client)
    expect([403, 404]).toContain((await remove(partner, client)).status)
    const events = await tenantry().database.sql(
      `select 1 from events where org_id = $1 and type = 'org.deleted'`,
      [client.orgId],
    )
    expect(events).toHaveLength(1)
  })
})
