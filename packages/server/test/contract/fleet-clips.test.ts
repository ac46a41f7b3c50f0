import { beforeAll, describe, expect, it } from 'vitest'
import { ORG_ROLE_IDS } from '../../src/domain/roles.ts'
import { sweepSnapshots } from '../../src/domain/snapshot/index.ts'
import { jpeg } from '../support/images.ts'
import { moveClock } from '../support/move-clock.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { clipCalls } from './clips.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { activeCamera, upload } from './snapshots.ts'
import { MISSING_UUID, RUUID, ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const { ask, splice, made, list, look, another, before } = clipCalls(tenantry)
const DAY_SECONDS = 86_400
const ADMINS = ruuidOf(ORG_ROLE_IDS.admin)

let partner: TestPartner
let camera: Awaited<ReturnType<typeof activeCamera>>
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  camera = await activeCamera(tenantry(), partner)
  for (const seconds of [-300, -60, -30, 0])
    await upload(tenantry(), camera.token, jpeg(4, 3, `at ${seconds}`), { at: before(-seconds) })
})

const details = async (clipUuid: string, of = camera) => {
  const { body } = await ask(of, 'event/getSavedClipDetails', { clipUuid })
  return (body as { savedClip: Record<string, unknown> }).savedClip
}
const eventsAbout = async (clip: string) =>
  (await eventsOf(tenantry(), partner))
    .filter(({ subject }) => ruuidOf(subject) === clip)
    .map(({ type, data }) => [type, data])

