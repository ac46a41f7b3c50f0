import { beforeAll, describe, expect, it } from 'vitest'
import { jpeg, png } from '../support/images.ts'
import { createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { clipCalls } from './clips.ts'
import { expectFleet, FORBIDDEN, timeless } from './fleet-answers.ts'
import { parseAvi } from './parse-avi.ts'
import { activeCamera, upload } from './snapshots.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const { ask, made, look, fetchBytes, before } = clipCalls(tenantry)
const NOT_FOUND = { ...FORBIDDEN, status: 404, error: 'Not Found' }

type Camera = Awaited<ReturnType<typeof activeCamera>>
interface Details {
  readonly frames: readonly { readonly frameUri: string; readonly timestampMs: number }[]
  readonly movieUris: Readonly<Record<string, string>>
}
const detailsOf = async (camera: Camera, clipUuid: string): Promise<Details> => {
  const { body } = await ask(camera, 'event/getSavedClipDetails', { clipUuid })
  return (body as { savedClip: Details }).savedClip
}

let partner: TestPartner
let camera: Camera
let clip: string
let movie: string
let details: Details
const images = [jpeg(8, 6, 'first'), jpeg(8, 6, 'second, of an odd size'), jpeg(8, 6, 'third')] as const
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  camera = await activeCamera(tenantry(), partner)
  const [first, second, third] = images
  // In no order, and not evenly.
  await upload(tenantry(), camera.token, third, { at: before(10) })
  await upload(tenantry(), camera.token, first, { at: before(11) })
  await upload(tenantry(), camera.token, second, { at: before(10.4) })
  clip = await made(camera, 60, 60)
  details = await detailsOf(camera, clip)
  movie = details.movieUris[camera.camera] ?? ''
})

/** A clip of a camera of its own, of these images. */
const clipOf = async (...shown: readonly Buffer[]): Promise<{ camera: Camera; clip: string }> => {
  const own = await activeCamera(tenantry(), partner)
  for (const [place, image] of shown.entries())
    await upload(tenantry(), own.token, image, { at: before(50 - place) })
  return { camera: own, clip: await made(own, 60, 60) }
}

