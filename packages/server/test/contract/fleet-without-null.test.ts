import { describe, expect, it } from 'vitest'
import { readOpenApi } from '../support/openapi.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()

const placesWith = (
  wanted: (value: unknown, key: string) => boolean,
  value: unknown,
  path = '',
): string[] => {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, child]) => [
    ...(wanted(child, key) ? [`${path}/${key}`] : []),
    ...placesWith(wanted, child, `${path}/${key}`),
  ])
}

const isNullType = (value: unknown, key: string): boolean =>
  (key === 'type' && (value === 'null' || (Array.isArray(value) && value.includes('null')))) ||
  (key === 'nullable' && value === true)

// Of every endpoint that exists: a sparse client leaves out whatever it can.
describe('no fleet answer holds a null (wire facts, section 1.1)', () => {
  it('promises none in the document', async () => {
    const { paths } = await readOpenApi(tenantry().http, 'fleet')
    expect(Object.keys(paths).length).toBeGreaterThan(10)
    expect(placesWith(isNullType, paths)).toEqual([])
  })

  it('gives none in any operation of the document, in a client with as little in it as can be', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId: orgId } = await createTestOrg(partner)
    const org = ruuidOf(orgId)
    const created = await partner.fleet('location/createLocation', { name: 'HQ' }, { org })
    const { uuid } = created.body as { uuid: string }
    await insertDevice(tenantry(), { partnerId: partner.id, orgId, type: 'CAMERA' })
    const ids = { clientOrgUuid: org, locationUuid: uuid, name: 'Depot', clientOrgName: 'Beta' }
    const { paths } = await readOpenApi(tenantry().http, 'fleet')
    for (const path of Object.keys(paths).map((full) => full.replace(/^\/api\//, '')))
      for (const body of [ids, {}, { clientOrgUuid: 'garbage', uuid: 'garbage', locationUuid: 'garbage' }]) {
        // What deletes the client would leave nothing to look at.
        if (path === 'partner/deleteClient' && body === ids) continue
        const { status, body: answer } = await partner.fleet(path, body, { org })
        expect([path, status < 500]).toEqual([path, true])
        expect([path, placesWith((value) => value === null, { answer })]).toEqual([path, []])
      }
  })
})
