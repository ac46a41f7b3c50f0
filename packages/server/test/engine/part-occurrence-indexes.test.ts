import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PartnerId } from '../../src/kernel/ids.ts'
import { type AccessSite, accessSite, addController, doorsByName } from '../contract/access-control.ts'
import { uuidOf } from '../contract/wire-ids.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { openTenantry, type TestTenantry } from '../support/tenantry.ts'
import { explain, recording, type Statement } from './explained-statements.ts'

const statements: Statement[] = []
let database: TestDatabase
let tenantry: TestTenantry
let site: AccessSite & { readonly doorUuid: string; readonly userUuid: string }

/** What cameras see at the place, and what somebody shows at a door of a controller that has many. */
const FILL = `
  insert into occurrences (partner_id, org_id, device_id, location_id, id, kind, data, at, door_id, membership_id)
  select $1::uuid, $2::uuid, $3::uuid, $4::uuid, gen_random_uuid(),
    case when n % 4 = 0 then 'credential_received' else 'seek_point' end, '{}',
    $5::timestamptz - make_interval(secs => n),
    case when n % 4 = 0 then case when n % 100 = 0 then $6::uuid else gen_random_uuid() end end,
    case when n % 4 = 0 then case when n % 200 = 0 then $7::uuid else gen_random_uuid() end end
  from generate_series(1, 8000) n`

beforeAll(async () => {
  database = await openTestDatabase()
  tenantry = await openTenantry({ store: recording(database.store, statements) })
  const recorded = { ...tenantry, database }
  const made = await accessSite(recorded)
  const { deviceId, name } = await addController(recorded, made)
  await name('1')
  const { 'Door 1': doorUuid = '' } = await doorsByName(made)
  const userUuid = await made.addPerson()
  site = { ...made, doorUuid, userUuid }
  await database.sql(FILL, [
    ...[made.partner.id, made.orgId, deviceId, uuidOf(made.locationUuid), tenantry.clock.now.toISOString()],
    ...[uuidOf(doorUuid), uuidOf(userUuid)],
  ])
  await database.sql('vacuum (analyze)')
})
afterAll(async () => {
  await tenantry.close()
  await database.close().catch(() => {})
})

it.each([
  ['AccessControlledDoor', 'occurrences_by_door', () => ({ accessControlledDoorUuid: site.doorUuid })],
  ['Location', 'occurrences_of_parts', () => ({ locationUuid: site.locationUuid })],
  ['User', 'occurrences_by_person', () => ({ userUuid: site.userUuid })],
])(
  'a page of component events by %s walks an index of its own, no further than it has to',
  async (by, index, body) => {
    statements.length = 0
    const limit = 5
    const { status } = await site.call(`component/findComponentEventsBy${by}`, { ...body(), limit })
    expect(status).toBe(200)
    const [statement] = statements.filter(({ sql: text }) => text.includes('"decision"'))
    if (statement === undefined) throw new Error('There is no statement.')
    const nodes = await explain(database, site.partner.id as PartnerId, statement)
    const walk = nodes.find((node) => node['Index Name'] === index)
    expect(walk, JSON.stringify(nodes, null, 1)).toBeDefined()
    expect(walk?.['Actual Rows']).toBeLessThanOrEqual(limit)
  },
)
