import { describe, expect, it } from 'vitest'
import { bearer, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { expectFleet, FORBIDDEN, malformed, timeless, trio } from './fleet-answers.ts'
import { load, loadCsv, outcomesOf } from './imports.ts'
import { licenceRow, loadAll, makeSold, type Sold, setOrg } from './sold-rows.ts'
import { MISSING_UUID, ruuidOf, uuidOf } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const setUp = () => makeSold(tenantry())
const LISTS = [
  ['partner/getLicensesForOrg', 'licenses'],
  ['partner/getDeviceLicensesForOrg', 'deviceLicenses'],
] as const

const FULL = {
  ...{ externalId: 'full', per: 'organization', state: 'RENEWED', trial: true, deviceType: 'CAMERA' },
  ...{ family: 'CAMERA_MS', productType: 'LICENSE_USAGE', productCode: 'LIC-1', endsAt: '2030-06-30' },
  ...{ firstAssignedAt: '2026-01-31', deletableAt: '2030-07-30T12:00:00Z' },
  ...{ claimKey: 'key-1', priorClaimKey: 'key-0' },
  ...{ addOn: 'PEOPLE', addOnType: 'PERCEPTION', cloudArchiveDays: 30 },
  perceptionTypes: ['FACE_RECOGNITION', 'ENGAGMENT_COUNTING'],
  additionalPerceptionFeatures: ['VEHICLE_COUNTING'],
}
const DEVICE = {
  ...{ externalId: 'device', per: 'device', state: 'CLAIMED', deviceType: 'CAMERA', serialNumber: 'RCA123' },
  ...{ tier: 'ENTERPRISE', features: [{ name: 'cloud archiving', enabled: true }] },
}

const addDevice = async (partnerId: string, orgId: string): Promise<string> => {
  const id = await insertDevice(tenantry(), { partnerId, orgId, type: 'CAMERA' })
  await tenantry().database.sql(`update devices set serial_number = 'RCA123' where id = $1`, [id])
  return id
}

const loadBoth = async ({ partner, orgId }: Sold) => {
  const [keyId] = await loadAll(tenantry(), partner, 'claim-keys', [{ externalId: 'key-1' }])
  const [fullId, deviceLicenceId] = await loadAll(tenantry(), partner, 'licences', [
    { ...FULL, orgId },
    { ...DEVICE, orgId },
  ])
  return { keyId, fullId, deviceLicenceId }
}

describe('licences of a client (guide, "Licensing")', () => {
  it('are what was loaded, those of the client and those of its devices apart', async () => {
    const sold = await setUp()
    const { partner, orgUuid, orgId } = sold
    const { keyId, fullId, deviceLicenceId } = await loadBoth(sold)
    const deviceId = await addDevice(partner.id, orgId)
    const at = tenantry().clock.now.toISOString()
    const times = { createdOn: at, updatedOn: at }
    expectFleet(await partner.fleet('partner/getLicensesForOrg', { orgUuid }), 200, {
      licenses: [
        {
          ...{ uuid: fullId, orgUuid, claimKeyUuid: keyId, state: 'RENEWED', trial: true, ...times },
          ...{ deviceType: 'CAMERA', licenseFamily: 'CAMERA_MS', productType: 'LICENSE_USAGE' },
          ...{
            productCode: 'LIC-1',
            addOnLicenseType: 'PERCEPTION',
            license: 'PEOPLE',
            cloudArchiveDays: 30,
          },
          ...{ firstAssignedDate: '2026-01-31T00:00:00.000Z', maxDeleteDate: '2030-07-30T12:00:00.000Z' },
          perceptionTypes: ['FACE_RECOGNITION', 'ENGAGMENT_COUNTING'],
          additionalPerceptionFeatures: ['VEHICLE_COUNTING'],
        },
      ],
    })
    expectFleet(await partner.fleet('partner/getDeviceLicensesForOrg', { orgUuid }), 200, {
      deviceLicenses: [
        {
          ...{ uuid: deviceLicenceId, orgUuid, deviceUuid: ruuidOf(deviceId), deviceType: 'CAMERA' },
          ...{ state: 'CLAIMED', trial: false, licenseType: 'ENTERPRISE', ...times },
          features: [{ name: 'cloud archiving', enabled: true }],
        },
      ],
    })
  })

  it('are the partner’s own business: reading them is no acting inside, whatever the customer allows', async () => {
    const sold = await setUp()
    const { partner, orgUuid, orgId } = sold
    await loadBoth(sold)
    await addDevice(partner.id, orgId)
    for (const set of [
      `status = 'claimed', partner_access_allowed = false`,
      `status = 'unclaimed', partner_access_allowed = true, suspended_at = now()`,
    ]) {
      await setOrg(tenantry(), sold, set)
      for (const [path, list] of LISTS) {
        const answer = await partner.fleet(path, { orgUuid })
        expect(answer.status).toBe(200)
        expect((answer.body as Record<string, unknown[]>)[list]).toHaveLength(1)
        expect(answer.headers).not.toHaveProperty('x-acted-on-org')
        // Which device a licence is on is seen inside.
        expect(answer.text).not.toContain('deviceUuid')
      }
    }
  })

  it('of a detached client are shown to nobody who has only its name left', async () => {
    const sold = await setUp()
    const { partner, orgUuid } = sold
    await loadBoth(sold)
    await setOrg(tenantry(), sold, `status = 'detached'`)
    for (const [path] of LISTS) expectFleet(await partner.fleet(path, { orgUuid }), 403, FORBIDDEN)
    const switched = await partner.fleet('partner/updateSendLicenseExpirationEmail', {
      ...{ orgUuid, manuallySendLicenseExpirationEmail: true },
    })
    expectFleet(switched, 403, FORBIDDEN)
  })

  it.each([...LISTS.map(([path]) => path), 'partner/updateSendLicenseExpirationEmail'])(
    '%s answers alike, to the byte, for a stranger’s client, a missing one, a malformed id and the own organization',
    async (path) => {
      const { partner } = await setUp()
      const stranger = await setUp()
      const ids = [
        stranger.orgUuid,
        ruuidOf(MISSING_UUID),
        'x',
        '',
        ruuidOf(partner.ownOrgId),
        stranger.orgId,
      ]
      const more = { manuallySendLicenseExpirationEmail: true }
      const answers = await Promise.all(ids.map((orgUuid) => partner.fleet(path, { orgUuid, ...more })))
      for (const answer of answers) {
        expectFleet(answer, 403, FORBIDDEN)
        expect(timeless(answer)).toBe(timeless(answers[0] ?? answer))
      }
    },
  )

  it('needs a client: without the trio that is a 400; a wrong type is one everywhere', async () => {
    const { partner } = await setUp()
    for (const [path] of LISTS) {
      for (const body of [{}, { orgUuid: null }])
        expectFleet(await partner.fleet(path, body), 400, {
          error: 'orgUuid is required',
          msg: 'orgUuid is required',
        })
      expectFleet(await partner.fleet(path, { orgUuid: 7 }), 400, malformed('orgUuid must be string'))
    }
    expectFleet(
      await partner.fleet('partner/updateSendLicenseExpirationEmail', {}),
      200,
      trio('orgUuid is required'),
    )
  })
})

describe('license/getLicenses and license/getDeviceLicenses (wire facts, section 4.4)', () => {
  it('are those of the organization that the call runs in, for its partner and for itself', async () => {
    const sold = await setUp()
    const { partner, org, orgUuid } = sold
    const { fullId, deviceLicenceId } = await loadBoth(sold)
    const own = (path: string) =>
      tenantry().call('POST', `/api/${path}`, { headers: fleetHeaders(org.orgApiKey, 'api-token'), body: {} })
    for (const [path, id] of [
      ['license/getLicenses', fullId],
      ['license/getDeviceLicenses', deviceLicenceId],
    ] as const) {
      const inside = await partner.fleet(path, {}, { org: orgUuid })
      expect(inside.headers['x-acted-on-org']).toBe(orgUuid)
      expect(inside.text).toContain(`"uuid":"${id}"`)
      expect((await own(path)).text).toBe(inside.text)
      // The partner's claim keys are the partner's.
      expect(inside.text).not.toContain('claimKeyUuid')
      expectFleet(await partner.fleet(path), 200, {
        [path === 'license/getLicenses' ? 'licenses' : 'deviceLicenses']: [],
      })
      expectFleet(await partner.fleet(path, {}, { org: ruuidOf(MISSING_UUID) }), 403, FORBIDDEN)
    }
    await setOrg(tenantry(), sold, `status = 'claimed', partner_access_allowed = false`)
    expectFleet(await partner.fleet('license/getLicenses', {}, { org: orgUuid }), 403, FORBIDDEN)
    expect((await own('license/getLicenses')).status).toBe(200)
  })

  it('are narrowed to a type of device', async () => {
    const sold = await setUp()
    const { partner, orgUuid } = sold
    await loadBoth(sold)
    const count = async (path: string, list: string, optionalDeviceTypeFilter?: unknown) => {
      const { body } = await partner.fleet(path, { optionalDeviceTypeFilter }, { org: orgUuid })
      return (body as Record<string, unknown[]>)[list]?.length
    }
    for (const [path, list] of [
      ['license/getLicenses', 'licenses'],
      ['license/getDeviceLicenses', 'deviceLicenses'],
    ] as const) {
      expect(await count(path, list, 'CAMERA')).toBe(1)
      expect(await count(path, list, null)).toBe(1)
      expect(await count(path, list, 'NVR')).toBe(0)
      const wrong = await partner.fleet(path, { optionalDeviceTypeFilter: 'TOASTER' }, { org: orgUuid })
      expect(wrong.status).toBe(400)
    }
  })
})

describe('partner/updateSendLicenseExpirationEmail', () => {
  it('switches the mails to a client, which its summary shows, with one event for each change', async () => {
    const { partner, orgUuid, orgId } = await setUp()
    const update = (manuallySendLicenseExpirationEmail: unknown) =>
      partner.fleet('partner/updateSendLicenseExpirationEmail', {
        orgUuid,
        manuallySendLicenseExpirationEmail,
      })
    const shown = async () => {
      const { body } = await partner.fleet('partner/getClientSummaryInfo', { clientOrgUuid: orgUuid })
      return (body as Record<string, unknown>)['manuallySendLicenseExpirationEmailEnabled']
    }
    expect(await shown()).toBe(false)
    const on = await update(true)
    expectFleet(on, 200, {})
    expect(await shown()).toBe(true)
    await update(true)
    const off = await update(false)
    expect(await shown()).toBe(false)
    const event = { type: 'licence_mails.switched', orgId, subject: orgId }
    expect((await eventsOf(tenantry(), partner)).slice(1)).toEqual([
      { ...byPartner(tenantry(), partner, on), ...event, data: { enabled: true } },
      { ...byPartner(tenantry(), partner, off), ...event, data: { enabled: false } },
    ])
    const field = 'manuallySendLicenseExpirationEmail'
    expectFleet(await update(null), 200, trio(`${field} is required`))
    expectFleet(await update('yes'), 400, malformed(`${field} must be boolean`))
  })

  it('takes the scope licences:write', async () => {
    const { partner, orgUuid } = await setUp()
    const issued = await tenantry().call('POST', '/v1/partner/keys', {
      headers: bearer(partner.key),
      body: { name: 'Reads', scopes: ['licences:read'] },
    })
    const headers = fleetHeaders((issued.body as { apiKey: string }).apiKey)
    const call = (path: string) =>
      tenantry().call('POST', `/api/${path}`, {
        headers,
        body: { orgUuid, manuallySendLicenseExpirationEmail: true },
      })
    expect((await call('partner/getLicensesForOrg')).status).toBe(200)
    expect((await call('partner/updateSendLicenseExpirationEmail')).status).toBe(403)
  })
})

describe('imports/licences', () => {
  it('writes an event in each client that it concerns, for both sides to read', async () => {
    const sold = await setUp()
    const { partner, org, orgId } = sold
    const [id = ''] = await loadAll(tenantry(), partner, 'licences', [licenceRow(sold)])
    const { body } = await tenantry().call('GET', '/v1/org/events?type=licence.imported', {
      headers: bearer(org.orgApiKey),
    })
    expect(body).toMatchObject({
      data: [{ orgId, data: { created: [uuidOf(id)], updated: [] } }],
    })
  })

  it('refuses rows about organizations that are no clients of the partner, and about what does not fit', async () => {
    const sold = await setUp()
    const stranger = await setUp()
    const { partner, orgId } = sold
    const row = (more: object) => licenceRow(sold, more)
    const noClient = { field: 'orgId', message: 'orgId names no client of this partner' }
    const answer = await load(tenantry(), partner, 'licences', [
      row({ orgId: stranger.orgId }),
      row({ orgId: MISSING_UUID }),
      row({ orgId: partner.ownOrgId }),
      row({ orgId: ruuidOf(orgId) }),
      row({ serialNumber: 'RCA1' }),
      row({ state: 'LOST' }),
      row({ cloudArchiveDays: -1 }),
      row({ perceptionTypes: ['SMELLING'] }),
      row({ features: [{ name: 'x' }] }),
      row({ features: [{ name: 'x', enabled: true, more: 1 }] }),
      row({ trial: 'true' }),
    ])
    expect(outcomesOf(answer).map(({ field, message }) => ({ field, message }))).toEqual([
      noClient,
      noClient,
      noClient,
      { field: 'orgId', message: 'orgId must be a UUID' },
      { field: 'serialNumber', message: 'serialNumber goes with a licence per device' },
      {
        field: 'state',
        message:
          'state must be one of CLAIMED, RENEWED, PENDING_RETURN, NOT_RENEWED, EXPIRED, PERMANENTLY_EXPIRED',
      },
      { field: 'cloudArchiveDays', message: 'cloudArchiveDays must be a whole number from 0 to 36500' },
      {
        field: 'perceptionTypes[0]',
        message: expect.stringMatching(/^perceptionTypes\[0\] must be one of /),
      },
      { field: 'features[0].enabled', message: 'features[0].enabled is required' },
      { field: 'features[0].more', message: 'features[0].more is not a known field' },
      { field: 'trial', message: 'trial must be true or false' },
    ])
  })

  it('reads the same from CSV, where lists stand between semicolons and objects are JSON', async () => {
    const sold = await setUp()
    const { partner, orgId } = sold
    await loadAll(tenantry(), partner, 'licences', [
      { ...FULL, orgId },
      { ...DEVICE, orgId },
    ])
    const rows = [
      'externalId,orgId,per,state,trial,deviceType,serialNumber,family,productType,productCode,endsAt,firstAssignedAt,deletableAt,claimKey,priorClaimKey,addOn,addOnType,cloudArchiveDays,perceptionTypes,additionalPerceptionFeatures,tier,features',
      `full,${orgId},organization,RENEWED,true,CAMERA,,CAMERA_MS,LICENSE_USAGE,LIC-1,2030-06-30,2026-01-31,2030-07-30T12:00:00Z,key-1,key-0,PEOPLE,PERCEPTION,30,FACE_RECOGNITION; ENGAGMENT_COUNTING,VEHICLE_COUNTING,,`,
      `device,${orgId},device,CLAIMED,,CAMERA,RCA123,,,,,,,,,,,,,,ENTERPRISE,"[{""name"":""cloud archiving"",""enabled"":true}]"`,
      `bad,${orgId},device,CLAIMED,,CAMERA,RCA123,,,,,,,,,,,,,,ENTERPRISE,"[{"`,
    ]
    const outcomes = outcomesOf(await loadCsv(tenantry(), partner, 'licences', rows.join('\n')))
    expect(outcomes.map(({ outcome, message }) => message ?? outcome)).toEqual([
      'unchanged',
      'unchanged',
      'features must be a list in JSON',
    ])
  })
})
