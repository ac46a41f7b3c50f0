import { beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../support/images.ts'
import { moveClock } from '../support/move-clock.ts'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { clipCalls } from './clips.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { activeCamera, upload } from './snapshots.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const { ask, made, list, before } = clipCalls(tenantry)

type Camera = Awaited<ReturnType<typeof activeCamera>>
let camera: Camera
beforeAll(async () => {
  camera = await activeCamera(tenantry(), await createTestPartner(tenantry()))
  await upload(tenantry(), camera.token, jpeg(), { at: before(30) })
  // The first one made shows what was last.
  await made(camera, 40, 40, { title: 'C the yard', clipVisibility: 'PRIVATE' })
  await made(camera, 60, 60, { title: 'A 100% gate', description: 'Second floor' })
  await made(camera, 50, 50, { title: 'B gate' })
  const later = `update clips set created_at = created_at + case left(title, 1) when 'C' then 0 when 'A' then 1 else 2 end
    * interval '1 hour' where org_id = $1`
  await tenantry().database.sql(later, [camera.orgId])
})
const titles = async (query: object = {}): Promise<string> =>
  (await list(camera, query)).map(({ title = '' }) => title[0]).join('')

describe('event/getClipsWithProgress (wire facts, sections 4.2 and 4.4)', () => {
  it('takes what the tool server sends: all of its arguments, nulls among them', async () => {
    const body = {
      ...{ requestType: 'saved', deviceUuidFilters: null, locationUuidFilters: null, searchFilter: null },
      ...{ timestampMsAfter: null, timestampMsBefore: null, timestampISOAfter: '2026-01-01T00:00:00Z' },
    }
    expect(await titles(body)).toBe('BAC')
    expectFleet(await ask(camera, 'event/getClipsWithProgress', body), 200, {
      savedClips: expect.any(Array),
    })
  })

  it.each([
    [{ sortOrder: 'asc' }, 'CAB'],
    [{ sortField: 'createdAtMs', sortOrder: 'DESC' }, 'BAC'],
    [{ sortField: 'timestampMs' }, 'CBA'],
    [{ sortField: 'timestampMs', sortOrder: 'asc' }, 'ABC'],
    [{ searchFilter: 'GATE' }, 'BA'],
    [{ searchFilter: 'second FLOOR' }, 'A'],
    [{ searchFilter: '100%' }, 'A'],
    [{ searchFilter: '%' }, 'A'],
    [{ searchFilter: '', pageToken: '', timestampMsAfter: 0, timestampMsBefore: 0 }, 'BAC'],
    [{ timestampMsBefore: Number.MAX_SAFE_INTEGER }, 'BAC'],
    [{ timestampMsAfter: Number.MAX_SAFE_INTEGER }, ''],
    [{ filterByPrivate: true }, 'C'],
    [{ filterByPrivate: false, excludeAlertMonitoringClips: true }, 'BAC'],
    [{ deviceUuidFilters: [] }, 'BAC'],
    [{ deviceUuidFilters: ['garbage'] }, ''],
    [{ deviceUuidFilters: [ruuidOf(MISSING_UUID)] }, ''],
    [{ locationUuidFilters: [ruuidOf(MISSING_UUID)] }, ''],
    [{ locationUuidFilters: ['garbage'] }, ''],
  ])('with %j shows %j', async (query, expected) => {
    expect(await titles(query)).toBe(expected)
  })

  it('goes by the moment that is named: that of the footage, or of the clip itself', async () => {
    const at = before(50).getTime()
    expect(await titles({ timestampMsAfter: at })).toBe('BC')
    expect(await titles({ timestampMsBefore: at })).toBe('A')
    const made = { timestampFilterField: 'createdAtMs' }
    const hour = tenantry().clock.now.getTime() + 3_600_000
    expect(await titles({ ...made, timestampMsAfter: hour })).toBe('BA')
    expect(await titles({ ...made, timestampMsAfter: hour, timestampMsBefore: hour + 1 })).toBe('A')
  })

  it('finds clips by their cameras, and by where those are now', async () => {
    const { partner, org, camera: uuid } = camera
    expect(await titles({ deviceUuidFilters: [ruuidOf(MISSING_UUID), `${uuid}.v0`] })).toBe('BAC')
    const location = await partner.fleet('location/createLocation', { name: 'Yard' }, { org })
    const { locationUuid } = location.body as { locationUuid: string }
    expect(await titles({ locationUuidFilters: [locationUuid] })).toBe('')
    const moved = [{ uuid, locationUuid, locationUuidUpdated: true }]
    const answer = await partner.fleet('camera/updateDetailsBulkV2', { cameraBulkDetails: moved }, { org })
    expect(answer.body).not.toHaveProperty('error')
    expect(await titles({ locationUuidFilters: [locationUuid] })).toBe('BAC')
  })

  it.each([{}, { sortOrder: 'asc' }, { sortField: 'timestampMs' }, { searchFilter: 'gate' }])(
    'pages through %j without a gap or a double',
    async (query) => {
      let shown = ''
      let pageToken: string | undefined
      do {
        const body = { ...query, pageSize: 1, pageToken }
        const answer = (await ask(camera, 'event/getClipsWithProgress', body)).body as {
          savedClips: { title: string }[]
          pageToken?: string
        }
        expect(answer.savedClips).toHaveLength(1)
        shown += answer.savedClips[0]?.title[0]
        pageToken = answer.pageToken
      } while (pageToken !== undefined)
      expect(shown).toBe(await titles(query))
    },
  )

  it('does not go on in another order, nor from where nothing ends', async () => {
    const { body } = await ask(camera, 'event/getClipsWithProgress', { pageSize: 1 })
    const { pageToken } = body as { pageToken: string }
    const refused = trio('pageToken must be that of the page before, in the same order')
    for (const query of [
      { pageToken, sortOrder: 'asc' },
      { pageToken, sortField: 'timestampMs' },
      { pageToken: `${pageToken}A` },
      { pageToken: pageToken.replace(/\d+/, 'x') },
    ])
      expectFleet(await ask(camera, 'event/getClipsWithProgress', query), 200, refused)
  })

  it.each([
    [{ sortField: 'title' }, 'sortField must be createdAtMs or timestampMs'],
    [{ sortField: 'constructor' }, 'sortField must be createdAtMs or timestampMs'],
    [{ timestampFilterField: 'x' }, 'timestampFilterField must be createdAtMs or timestampMs'],
    [{ sortOrder: 'up' }, 'sortOrder must be asc or desc'],
  ])('refuses %j', async (query, errorMsg) => {
    expectFleet(await ask(camera, 'event/getClipsWithProgress', query), 200, trio(errorMsg))
  })

  it.each([
    [{ pageSize: 0 }, 'pageSize'],
    [{ pageSize: 201 }, 'pageSize'],
    [{ pageSize: 1.5 }, 'pageSize'],
    [{ pageToken: 'x'.repeat(129) }, 'pageToken'],
    [{ searchFilter: 'x'.repeat(256) }, 'searchFilter'],
    [{ timestampMsAfter: 1.5 }, 'timestampMsAfter'],
    [{ filterByPrivate: 'yes' }, 'filterByPrivate'],
  ])('refuses %j with 400', async (query, field) => {
    const { status, body } = await ask(camera, 'event/getClipsWithProgress', query)
    expect([status, body]).toEqual([400, malformed(expect.stringContaining(field))])
  })

  it('shows another client’s nothing, and goes on from its clips nowhere else', async () => {
    const other = await activeCamera(tenantry(), camera.partner)
    expect(await list(other)).toEqual([])
    expect(await list(other, { deviceUuidFilters: [camera.camera] })).toEqual([])
    moveClock(tenantry(), 1)
    expect(await titles()).toBe('BAC')
  })
})
