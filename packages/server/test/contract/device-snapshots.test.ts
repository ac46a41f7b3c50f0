import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { sweepSnapshots } from '../../src/domain/snapshot/index.ts'
import { jpeg, png, webps } from '../support/images.ts'
import { useTenantry } from '../support/tenantry.ts'
import { activeCamera, upload } from './snapshots.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const DAY = 86_400_000
const MIB = 1024 * 1024
let camera: Awaited<ReturnType<typeof activeCamera>>
beforeAll(async () => {
  camera = await activeCamera(tenantry())
})
const send = (image: Buffer, options: Parameters<typeof upload>[3] = {}) =>
  upload(tenantry(), camera.token, image, options)
const ago = (ms: number): Date => new Date(tenantry().clock.now.getTime() - ms)
const rows = (deviceId = camera.deviceId) =>
  tenantry().database.sql('select * from snapshots where device_id = $1 order by taken_at, id', [deviceId])

/** What a server leaves is searched when it is closed, and megabytes take long. */
const forget = (deviceId: string) =>
  tenantry().database.sql('delete from snapshots where device_id = $1', [deviceId])

describe('POST /device/v1/snapshot', () => {
  it('keeps the frame and says what it is and how long it is kept', async () => {
    const answer = await send(png(640, 480))
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        snapshotId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        takenAt: tenantry().clock.now.toISOString(),
        ...{ mediaType: 'image/png', width: 640, height: 480 },
        keptUntil: ago(-7 * DAY).toISOString(),
      },
    ])
    const [row] = await rows()
    expect(Buffer.from(row?.['content'] as Uint8Array).equals(png(640, 480))).toBe(true)
  })

  it.each([
    ['a JPEG', jpeg(4, 3), { mediaType: 'image/jpeg', width: 4, height: 3 }],
    ['a PNG', png(2, 1), { mediaType: 'image/png', width: 2, height: 1 }],
    ...webps().map((image) => ['a WebP', image, { mediaType: 'image/webp', width: 5, height: 7 }] as const),
  ] as const)('goes by the bytes of %s and not by the header', async (_what, image, facts) => {
    for (const type of ['image/gif', 'application/octet-stream', 'text/html'])
      expect((await send(image, { headers: { 'content-type': type } })).body).toMatchObject(facts)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a JPEG that is cut off', jpeg().subarray(0, -2)],
    ['a PNG that is cut off', png().subarray(0, -12)],
    ['a WebP that is cut off', webps()[0]?.subarray(0, -1) ?? Buffer.alloc(0)],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000040000ffd9', 'hex')],
    ['an image of no height', jpeg(4, 0)],
    ['an image that is too wide', jpeg(16_385, 3)],
    ['the beginning of an image', jpeg().subarray(0, 3)],
  ])('refuses %s, and keeps nothing', async (_what, bytes) => {
    const before = await rows()
    const { status, body } = await send(bytes)
    expect([status, body]).toEqual([
      400,
      {
        error: {
          code: 'snapshot.not_an_image',
          field: 'body',
          message: 'body must be a whole JPEG, PNG or WebP image of at most 16384 pixels a side',
        },
      },
    ])
    expect(await rows()).toHaveLength(before.length)
  })

  it('takes 10 MiB and not a byte more', async () => {
    const { token, deviceId } = await activeCamera(tenantry())
    const room = 10 * MIB - png(2, 1, 1).length + 1
    expect((await upload(tenantry(), token, png(2, 1, room))).status).toBe(200)
    expect((await upload(tenantry(), token, png(2, 1, room + 1))).status).toBe(413)
    await forget(deviceId)
  })

  it('takes the moment from the device, unless it lies ahead or too far back', async () => {
    const answer = await send(jpeg(), { at: ago(6 * DAY) })
    expect(answer.body).toMatchObject({
      takenAt: ago(6 * DAY).toISOString(),
      keptUntil: ago(-DAY).toISOString(),
    })
    expect((await send(jpeg(), { at: ago(-60_000) })).status).toBe(200)
    for (const at of [ago(-60_001), ago(7 * DAY)]) {
      const { status, body } = await send(jpeg(), { at })
      expect([status, body]).toMatchObject([
        400,
        { error: { code: 'request.invalid', field: 'timestampMs' } },
      ])
    }
  })

  it('is an event when the device begins to send frames, and telemetry from then on', async () => {
    const { token, partner, deviceId, orgId } = await activeCamera(tenantry())
    for (let times = 0; times < 3; times++) await upload(tenantry(), token)
    const events = (await eventsOf(tenantry(), partner)).filter(({ type }) => type.startsWith('snapshot.'))
    expect(events).toMatchObject([
      { type: 'snapshot.first_received', data: { mediaType: 'image/jpeg', width: 4, height: 3 } },
    ])
    expect(events[0]).toMatchObject({ subject: deviceId, orgId })
  })

  it('is stored once for one Idempotency-Key', async () => {
    const { token, deviceId } = await activeCamera(tenantry())
    const headers = { 'idempotency-key': randomBytes(8).toString('hex') }
    const first = await upload(tenantry(), token, jpeg(), { headers, at: ago(1_000) })
    const again = await upload(tenantry(), token, jpeg(), { headers, at: ago(1_000) })
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true'])
    expect(await rows(deviceId)).toHaveLength(1)
    for (const other of [{ at: ago(2_000) }, { at: ago(1_000), image: jpeg(5, 5) }]) {
      const { image = jpeg(), at } = other as { image?: Buffer; at: Date }
      expect((await upload(tenantry(), token, image, { headers, at })).status).toBe(422)
    }
  })

  it('is refused for every credential but a device’s', async () => {
    const { partner, orgKey } = camera
    for (const [key, status] of [
      [partner.key, 403],
      [orgKey, 403],
      ['no such token', 401],
    ] as const)
      expect((await upload(tenantry(), key)).status).toBe(status)
  })
})

