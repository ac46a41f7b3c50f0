import { beforeAll, describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { fleetClients } from './inside-fleet.ts'
import { addReportingDevice } from './reporting-device.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let newClient: Awaited<ReturnType<typeof fleetClients>>
beforeAll(async () => {
  newClient = await fleetClients(tenantry())
})

const KINDS = ['Camera', 'Door'] as const
const TRIGGER = {
  ...{ activity: 'FACE_ALERT', threshold: 5, faceAlertUnidentified: true, vehicleAlertUnidentified: false },
  ...{ faceAlertLabelSet: ['banned'], faceAllowedLabelSet: ['staff'] },
  ...{ vehicleAlertLabelSet: ['tow'], vehicleAllowedLabelSet: ['fleet'] },
}

const setUp = async () => {
  const client = await newClient()
  const createSchedule = (name = 'Nights') =>
    client.create('policy/createSchedule', { schedule: { name } }, 'scheduleUuid')
  const createPolicy = (kind: (typeof KINDS)[number], policy: object) =>
    client.create(`policy/create${kind}Policy`, { policy }, 'policyUuid')
  const policies = (kind: (typeof KINDS)[number]) =>
    client.list<{ uuid: string; name: string }>(`policy/get${kind}Policies`, 'policies')
  return { ...client, createSchedule, createPolicy, policies }
}

describe('camera policies (wire facts, sections 4.2 and 4.4)', () => {
  it('are kept whole, and shown with the schedules in them', async () => {
    const { org, list, createSchedule, createPolicy, policies } = await setUp()
    const scheduleUuid = await createSchedule()
    const [schedule] = await list<object>('policy/findSchedules', 'schedules')
    const uuid = await createPolicy('Camera', {
      ...{ name: 'Dock', description: 'By night', defaultTriggers: [{ activity: 'TAMPER' }] },
      scheduledTriggers: [{ scheduleUuid, triggerSet: [TRIGGER] }],
    })
    expect(await policies('Camera')).toEqual([
      {
        ...{ uuid, orgUuid: org, name: 'Dock', description: 'By night' },
        defaultTriggers: [{ activity: 'TAMPER' }],
        scheduledTriggers: [{ schedule, triggerSet: [TRIGGER] }],
      },
    ])
    expect(await policies('Door')).toEqual([])
  })

  it('are written back as they were read', async () => {
    const { call, createSchedule, createPolicy, policies, lastEvents } = await setUp()
    const scheduleUuid = await createSchedule()
    const uuid = await createPolicy('Camera', {
      name: 'Dock',
      scheduledTriggers: [{ scheduleUuid, triggerSet: [TRIGGER] }],
    })
    const [before] = await policies('Camera')
    expectFleet(await call('policy/updateCameraPolicy', { policy: before }), 200, {})
    expect(await policies('Camera')).toEqual([before])
    expectFleet(await call('policy/updateCameraPolicy', { policy: { ...before, name: 'Gate' } }), 200, {})
    expect(await policies('Camera')).toEqual([{ ...before, name: 'Gate' }])
    expectFleet(await call('policy/updateCameraPolicy', { policy: { uuid, scheduledTriggers: [] } }), 200, {})
    expectFleet(await call('policy/deleteSchedule', { scheduleUuid }), 200, {})
    expect(await lastEvents(4)).toEqual([
      ['policy.created', uuid],
      ['policy.changed', uuid],
      ['policy.changed', uuid],
      ['schedule.deleted', scheduleUuid],
    ])
  })
})

describe('door policies (wire facts, sections 4.2 and 4.4)', () => {
  it('are kept whole', async () => {
    const { org, list, createSchedule, createPolicy, policies } = await setUp()
    const scheduleUuid = await createSchedule()
    const [schedule] = await list<object>('policy/findSchedules', 'schedules')
    const details = {
      name: 'Front',
      defaultAjarThresholdSec: 30,
      defaultTriggers: ['DOOR_AJAR', 'DOOR_OPENED'],
    }
    const scheduled = { triggerSet: ['DOOR_OPENED'], ajarThresholdSec: 5 }
    const uuid = await createPolicy('Door', {
      ...details,
      scheduledTriggers: [{ scheduleUuid, ...scheduled }],
    })
    const policy = { uuid, orgUuid: org, ...details, scheduledTriggers: [{ schedule, ...scheduled }] }
    expect(await policies('Door')).toEqual([policy])
  })
})

describe('POST /api/policy/getPoliciesUsingSchedule (wire facts, section 4.4)', () => {
  it('tells which policies go by a schedule, kind by kind', async () => {
    const { call, createSchedule, createPolicy, policies } = await setUp()
    const scheduleUuid = await createSchedule()
    const scheduledTriggers = [{ scheduleUuid, triggerSet: [] }]
    await createPolicy('Camera', { name: 'Other' })
    await createPolicy('Camera', { name: 'Dock', scheduledTriggers })
    await createPolicy('Door', { name: 'Front', scheduledTriggers })
    expectFleet(await call('policy/getPoliciesUsingSchedule', { scheduleUuid }), 200, {
      cameraPolicyList: (await policies('Camera')).slice(1),
      doorPolicyList: await policies('Door'),
    })
  })
})

describe.each(KINDS)('a policy of the kind %s', (kind) => {
  const other = kind === 'Camera' ? 'Door' : 'Camera'

  it('is not found in another organization, nor as one of the other kind', async () => {
    const { call, createPolicy } = await setUp()
    const elsewhere = await (await setUp()).createPolicy(kind, { name: 'Theirs' })
    const otherKind = await createPolicy(other, { name: 'Other' })
    for (const uuid of [elsewhere, otherKind, ruuidOf(MISSING_UUID), 'none']) {
      const name = 'Mine'
      expectFleet(
        await call(`policy/update${kind}Policy`, { policy: { uuid, name } }),
        200,
        trio('Policy not found'),
      )
      expectFleet(
        await call(`policy/delete${kind}Policy`, { policyUuid: uuid }),
        200,
        trio('Policy not found'),
      )
    }
  })

  it('goes by schedules of its own organization alone', async () => {
    const { call, createPolicy, policies } = await setUp()
    const elsewhere = await (await setUp()).createSchedule()
    const uuid = await createPolicy(kind, { name: 'Dock' })
    for (const scheduleUuid of [elsewhere, ruuidOf(MISSING_UUID), 'none']) {
      const scheduledTriggers = [{ scheduleUuid, triggerSet: [] }]
      for (const [path, policy] of [
        [`policy/create${kind}Policy`, { name: 'Gate', scheduledTriggers }],
        [`policy/update${kind}Policy`, { uuid, scheduledTriggers }],
      ] as const)
        expectFleet(await call(path, { policy }), 200, trio('Schedule not found'))
    }
    expect(await policies(kind)).toHaveLength(1)
  })

  it('stays while a location goes by it', async () => {
    const { call, createPolicy, policies } = await setUp()
    const policyUuid = await createPolicy(kind, { name: 'Dock' })
    const { body } = await call('location/createLocation', { location: { name: 'HQ', policyUuid } })
    const { uuid } = body as { uuid: string }
    expect((await call('location/getLocations')).body).toMatchObject({ locations: [{ uuid, policyUuid }] })
    const remove = () => call(`policy/delete${kind}Policy`, { policyUuid })
    expectFleet(await remove(), 200, trio('The policy is used by HQ'))
    expectFleet(await call('location/deleteLocation', { uuid }), 200, {})
    expectFleet(await remove(), 200, {})
    expect(await policies(kind)).toEqual([])
  })

  it.each([
    ['no name', {}, /^policy\.name is required$/],
    [
      'a description of 2,001 characters',
      { name: 'A', description: 'x'.repeat(2_001) },
      /^policy\.description /,
    ],
    ['201 triggers', { name: 'A', defaultTriggers: 201 }, /^policy\.defaultTriggers /],
  ])(
    'refuses %s',
    async (_what, {
      defaultTriggers,
      ...details
    }: { name?: string; description?: string; defaultTriggers?: number }, errorMsg) => {
      const { call, policies } = await setUp()
      const trigger = kind === 'Camera' ? { activity: 'MOTION' } : 'DOOR_AJAR'
      const triggers = defaultTriggers && {
        defaultTriggers: Array.from({ length: defaultTriggers }, () => trigger),
      }
      const answer = await call(`policy/create${kind}Policy`, { policy: { ...details, ...triggers } })
      expectFleet(answer, 200, trio(expect.stringMatching(errorMsg)))
      expect(await policies(kind)).toEqual([])
    },
  )

  it('refuses an activity that the vendor has no word for with 400', async () => {
    const { call } = await setUp()
    const defaultTriggers = kind === 'Camera' ? [{ activity: 'NAPPING' }] : ['NAPPING']
    const answer = await call(`policy/create${kind}Policy`, { policy: { name: 'A', defaultTriggers } })
    expectFleet(answer, 400, malformed(expect.stringMatching(/^policy\.defaultTriggers/)))
  })
})

describe('a policy that devices go by', () => {
  it('stays until the last of them goes by another, or is gone', async () => {
    const { call, createPolicy, partner, org } = await setUp()
    const policyUuid = await createPolicy('Camera', { name: 'Dock' })
    const { uuid } = await addReportingDevice(tenantry(), { partner, org })
    const change = (camera: object) =>
      call('camera/updateDetailsBulkV2', {
        cameraBulkDetails: [{ uuid, ...camera, policyUuidUpdated: true }],
      })
    const remove = () => call('policy/deleteCameraPolicy', { policyUuid })
    expectFleet(await change({ policyUuid, name: 'Gate', nameUpdated: true }), 200, {})
    expectFleet(await remove(), 200, trio('The policy is used by Gate'))
    expectFleet(await change({ policyUuid: await createPolicy('Camera', { name: 'Night' }) }), 200, {})
    expectFleet(await remove(), 200, {})
  })
})

describe('the policy of a location (wire facts, section 4.4)', () => {
  it('is one of its own organization', async () => {
    const { call } = await setUp()
    const elsewhere = await (await setUp()).createPolicy('Camera', { name: 'Theirs' })
    const { body } = await call('location/createLocation', { name: 'HQ' })
    const { uuid: locationUuid } = body as { uuid: string }
    for (const policyUuid of [elsewhere, ruuidOf(MISSING_UUID)]) {
      const refused = trio('Policy not found')
      expectFleet(
        await call('location/createLocation', { location: { name: 'A', policyUuid } }),
        200,
        refused,
      )
      expectFleet(await call('location/selectiveUpdateLocation', { locationUuid, policyUuid }), 200, refused)
    }
  })
})