describe('GET /media/clips/{clipUuid}/frames/{frameUuid}', () => {
  it('serves the frames of the clip, each as it came', async () => {
    const answers = await Promise.all(details.frames.map(({ frameUri }) => look(camera, frameUri)))
    expect(answers.map(({ text }) => text)).toEqual(images.map((image) => image.toString('utf8')))
    expect(answers[0]?.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(images[0].length),
      'cache-control': 'private, max-age=3600',
      'x-acted-on-org': camera.org,
    })
    const part = await look(camera, details.frames[0]?.frameUri ?? '', { range: 'bytes=0-1' })
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 0-1/${images[0].length}`])
  })

  it('is 404 for what is missing, malformed, of another clip or another client’s', async () => {
    const other = await clipOf(jpeg())
    const [frame] = (await detailsOf(other.camera, other.clip)).frames
    const named = new URL(frame?.frameUri ?? '').pathname.split('/').at(-1) ?? ''
    const missing = ruuidOf(MISSING_UUID)
    const answers = await Promise.all(
      [
        ...[`${clip}/frames/${missing}`, `${clip}/frames/garbage`, `${missing}/frames/${missing}`],
        ...[`garbage/frames/${missing}`, `${clip}/frames/${named}`, `${other.clip}/frames/${named}`],
      ].map((path) => look(camera, `/media/clips/${path}`)),
    )
    for (const answer of answers) expectFleet(answer, 404, { ...NOT_FOUND, msg: 'Frame not found' })
    expect(new Set(answers.map(timeless)).size).toBe(1)
  })
})

describe('GET /media/clips/{clipUuid}/{deviceUuid}.avi', () => {
  it('plays the frames in their order, at the pace at which they were taken', async () => {
    const answer = await look(camera, movie)
    expect(answer.headers).toMatchObject({
      'content-type': 'video/x-msvideo',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    })
    const bytes = await fetchBytes(camera, movie)
    expect(answer.headers['content-length']).toBe(String(bytes.length))
    expect(parseAvi(bytes)).toEqual({
      ...{ width: 8, height: 6, microsecondsPerFrame: 500_000, codec: 'MJPG' },
      frames: [...images],
      indexed: [...images],
    })
  })

  it('plays no slower than a frame a second and no faster than 25', async () => {
    const paceOf = async (own: { camera: Camera; clip: string }) => {
      const uri = (await detailsOf(own.camera, own.clip)).movieUris[own.camera.camera] ?? ''
      return parseAvi(await fetchBytes(own.camera, uri)).microsecondsPerFrame
    }
    expect(await paceOf(await clipOf(jpeg()))).toBe(1_000_000)
    const quick = await activeCamera(tenantry(), partner)
    for (let frame = 0; frame < 2; frame++) await upload(tenantry(), quick.token, jpeg(), { at: before(10) })
    expect(await paceOf({ camera: quick, clip: await made(quick, 60, 60) })).toBe(40_000)
    const slow = await activeCamera(tenantry(), partner)
    for (const at of [50, 10]) await upload(tenantry(), slow.token, jpeg(), { at: before(at) })
    expect(await paceOf({ camera: slow, clip: await made(slow, 60, 60) })).toBe(1_000_000)
  })

  it('serves any range of it, what has not changed, and HEAD', async () => {
    const { headers } = await look(camera, movie)
    const bytes = await fetchBytes(camera, movie)
    const size = bytes.length
    for (let first = 0; first < size; first += 61) {
      const last = Math.min(size - 1, first + 90)
      const range = { range: `bytes=${first}-${last}` }
      const part = await look(camera, movie, range)
      expect([part.status, part.headers['content-range']]).toEqual([206, `bytes ${first}-${last}/${size}`])
      expect((await fetchBytes(camera, movie, range)).equals(bytes.subarray(first, last + 1))).toBe(true)
    }
    expect((await look(camera, movie, { range: `bytes=${size}-` })).status).toBe(416)
    expect((await look(camera, movie, { 'if-none-match': headers['etag'] ?? '' })).status).toBe(304)
    const head = await look(camera, movie, {}, 'HEAD')
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(size)])
  })

  it.each([
    ['is no JPEG', [jpeg(2, 1), png(2, 1)]],
    ['is of another size', [jpeg(2, 1), jpeg(2, 2)]],
  ])('is not there where one of the frames %s', async (_what, shown) => {
    const own = await clipOf(...shown)
    expect((await detailsOf(own.camera, own.clip)).movieUris).toEqual({})
    const answer = await look(own.camera, `/media/clips/${own.clip}/${own.camera.camera}.avi`)
    expectFleet(answer, 404, { ...NOT_FOUND, msg: 'Movie not found' })
  })

  it('is 404 for what is missing, malformed or another client’s', async () => {
    const other = await clipOf(jpeg())
    const missing = ruuidOf(MISSING_UUID)
    for (const device of [missing, 'garbage', other.camera.camera])
      expectFleet(await look(camera, `/media/clips/${clip}/${device}.avi`), 404, {
        ...NOT_FOUND,
        msg: 'Movie not found',
      })
    for (const strange of [missing, 'garbage', other.clip])
      expectFleet(await look(camera, `/media/clips/${strange}/${camera.camera}.avi`), 404, {
        ...NOT_FOUND,
        msg: 'Clip not found',
      })
  })

  it('is let in as the other media are, by a federated session token too', async () => {
    const path = new URL(movie).pathname
    expectFleet(await tenantry().call('GET', path), 401, { authenticationFailed: true })
    const stranger = await createTestPartner(tenantry())
    const headers = { ...fleetHeaders(stranger.key), 'x-auth-org': camera.org }
    expectFleet(await tenantry().call('GET', path, { headers }), 403, FORBIDDEN)
    const { body } = await ask(camera, 'org/generateFederatedSessionToken', {})
    const token = (body as { federatedSessionToken: string }).federatedSessionToken
    const seen = await tenantry().call('GET', `${path}?x-auth-ft=${token}`)
    expect([seen.status, seen.headers['x-acted-on-org']]).toEqual([200, camera.org])
  })
})