describe('what is kept', () => {
  it('is at most 256 frames of a device: the oldest make room, not the one that has come', async () => {
    const { token, deviceId } = await activeCamera(tenantry())
    await upload(tenantry(), token, jpeg(), { at: ago(DAY) })
    await tenantry().database.sql(
      `insert into snapshots select s.partner_id, gen_random_uuid(), s.org_id, s.device_id,
         s.taken_at + n * interval '1 second', s.media_type, s.byte_count, s.width, s.height, s.content, s.created_at
       from snapshots s, generate_series(1, 255) n where s.device_id = $1`,
      [deviceId],
    )
    const [oldest, second] = await rows(deviceId)
    const late = await upload(tenantry(), token, jpeg(), { at: ago(2 * DAY) })
    const left = (await rows(deviceId)).map(({ id }) => id)
    expect(left).toHaveLength(256)
    expect(left).not.toContain(oldest?.['id'])
    expect(left[0]).toBe((late.body as { snapshotId: string }).snapshotId)
    expect(left[1]).toBe(second?.['id'])
  })

  it('is at most 32 MiB of a device', async () => {
    const { token, deviceId } = await activeCamera(tenantry())
    await upload(tenantry(), token, jpeg(), { at: ago(9_000) })
    await tenantry().database.sql(
      `insert into snapshots select partner_id, gen_random_uuid(), org_id, device_id, taken_at - n * interval '1 second',
         media_type, 10485760, width, height, content, created_at
       from snapshots, generate_series(1, 3) n where device_id = $1`,
      [deviceId],
    )
    const size = jpeg().length
    expect(32 * MIB).toBeGreaterThan(3 * 10_485_760 + 2 * size)
    await upload(tenantry(), token, png(2, 1, 2 * MIB), { at: ago(8_000) })
    const kept = (await rows(deviceId)).map(({ taken_at }) => taken_at)
    await forget(deviceId)
    expect(kept).toEqual([11_000, 10_000, 9_000, 8_000].map(ago))
  })

  it('is kept for seven days, of one that was taken earlier accordingly', async () => {
    const { token, deviceId } = await activeCamera(tenantry())
    await upload(tenantry(), token, jpeg(), { at: ago(7 * DAY - 1) })
    await upload(tenantry(), token, jpeg(), { at: ago(7 * DAY - 60_000) })
    tenantry().clock.now = ago(-1)
    await sweepSnapshots(tenantry().domain)
    expect(await rows(deviceId)).toHaveLength(1)
  })

  it('goes with the organization', async () => {
    const { token, deviceId, partner, org } = await activeCamera(tenantry())
    await upload(tenantry(), token)
    await partner.fleet('partner/deleteClient', { clientOrgUuid: org })
    expect(await rows(deviceId)).toEqual([])
  })
})
