import { expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { createHousehold, createTenant, spellings } from '../isolation/tenants.ts'
import { useTenantry } from '../support/tenantry.ts'
import { ruuid } from './wire-ids.ts'

const tenantry = useTenantry()

it('appears in no list and is counted nowhere', async () => {
  const { partner } = await createTenant(tenantry())
  const client = await createHousehold(tenantry(), partner)
  const lists = [
    await partner.fleet('partner/getClients'),
    await partner.fleet('partner/getClientsV2'),
    await partner.fleet('partner/getClientStatusMap'),
    await partner.embed('GET', '/orgs'),
    await partner.broker('GET', '/v1/partner/orgs'),
    await partner.broker('GET', '/partner/orgs'),
  ]
  for (const { text, body } of lists) {
    const asClients = JSON.stringify(body, (key, value: unknown) =>
      key === 'authorityUuid' ? undefined : value,
    )
    for (const id of spellings([partner.ownOrgId])) expect(asClients).not.toContain(id)
    expect(spellings([client.orgId]).some((id) => text.includes(id))).toBe(true)
  }
  expect(lists[3]?.body).toMatchObject({ total: 1 })
})

it('cannot be inspected as a client, and cannot be deleted: it answers as if it were not there', async () => {
  const { partner } = await createTenant(tenantry())
  const missing = newId()
  const attempts = (id: string) => [
    partner.broker('GET', `/v1/partner/orgs/${id}`),
    partner.broker('DELETE', `/v1/partner/orgs/${id}`),
    partner.broker('DELETE', `/partner/orgs/${id}`),
    partner.fleet('partner/deleteClient', { clientOrgUuid: ruuid(id) }),
  ]
  const own = await Promise.all(attempts(partner.ownOrgId))
  const none = await Promise.all(attempts(missing))
  expect(own.map(({ status }) => status)).toEqual([404, 404, 404, 403])
  const bare = (text: string) => text.replace(/"timestamp":"[^"]*"/, '')
  expect(own.map(({ text }) => bare(text))).toEqual(none.map(({ text }) => bare(text)))
  const { body } = await partner.fleet('org/getOrgV2')
  expect(body).toMatchObject({ org: { uuid: ruuid(partner.ownOrgId), deleted: false } })
})

it('is not found by an external id that somebody gave it behind the product’s back', async () => {
  const { partner } = await createTenant(tenantry())
  await tenantry().database.sql(`update orgs set external_id = 'own' where id = $1`, [partner.ownOrgId])
  expect((await partner.embed('GET', '/orgs/by-external-id/own')).status).toBe(404)
})
