import { sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { accessSite, addController, bodyOf, doorsByName } from '../contract/access-control.ts'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { takesManyConnections } from './databases.ts'

const tenantry = useTenantry()

const lockedSite = async () => {
  const site = await accessSite(tenantry(), await createTestPartner(tenantry()))
  const plans = (name: string, body: object) => site.call(`accesscontrol/lockdownPlan/${name}`, body)
  const { locationUuid } = site
  const { lockdownPlan } = bodyOf<{ lockdownPlan: { uuid: string } }>(
    await plans('createLocationLockdownPlan', { name: 'Intruder', locationUuid }),
  )
  await plans('activateLockdownForLocation', { locationUuid, lockdownPlanUuids: [lockdownPlan.uuid] })
  return site
}

const somebodyWaits = () =>
  vi.waitFor(async () => {
    const waiting = await tenantry().database.sql(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    expect(waiting).toHaveLength(1)
  })

it.runIf(takesManyConnections)(
  'a door that is moved into a lockdown is not unlocked by who asked before',
  async () => {
    const site = await lockedSite()
    const controller = await addController(tenantry(), site)
    const { sql: run, store } = tenantry().database
    const [stood] = await run('select location_id as id from devices where id = $1', [controller.deviceId])
    await run('update devices set location_id = null where id = $1', [controller.deviceId])
    await controller.name('1')
    const { 'Door 1': accessControlledDoorUuid = '' } = await doorsByName(site)
    let asked: ReturnType<typeof site.call> | undefined
    await store.asOwner(async (tx) => {
      await tx.execute(sql`select id from devices where id = ${controller.deviceId} for update`)
      asked = site.call('accesscontrol/unlockAccessControlledDoor', { accessControlledDoorUuid })
      await somebodyWaits()
      await tx.execute(
        sql`update devices set location_id = ${stood?.['id']} where id = ${controller.deviceId}`,
      )
    })
    expect((await asked)?.body).toMatchObject({ type: 'ERROR', errorMsg: 'The door is locked down' })
  },
)