describe('video/spliceV3 (wire facts, section 4.2)', () => {
  it('keeps the frames that a camera took in a time, of which the end is no part', async () => {
    const clip = await made(camera, 100, 70, { title: 'The yard', description: 'At night' })
    const savedClip = {
      ...{ uuid: clip, orgUuid: camera.org, deviceUuid: camera.camera, deviceUuids: [camera.camera] },
      ...{ title: 'The yard', description: 'At night' },
      ...{ timestampMs: before(100).getTime(), durationSec: 70 },
      createdAtMs: tenantry().clock.now.getTime(),
      lastUpdatedSec: Math.floor(tenantry().clock.now.getTime() / 1_000),
      byteCount: jpeg(4, 3, 'at -60').length,
      ...{ percentComplete: 100, status: 'COMPLETE' },
      accessSettings: { visibility: 'ORG_WIDE', allowedRoles: [], allowedUsers: [] },
    }
    expectFleet(await ask(camera, 'event/getSavedClipDetails', { clipUuid: clip }), 200, {
      savedClip: {
        ...savedClip,
        frames: [
          {
            frameUri: expect.stringMatching(
              /^https:\/\/tenantry\.example\/media\/clips\/.{22}\/frames\/.{22}$/,
            ),
            deviceUuid: camera.camera,
            timestampMs: before(60).getTime(),
            ...{ mimeType: 'image/jpeg', width: 4, height: 3 },
          },
        ],
        movieUris: { [camera.camera]: `https://tenantry.example/media/clips/${clip}/${camera.camera}.avi` },
      },
    })
    expect(await list(camera, { searchFilter: 'THE YARD' })).toEqual([savedClip])
    expect(await eventsAbout(clip)).toEqual([
      [
        'clip.saved',
        {
          deviceIds: [camera.deviceId],
          startsAt: before(100).toISOString(),
          ...{ durationSeconds: 70, frameCount: 1 },
        },
      ],
    ])
  })

  it('takes facets as their camera, and names those cameras alone that have a frame in the time', async () => {
    const dark = await another(camera)
    const deviceUuids = [`${camera.camera}.v0`, `${camera.camera}.a0`, dark]
    const clip = await made(camera, 400, 400, { deviceUuids })
    const { deviceUuids: shown, frames } = await details(clip)
    expect([shown, (frames as unknown[]).length]).toEqual([[camera.camera], 3])
  })

  it('refuses a time without a frame, and one that is not over', async () => {
    const none = trio('There is no frame of these cameras in this time')
    expectFleet(await splice(camera, 200, 100), 200, none)
    expectFleet(await splice(camera, 10, 11), 200, trio('durationSec must not reach into the future'))
    expect(await made(camera, 60, 60)).toMatch(RUUID)
  })

  it.each([
    ['none', [], 'deviceUuids must name a camera'],
    ['a missing one', [ruuidOf(MISSING_UUID)], 'Device not found'],
    ['a malformed one', ['garbage'], 'Device not found'],
    [
      'too many',
      Array.from({ length: 17 }, (_, n) => ruuidOf(MISSING_UUID.slice(0, -2) + (n + 10))),
      /^deviceUuids must have at most 16 entries/,
    ],
  ] as const)('refuses cameras: %s', async (_what, deviceUuids, errorMsg) => {
    const matching = errorMsg instanceof RegExp ? expect.stringMatching(errorMsg) : errorMsg
    expectFleet(await splice(camera, 60, 60, { deviceUuids }), 200, trio(matching))
  })

  it('refuses another client’s camera as one that is missing', async () => {
    const other = await activeCamera(tenantry(), partner)
    const deviceUuids = [camera.camera, other.camera]
    expectFleet(await splice(camera, 60, 60, { deviceUuids }), 200, trio('Device not found'))
  })

  it.each([
    [{ deviceUuids: undefined }, 'deviceUuids is required'],
    [{ startTimeMillis: null }, 'startTimeMillis is required'],
    [{ durationSec: null }, 'durationSec is required'],
    [{ durationSec: 0 }, 'durationSec must be 1 to 86400'],
    [{ durationSec: DAY_SECONDS + 1 }, 'durationSec must be 1 to 86400'],
    [{ saveToConsole: false }, 'saveToConsole must be true: clips are kept here'],
    [{ title: 'x'.repeat(256) }, 'title must be at most 255 characters long'],
    [{ title: 'a\nb' }, 'title must be one line without control characters'],
    [{ description: 'x'.repeat(2_001) }, 'description must be at most 2000 characters long'],
    [{ accessSettings: { allowedRoles: ['x'] } }, 'accessSettings.allowedRoles names no permission group'],
    [{ accessSettings: { allowedUsers: [ruuidOf(MISSING_UUID)] } }, 'Member not found'],
  ])('refuses %j', async (more, errorMsg) => {
    expectFleet(await splice(camera, 60, 60, more), 200, trio(errorMsg))
  })

  it('refuses wrong types with 400', async () => {
    for (const more of [{ durationSec: '60' }, { deviceUuids: camera.camera }, { clipVisibility: 'ALL' }]) {
      const { status, body } = await splice(camera, 60, 60, more)
      expect([status, body]).toEqual([400, malformed(expect.any(String))])
    }
  })

  it('keeps 256 frames and 32 MiB in a clip, and refuses one that would lack some', async () => {
    const own = await activeCamera(tenantry(), partner)
    await upload(tenantry(), own.token, jpeg(), { at: before(30) })
    const pretend = (change: string) =>
      tenantry().database.sql(`update snapshots set ${change} where org_id = $1`, [own.orgId])
    await pretend(`byte_count = ${10 * 1024 * 1024}`)
    const copies = (count: number) =>
      tenantry().database.sql(
        `insert into snapshots select partner_id, gen_random_uuid(), org_id, device_id, taken_at, media_type,
           byte_count, width, height, content, created_at
         from (select * from snapshots where org_id = $1 limit 1) one, generate_series(1, ${count})`,
        [own.orgId],
      )
    await copies(3)
    const tooLarge = trio('A clip has at most 256 frames of 33554432 bytes together; ask for a shorter time')
    expectFleet(await splice(own, 60, 60), 200, tooLarge)
    await pretend('byte_count = 100')
    await copies(252)
    expect(await made(own, 60, 60)).toMatch(RUUID)
    await copies(1)
    expectFleet(await splice(own, 60, 60), 200, tooLarge)
  })

  it('keeps 1,000 clips and 1 GiB of an organization', async () => {
    const own = await activeCamera(tenantry(), partner)
    await upload(tenantry(), own.token, jpeg(), { at: before(30) })
    await made(own, 60, 60)
    const tooMany = trio('An organization has at most 1000 clips of 1073741824 bytes together')
    const sql = (text: string) => tenantry().database.sql(text, [own.orgId])
    await sql(
      `insert into clips select partner_id, gen_random_uuid(), org_id, title, description, starts_at,
         duration_seconds, device_ids, byte_count, visibility, allowed_roles, made_by, made_by_user_id, created_at,
         updated_at
       from clips, generate_series(2, 1000) where org_id = $1`,
    )
    expectFleet(await splice(own, 60, 60), 200, tooMany)
    await sql('delete from clips where id in (select id from clips where org_id = $1 limit 999)')
    await sql(`update clips set byte_count = ${1024 ** 3} - ${jpeg().length - 1} where org_id = $1`)
    expectFleet(await splice(own, 60, 60), 200, tooMany)
    await sql('update clips set byte_count = byte_count - 1 where org_id = $1')
    expect(await made(own, 60, 60)).toMatch(RUUID)
  })
})

