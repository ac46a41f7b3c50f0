import { beforeAll, describe, expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { fleetClients } from './inside-fleet.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let newClient: Awaited<ReturnType<typeof fleetClients>>
beforeAll(async () => {
  newClient = await fleetClients(tenantry())
})

const NIGHT = [{ minuteOfWeekStart: 0, minuteOfWeekStop: 360 }]
const setUp = async () => {
  const client = await newClient()
  const createSchedule = (schedule: object) =>
    client.create('policy/createSchedule', { schedule }, 'scheduleUuid')
  return {
    ...client,
    createSchedule,
    schedules: () => client.list<object>('policy/findSchedules', 'schedules'),
  }
}

describe('schedules (wire facts, section 4.4)', () => {
  it('are created, changed as far as given, and deleted, with one event each', async () => {
    const { org, call, createSchedule, schedules, lastEvents } = await setUp()
    const uuid = await createSchedule({
      name: 'Nights',
      strategy: 'WEEKLY_REPEATING_MINUTES',
      intervalList: NIGHT,
    })
    const schedule = {
      ...{ uuid, orgUuid: org, name: 'Nights', strategy: 'WEEKLY_REPEATING_MINUTES' },
      ...{ intervalList: NIGHT, oneTimeUse: false, mutable: true },
    }
    expect(await schedules()).toEqual([schedule])
    expectFleet(await call('schedule/getSchedules'), 200, { weeklySchedules: [schedule] })
    expectFleet(await call('policy/updateSchedule', { schedule: { uuid, name: 'Late' } }), 200, {})
    expectFleet(await call('policy/updateSchedule', { schedule: { uuid, name: 'Late' } }), 200, {})
    expect(await schedules()).toEqual([{ ...schedule, name: 'Late' }])
    expectFleet(await call('policy/deleteSchedule', { scheduleUuid: uuid }), 200, {})
    expect(await schedules()).toEqual([])
    expect(await lastEvents(3)).toEqual([
      ['schedule.created', uuid],
      ['schedule.changed', uuid],
      ['schedule.deleted', uuid],
    ])
  })

  it.each([
    ['no name', {}, /^schedule\.name is required$/],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, /^schedule\.name /],
    [
      'an interval that ends before it begins',
      { intervalList: [{ minuteOfWeekStart: 2, minuteOfWeekStop: 1 }] },
      /^schedule\.intervalList\[0\] /,
    ],
    [
      'an empty interval',
      { intervalList: [{ minuteOfWeekStart: 2, minuteOfWeekStop: 2 }] },
      /^schedule\.intervalList\[0\] /,
    ],
    [
      'more than a week',
      { intervalList: [{ minuteOfWeekStart: 0, minuteOfWeekStop: 10_081 }] },
      /^schedule\.intervalList\[0\] /,
    ],
    [
      '501 intervals',
      { intervalList: Array.from({ length: 501 }, () => NIGHT[0]) },
      /^schedule\.intervalList /,
    ],
  ])('refuse %s', async (_what, details, errorMsg) => {
    const { call, schedules } = await setUp()
    const schedule = { ...('intervalList' in details && { name: 'Nights' }), ...details }
    expectFleet(await call('policy/createSchedule', { schedule }), 200, trio(expect.stringMatching(errorMsg)))
    expect(await schedules()).toEqual([])
  })

  it('refuse another strategy and wrong types with 400', async () => {
    const { call } = await setUp()
    for (const more of [{ strategy: 'ABSOLUTE_SECONDS' }, { intervalList: [{ minuteOfWeekStart: '0' }] }])
      expectFleet(
        await call('policy/createSchedule', { schedule: { name: 'A', ...more } }),
        400,
        malformed(expect.stringMatching(/^schedule\./)),
      )
  })

  it('are not found in another organization', async () => {
    const { call } = await setUp()
    const elsewhere = await (await setUp()).createSchedule({ name: 'Nights' })
    for (const uuid of [elsewhere, ruuidOf(MISSING_UUID), 'none']) {
      for (const [path, body] of [
        ['policy/updateSchedule', { schedule: { uuid, name: 'Mine' } }],
        ['policy/deleteSchedule', { scheduleUuid: uuid }],
        ['policy/getPoliciesUsingSchedule', { scheduleUuid: uuid }],
      ] as const)
        expectFleet(await call(path, body), 200, trio('Schedule not found'))
    }
    expectFleet(await call('policy/deleteSchedule'), 200, trio('scheduleUuid is required'))
  })

  it('stay while a policy or a rule goes by them', async () => {
    const { call, create, createSchedule } = await setUp()
    const scheduleUuid = await createSchedule({ name: 'Nights' })
    const policy = {
      name: 'Dock',
      scheduledTriggers: [{ scheduleUuid, triggerSet: [{ activity: 'MOTION' }] }],
    }
    const policyUuid = await create('policy/createCameraPolicy', { policy }, 'policyUuid')
    const remove = () => call('policy/deleteSchedule', { scheduleUuid })
    expectFleet(await remove(), 200, trio('The schedule is used by Dock'))
    const rule = { name: 'Lights', ruleFilters: { scheduleUuids: [scheduleUuid] } }
    const ruleUuid = await create('rules/createRule', { rule }, 'ruleUuid')
    expectFleet(await call('policy/deleteCameraPolicy', { policyUuid }), 200, {})
    expectFleet(await remove(), 200, trio('The schedule is used by Lights'))
    expectFleet(await call('rules/deleteRule', { ruleUuid }), 200, {})
    expectFleet(await remove(), 200, {})
  })

  it('are at most 1,000', async () => {
    const { orgId, partner, call, createSchedule } = await setUp()
    await createSchedule({ name: 'First' })
    await tenantry().database.sql(
      `insert into schedules select partner_id, gen_random_uuid(), org_id, name, intervals, one_time, created_at, updated_at
       from schedules, generate_series(2, 1000) where partner_id = $1 and org_id = $2`,
      [partner.id, orgId],
    )
    expectFleet(
      await call('policy/createSchedule', { schedule: { name: 'One more' } }),
      200,
      trio('An organization has at most 1000 schedules'),
    )
  })
})
