import { expect, it } from 'vitest'
import { createHousehold, createTenant } from '../isolation/tenants.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ruuid } from './wire-ids.ts'

const tenantry = useTenantry()

const setUp = async () => {
  const { partner } = await createTenant(tenantry())
  const client = await createHousehold(tenantry(), partner)
  const [row] = await tenantry().database.sql(
    `update orgs set status = 'detached', claimed_at = now(), claimed_by_email = 'claimer@example.com'
     where id = $1 returning name, widget_token`,
    [client.orgId],
  )
  return { partner, client, name: String(row?.['name']), widgetToken: String(row?.['widget_token']) }
}

it('stay in the partner’s lists, with their name and status and nothing from inside', async () => {
  const { partner, client, name, widgetToken } = await setUp()
  const answers = [
    await partner.fleet('partner/getClients'),
    await partner.fleet('partner/getClientsV2'),
    await partner.embed('GET', '/orgs'),
    await partner.embed('GET', `/orgs/by-external-id/${encodeURIComponent(client.externalId)}`),
    await partner.broker('GET', '/v1/partner/orgs'),
    await partner.broker('GET', `/v1/partner/orgs/${client.orgId}`),
  ]
  for (const { status, text } of answers) {
    expect([status, text.includes(name)]).toEqual([200, true])
    const inside = [
      widgetToken,
      'claimer@example.com',
      client.projectId,
      client.locationId,
      client.agentToken,
    ]
    for (const secret of inside) expect(text).not.toContain(secret)
  }
})

it('say so: detached in broker, no access in fleet, and they count like any other', async () => {
  const { partner, client } = await setUp()
  const one = await partner.broker('GET', `/v1/partner/orgs/${client.orgId}`)
  expect(one.body).toMatchObject({ status: 'detached', claimedAt: null, claimedByEmail: null, projects: [] })
  const { body } = await partner.fleet('partner/getClients')
  const [shown] = (body as { clients: Record<string, unknown>[] }).clients
  expect(shown).toMatchObject({ clientOrgUuid: ruuid(client.orgId), clientAccessAllowed: false })
  expect(Object.keys(shown ?? {}).filter((key) => key.startsWith('total'))).toEqual([])
  expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
})

it('are not in the map of what is inside', async () => {
  const { partner, client } = await setUp()
  const { text } = await partner.fleet('partner/getClientStatusMap')
  expect(text).not.toContain(ruuid(client.orgId))
})