describe('event/updateSavedClip and deleteSavedClip (wire facts, section 4.2)', () => {
  it('change what is given, and what is empty is taken away', async () => {
    const clip = await made(camera, 60, 60, { title: 'Old', description: 'Kept' })
    const update = (more: object) => ask(camera, 'event/updateSavedClip', { savedClipUuid: clip, ...more })
    expectFleet(await update({ title: 'New' }), 200, {})
    expect(await details(clip)).toMatchObject({ title: 'New', description: 'Kept' })
    for (let again = 0; again < 2; again++)
      expectFleet(await update({ title: 'New', description: '' }), 200, {})
    const access = { visibility: 'ROLE_RESTRICTED', allowedRoles: [ADMINS] }
    expectFleet(await update({ accessSettings: access }), 200, {})
    const changed = await details(clip)
    expect(changed).not.toHaveProperty('description')
    expect(changed['accessSettings']).toEqual({ ...access, allowedUsers: [] })
    expect((await eventsAbout(clip)).slice(1)).toEqual([
      ['clip.changed', { changed: ['title'] }],
      ['clip.changed', { changed: ['description'] }],
      ['clip.changed', { changed: ['allowedRoles', 'visibility'] }],
    ])
  })

  it('refuse a clip that is missing, malformed or another client’s alike', async () => {
    const other = await activeCamera(tenantry(), partner)
    await upload(tenantry(), other.token, jpeg(), { at: before(30) })
    const strangers = await made(other, 60, 60)
    for (const clip of [ruuidOf(MISSING_UUID), 'garbage', strangers]) {
      const refused = trio('Clip not found')
      expectFleet(await ask(camera, 'event/getSavedClipDetails', { clipUuid: clip }), 200, refused)
      const savedClipUuid = { savedClipUuid: clip }
      expectFleet(await ask(camera, 'event/updateSavedClip', { ...savedClipUuid, title: 'x' }), 200, refused)
      expectFleet(await ask(camera, 'event/deleteSavedClip', savedClipUuid), 200, refused)
    }
    expect(await list(other)).toHaveLength(1)
    expectFleet(await ask(camera, 'event/deleteSavedClip', {}), 200, trio('savedClipUuid is required'))
    expectFleet(await ask(camera, 'event/getSavedClipDetails', {}), 200, trio('clipUuid is required'))
  })

  it.each([
    [{ title: 'x'.repeat(256) }, 'title must be at most 255 characters long'],
    [{ accessSettings: { allowedUsers: [ruuidOf(MISSING_UUID)] } }, 'Member not found'],
    [
      { accessSettings: { allowedRoles: [ADMINS, ADMINS] } },
      'accessSettings.allowedRoles must name each role once',
    ],
  ])('refuse %j', async (more, errorMsg) => {
    const clip = await made(camera, 60, 60)
    const body = { savedClipUuid: clip, ...more }
    expectFleet(await ask(camera, 'event/updateSavedClip', body), 200, trio(errorMsg))
  })
})

// The last one: all frames of the server are swept.
describe('the frames of a clip', () => {
  it('stay when they are kept no longer by themselves, and go with the clip', async () => {
    const own = await activeCamera(tenantry(), partner)
    await upload(tenantry(), own.token, jpeg(4, 3, 'kept'), { at: before(30) })
    const clip = await made(own, 60, 60)
    moveClock(tenantry(), 8 * DAY_SECONDS)
    await sweepSnapshots(tenantry().domain)
    const wish = { cameraUuid: own.camera, timestampMs: before(8 * DAY_SECONDS + 30).getTime() }
    expectFleet(await ask(own, 'video/getExactFrameUri', wish), 200, trio('Frame not found'))
    const [frame] = (await details(clip, own))['frames'] as { frameUri: string }[]
    expect((await look(own, frame?.frameUri ?? '')).text).toContain('kept')
    expectFleet(await ask(own, 'event/deleteSavedClip', { savedClipUuid: clip }), 200, {})
    expect((await look(own, frame?.frameUri ?? '')).status).toBe(404)
    const left = 'select 1 from clip_frames where org_id = $1'
    expect(await tenantry().database.sql(left, [own.orgId])).toEqual([])
    expect((await eventsAbout(clip)).at(-1)).toEqual(['clip.deleted', { deviceIds: [own.deviceId] }])
  })
})
