import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { findLoginLink, redeemLoginLink } from '../../src/domain/login-link/index.ts'
import { newId, type RequestId } from '../../src/kernel/ids.ts'
import { addHardware } from '../contract/hardware.ts'
import { somebody } from '../domain/callers.ts'
import { ruuid } from '../domain/wire-ids.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

/** Withdraws the partner's access in a transaction that lasts a while. */
const withdrawSlowly = (orgId: string) =>
  tenantry().database.sql(
    `do $$ begin
      update orgs set status = 'claimed', partner_access_allowed = false where id = '${orgId}';
      perform pg_sleep(0.7);
    end $$`,
  )

const setUp = async () => {
  const partner = await createTestPartner(tenantry())
  const { organizationId: orgId } = await createTestOrg(partner)
  return { partner, orgId }
}

it('whoever waits for the customer’s answer abides by it: a change of the profile', async () => {
  const { partner, orgId } = await setUp()
  const withdrawn = withdrawSlowly(orgId)
  await sleep(200)
  const changed = await partner.embed('PATCH', `/orgs/${orgId}`, { body: { name: 'Too late' } })
  await withdrawn
  expect([changed.status, changed.body]).toEqual([
    403,
    { statusCode: 403, message: 'Access to this organization is not allowed' },
  ])
  const rows = await tenantry().database.sql('select name from orgs where id = $1', [orgId])
  expect(rows).not.toEqual([{ name: 'Too late' }])
})

it('whoever waits for the customer’s answer abides by it: customizing', async () => {
  const { partner, orgId } = await setUp()
  const withdrawn = withdrawSlowly(orgId)
  await sleep(200)
  const body = { clientOrgUuid: ruuid(orgId), customizations: { inactivityTimeout: 5 } }
  const { status } = await partner.fleet('partner/customizeClient', body)
  await withdrawn
  expect(status).toBe(403)
})

it('whoever waits for the customer’s answer abides by it: customizing a device', async () => {
  const { partner, orgId } = await setUp()
  const serialNumber = `SN-${orgId}`
  await addHardware(tenantry(), { partnerId: partner.id, serialNumber })
  await partner.fleet('partner/registerCameraToClient', { orgUuid: ruuid(orgId), serialNumber })
  const [device] = await tenantry().database.sql('select id from devices where org_id = $1', [orgId])
  const withdrawn = withdrawSlowly(orgId)
  await sleep(200)
  const { status } = await partner.fleet('partner/customizeClientDevice', {
    ...{ clientOrgUuid: ruuid(orgId), clientDeviceUuid: ruuid(String(device?.['id'])) },
    configUpdate: { microphone: 'on' },
  })
  await withdrawn
  expect(status).toBe(403)
  const [row] = await tenantry().database.sql('select config from devices where org_id = $1', [orgId])
  expect(row?.['config']).toEqual({})
})

it('a login link that was found while its partner was let in opens nothing afterwards', async () => {
  const { partner, orgId } = await setUp()
  const { domain, database } = tenantry()
  const issued = await partner.embed('POST', `/orgs/${orgId}/login-links`, {
    body: { email: 'a@example.com' },
  })
  const token = new URL((issued.body as { url: string }).url).searchParams.get('token') ?? ''
  const link = await findLoginLink(domain, token)
  await database.sql(`update orgs set status = 'claimed', partner_access_allowed = false where id = $1`, [
    orgId,
  ])
  const person = somebody()
  const ctx = {
    domain,
    principal: { kind: 'person', person, scopes: new Set(['links:follow'] as const) },
    requestId: newId<RequestId>(),
    address: '127.0.0.1',
    trace: {},
  } as const
  await expect(redeemLoginLink(ctx, link, { confined: false })).rejects.toMatchObject({
    code: 'login_link.gone',
  })
  expect(await database.sql('select id from memberships where org_id = $1', [orgId])).toEqual([])
})
