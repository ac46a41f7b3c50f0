import { beforeAll, describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import {
  type FleetDocument,
  hasFleetDocument,
  readFleetDocument,
} from './documented-answers/fleet-document.ts'
import { loadAll, makeSold, type Sold } from './sold-rows.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()

const LICENCE = {
  ...{ state: 'NOT_RENEWED', trial: true, deviceType: 'CAMERA', family: 'CAMERA', productType: 'DEVICE' },
  ...{ productCode: 'LIC', endsAt: '2030-01-31', firstAssignedAt: '2026-01-31', deletableAt: '2030-02-28' },
  ...{ claimKey: 'key-1', priorClaimKey: 'key-1' },
}
const ORGS_LICENCE = {
  ...{
    ...LICENCE,
    externalId: 'org',
    per: 'organization',
    addOn: 'PPE',
    addOnType: 'POSE',
    cloudArchiveDays: 1,
  },
  ...{ perceptionTypes: ['UNKNOWN'], additionalPerceptionFeatures: ['OCCUPANCY_COUNTING'] },
}
const DEVICES_LICENCE = {
  ...{ ...LICENCE, externalId: 'device', per: 'device', serialNumber: 'RCA1', tier: 'LEGACY' },
  features: [{ name: 'x', enabled: false }],
}
const SHIPMENT = {
  ...{ number: 'S-1', state: 'RETURN_SENT', stateUpdatedAt: '2026-03-02', shippedAt: '2026-03-01' },
  ...{ category: 'RMA', emailState: 'UNKNOWN', interchangeControlNumber: 'I', trackingNumber: 'T' },
  ...{ carrierTrackingNumber: 'C', carrierName: 'C', depositorOrderNumber: 'D', destinationAddress: 'A' },
  ...{ fromDistributor: true, customerName: 'N', customerEmails: 'E', additionalEmails: 'E', poNumber: 'P' },
  ...{ rmaIds: [MISSING_UUID], rmaReturnTrackingNumber: 'R', opportunityId: 'O', ticketNumber: 'Z' },
  items: [{ partNumber: 'P', quantity: 1, serialNumber: 'S' }],
  licences: [{ claimKey: 'key-1', licence: 'L', contractStart: '2026-03-01', contractEnd: '2029-03-01' }],
}

/** The calls whose answers are compared, each with its list, where it answers one. */
const CALLS = [
  ['partner/getLicensesForOrg', 'licenses'],
  ['partner/getDeviceLicensesForOrg', 'deviceLicenses'],
  ['license/getLicenses', 'licenses'],
  ['license/getDeviceLicenses', 'deviceLicenses'],
  ['partner/getShipments', 'customerShipmentList'],
  ['partner/registerDeal', 'clients'],
  ['partner/updateSendLicenseExpirationEmail', undefined],
  ['partner/getClientSummaryInfo', undefined],
] as const

const compareAnswers = (document: FleetDocument): void => {
  let sold: Sold
  beforeAll(async () => {
    sold = await makeSold(tenantry())
    const { partner, orgId } = sold
    await loadAll(tenantry(), partner, 'claim-keys', [{ externalId: 'key-1' }])
    const licences = [ORGS_LICENCE, DEVICES_LICENCE].map((row) => ({ ...row, orgId }))
    await loadAll(tenantry(), partner, 'licences', licences)
    await loadAll(tenantry(), partner, 'shipments', [{ ...SHIPMENT, orgId }])
    await tenantry().database.sql(
      `insert into devices (partner_id, org_id, id, type, name, serial_number, hardware_variation, created_at)
       values ($1, $2, gen_random_uuid(), 'CAMERA', 'Camera', 'RCA1', 'CAMERA_R200', now())`,
      [partner.id, orgId],
    )
    await tenantry().database.sql('update licences set warned_days = 2, warned_end = ends_at')
  })

  it.each(CALLS)('%s answers as documented', async (path, list) => {
    const { orgUuid } = sold
    const body = {
      ...{ orgUuid, clientOrgUuid: orgUuid, manuallySendLicenseExpirationEmail: true },
      details: { clientOrgUuid: orgUuid },
    }
    const isInside = path.startsWith('license/')
    const answer = await sold.partner.fleet(path, isInside ? {} : body, isInside ? { org: orgUuid } : {})
    expect(answer.status).toBe(200)
    if (list !== undefined) expect((answer.body as Record<string, unknown[]>)[list]).toHaveLength(1)
    expect(document.get(`/api/${path}`)?.(answer.body), answer.text).toBeUndefined()
  })
}

describe.skipIf(!hasFleetDocument())('rhombus-subset.openapi.json, of what was sold', () => {
  if (hasFleetDocument()) compareAnswers(readFleetDocument())
})
