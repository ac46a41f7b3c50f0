import { expect, it } from 'vitest'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, NOBODYS } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'

const tenantry = useTenantry()

it('the monitoring of a location is switched on and off, and read of one and of all', async () => {
  const { call, locationUuid, changes } = await accessSite(tenantry())
  const status = () => call('alertmonitoring/locationStatus', { locationUuid })
  expectFleet(await status(), 200, { status: { enabled: false, notEnabledReason: 'NEVER_ENABLED' } })
  expectFleet(await call('alertmonitoring/orgStatus', { includeDeleted: true }), 200, {
    locationStatuses: {},
  })
  // Off already: nothing happens.
  expectFleet(await call('alertmonitoring/disableMonitoringForLocation', { locationUuid, pin: '1' }), 200, {})
  const at = tenantry().clock.now.getTime()
  for (let once = 0; once < 2; once++)
    expectFleet(
      await call('alertmonitoring/enableMonitoringForLocation', { locationUuid, pin: '1' }),
      200,
      {},
    )
  expectFleet(await status(), 200, { status: { enabled: true, enabledOnMs: at } })
  expectFleet(await call('alertmonitoring/disableMonitoringForLocation', { locationUuid }), 200, {})
  const off = { enabled: false, enabledOnMs: at, disabledOnMs: at, notEnabledReason: 'DISABLED' }
  expectFleet(await call('alertmonitoring/orgStatus'), 200, { locationStatuses: { [locationUuid]: off } })
  expect((await changes()).map(({ type, data }) => [type, data])).toEqual([
    ['monitoring.switched', { enabled: true }],
    ['monitoring.switched', { enabled: false }],
  ])
})

it('refuses a stranger’s location as a missing one', async () => {
  const [site, stranger] = [await accessSite(tenantry()), await accessSite(tenantry())]
  for (const locationUuid of [stranger.locationUuid, NOBODYS, 'garbage'])
    for (const path of ['locationStatus', 'enableMonitoringForLocation', 'disableMonitoringForLocation'])
      expectFleet(
        await site.call(`alertmonitoring/${path}`, { locationUuid }),
        200,
        trio('Location not found'),
      )
})
