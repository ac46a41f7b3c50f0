import { beforeAll, describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { insertDevice } from './devices.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { fleetClients } from './inside-fleet.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let newClient: Awaited<ReturnType<typeof fleetClients>>
beforeAll(async () => {
  newClient = await fleetClients(tenantry())
})

const setUp = async () => {
  const client = await newClient()
  const { partner, orgId } = client
  const deviceUuid = ruuidOf(await insertDevice(tenantry(), { partnerId: partner.id, orgId, type: 'CAMERA' }))
  const { body } = await client.call('location/createLocation', { name: 'HQ' })
  const { uuid: locationUuid } = body as { uuid: string }
  const createRule = (rule: object) => client.create('rules/createRule', { rule }, 'ruleUuid')
  const rules = () => client.list<{ uuid: string }>('rules/getRulesForOrg', 'rules')
  return { ...client, deviceUuid, locationUuid, createRule, rules }
}

const motionAt = (deviceUuid: string, locationUuid: string) => ({
  ...{ type: 'DEVICE_ACTIVITY_EVENT', deviceUuids: [`${deviceUuid}.v0`], locationUuids: [locationUuid] },
  activityEvent: { activity: 'MOTION_HUMAN' },
})

describe('rules (wire facts, sections 4.2 to 4.4)', () => {
  it('are kept in the words of whoever wrote them, with one event for each change', async () => {
    const { org, call, create, deviceUuid, locationUuid, createRule, rules, lastEvents } = await setUp()
    const scheduleUuid = await create(
      'policy/createSchedule',
      { schedule: { name: 'Nights' } },
      'scheduleUuid',
    )
    const given = {
      ...{ name: 'Lights', ruleType: 'USER_DEFINED', conjunction: 'AND' },
      triggers: [motionAt(deviceUuid, locationUuid)],
      action: { alertAction: true, webhookActions: [{ url: 'https://example.com' }] },
      ruleFilters: { scheduleUuids: [scheduleUuid], triggerBackoffSecs: 60 },
    }
    const uuid = await createRule(given)
    const now = tenantry().clock.now.getTime()
    const rule = { uuid, orgUuid: org, ...given, enabled: true, createdAtMs: now, updatedAtMs: now }
    expect(await rules()).toEqual([rule])
    for (let again = 0; again < 2; again++)
      expectFleet(await call('rules/updateRule', { rule: { ...rule, enabled: false } }), 200, {})
    expect(await rules()).toEqual([{ ...rule, enabled: false }])
    const ofOurs = { id: uuid, orgId: uuid, partnerId: uuid, createdAt: 0, kind: 'mine' }
    expectFleet(await call('rules/updateRule', { rule: { uuid, ...ofOurs } }), 200, {})
    expect(await rules()).toEqual([{ ...rule, enabled: false }])
    expectFleet(await call('rules/deleteRule', { ruleUuid: uuid }), 200, {})
    expect(await rules()).toEqual([])
    expect(await lastEvents(3)).toEqual([
      ['alert_rule.created', uuid],
      ['alert_rule.changed', uuid],
      ['alert_rule.deleted', uuid],
    ])
  })

  it('need no more than a name', async () => {
    const { createRule, rules } = await setUp()
    await createRule({ name: 'Bare' })
    expect(await rules()).toEqual([
      expect.objectContaining({
        ...{ ruleType: 'USER_DEFINED', conjunction: 'OR', triggers: [], action: {}, enabled: true },
        ruleFilters: { scheduleUuids: [] },
      }),
    ])
  })

  it('name devices, locations and schedules of their own organization alone', async () => {
    const ours = await setUp()
    const theirs = await setUp()
    const name = 'Lights'
    const ruleUuid = await ours.createRule({ name })
    const refuse = async (rule: object, errorMsg: string) => {
      for (const [path, more] of [
        ['rules/createRule', { name }],
        ['rules/updateRule', { uuid: ruleUuid }],
      ] as const)
        expectFleet(await ours.call(path, { rule: { ...rule, ...more } }), 200, trio(errorMsg))
    }
    for (const uuid of [theirs.deviceUuid, ruuidOf(MISSING_UUID), 'none']) {
      await refuse({ triggers: [motionAt(uuid, ours.locationUuid)] }, 'Device not found')
      await refuse({ action: { audioPlaybackActions: [{ deviceFacetUuid: uuid }] } }, 'Device not found')
    }
    for (const uuid of [theirs.locationUuid, 'none'])
      await refuse({ action: { activateLocationLockdown: { locationUuid: uuid } } }, 'Location not found')
    await refuse({ ruleFilters: { scheduleUuids: [ruuidOf(MISSING_UUID)] } }, 'Schedule not found')
  })

  it('are not found in another organization', async () => {
    const { call } = await setUp()
    const elsewhere = await (await setUp()).createRule({ name: 'Theirs' })
    for (const uuid of [elsewhere, ruuidOf(MISSING_UUID), 'none']) {
      expectFleet(
        await call('rules/updateRule', { rule: { uuid, name: 'Mine' } }),
        200,
        trio('Rule not found'),
      )
      expectFleet(await call('rules/deleteRule', { ruleUuid: uuid }), 200, trio('Rule not found'))
    }
    expectFleet(await call('rules/updateRule', { rule: {} }), 200, trio('rule.uuid is required'))
  })

  it.each([
    ['no name', {}, /^rule\.name is required$/],
    [
      '51 triggers',
      { name: 'A', triggers: Array.from({ length: 51 }, () => ({ type: 'UNKNOWN' })) },
      /^rule\.triggers /,
    ],
    ['64 KiB', { name: 'A', action: { note: 'x'.repeat(65_536) } }, /^rule\.triggers /],
    [
      'a rest of less than nothing',
      { name: 'A', ruleFilters: { triggerBackoffSecs: -1 } },
      /^rule\.ruleFilters\.triggerBackoffSecs /,
    ],
  ])('refuse %s', async (_what, rule, errorMsg) => {
    const { call, rules } = await setUp()
    expectFleet(await call('rules/createRule', { rule }), 200, trio(expect.stringMatching(errorMsg)))
    expect(await rules()).toEqual([])
  })

  it('refuse a trigger without a type with 400', async () => {
    const { call } = await setUp()
    const answer = await call('rules/createRule', { rule: { name: 'A', triggers: [{}] } })
    expectFleet(answer, 400, malformed(expect.stringMatching(/^rule\.triggers/)))
  })
})
