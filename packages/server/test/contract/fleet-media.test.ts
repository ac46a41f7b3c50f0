import { beforeAll, describe, expect, it } from 'vitest'
import { jpeg, png } from '../support/images.ts'
import { moveClock } from '../support/move-clock.ts'
import { admin, createTestPartner, fleetHeaders, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { withTypo } from '../support/with-typo.ts'
import { expectFleet, FORBIDDEN, malformed, timeless, trio } from './fleet-answers.ts'
import { activeCamera, upload } from './snapshots.ts'
import { MISSING_UUID, RUUID, ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const PUBLIC_URL = 'https://tenantry.example'

type Camera = Awaited<ReturnType<typeof activeCamera>>
let partner: TestPartner
let camera: Camera
const image = jpeg(640, 480, 'a picture of the yard')
let frame: string
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  camera = await activeCamera(tenantry(), partner)
  await upload(tenantry(), camera.token, image)
  frame = await frameOf(camera)
})

const seconds = (count: number): Date => new Date(tenantry().clock.now.getTime() + count * 1_000)
const ask = (path: string, body: object, of: Camera = camera) => of.partner.fleet(path, body, { org: of.org })
/** The path of the frame that a camera took nearest to now. */
const frameOf = async (of: Camera, at = tenantry().clock.now): Promise<string> => {
  const { body } = await ask(
    'video/getExactFrameUri',
    { cameraUuid: of.camera, timestampMs: at.getTime() },
    of,
  )
  return new URL((body as { frameUri: string }).frameUri).pathname
}
const mint = async (body: object = {}, of: Camera = camera): Promise<string> => {
  const answer = await ask('org/generateFederatedSessionToken', body, of)
  return (answer.body as { federatedSessionToken: string }).federatedSessionToken
}
const look = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  tenantry().call(method, path, { headers })
const asPartner = (more: Record<string, string> = {}) => ({
  ...fleetHeaders(partner.key),
  'x-auth-org': camera.org,
  ...more,
})

describe('video/getExactFrameUri and getExactFrameData', () => {
  let dark: Camera
  let lit: Camera
  beforeAll(async () => {
    dark = await activeCamera(tenantry(), partner)
    lit = await activeCamera(tenantry(), partner)
    for (const [at, pixels] of [
      [-60, 'first'],
      [-40, 'second'],
      [0, 'third'],
    ] as const)
      await upload(tenantry(), lit.token, jpeg(4, 3, pixels), { at: seconds(at) })
  })
  const data = (at: number, more: object = {}) =>
    ask(
      'video/getExactFrameData',
      { cameraUuid: lit.camera, timestampMs: seconds(at).getTime(), ...more },
      lit,
    )

  it.each([
    [-3_600, 'first', 'The nearest frame was taken 3540000 ms after it.'],
    [-51, 'first', 'The nearest frame was taken 9000 ms before it.'],
    [-50, 'first', 'The nearest frame was taken 10000 ms before it.'],
    [-49, 'second', 'The nearest frame was taken 9000 ms after it.'],
    [-40, 'second', 'The nearest frame was taken at that moment.'],
    [3_600, 'third', 'The nearest frame was taken 3600000 ms before it.'],
  ])('%i s from now: the nearest is the %s', async (at, pixels, responseMessage) => {
    const frameData = jpeg(4, 3, pixels).toString('base64')
    expectFleet(await data(at), 200, { frameData, mimeType: 'image/jpeg', responseMessage })
    const served = await look(await frameOf(lit, seconds(at)), { ...asPartner(), 'x-auth-org': lit.org })
    expect(served.text).toContain(pixels)
  })

  it('answers a URI of this server, of a facet too, and says that nothing is cropped or scaled', async () => {
    const body = { cameraUuid: `${lit.camera}.v0`, timestampMs: seconds(0).getTime(), downscaleFactor: 2 }
    const answer = await ask('video/getExactFrameUri', body, lit)
    expectFleet(answer, 200, {
      frameUri: expect.stringMatching(new RegExp(`^${PUBLIC_URL}/media/frames/[\\w-]{22}$`)),
      responseMessage:
        'The nearest frame was taken at that moment; it is whole, since this server neither crops, scales nor compresses.',
    })
  })

  it.each(['video/getExactFrameUri', 'video/getExactFrameData'])(
    '%s reports what is missing in the trio',
    async (path) => {
      const at = { timestampMs: seconds(0).getTime() }
      expectFleet(await ask(path, { cameraUuid: dark.camera, ...at }, dark), 200, trio('Frame not found'))
      for (const cameraUuid of [lit.camera, ruuidOf(MISSING_UUID), 'garbage', `${dark.camera}.v99`])
        expectFleet(await ask(path, { cameraUuid, ...at }, dark), 200, trio('Device not found'))
      expectFleet(await ask(path, at, dark), 200, trio('cameraUuid is required'))
      expectFleet(await ask(path, { cameraUuid: dark.camera }, dark), 200, trio('timestampMs is required'))
    },
  )
})

describe('camera/getMediaUris and getCameraMediaUris', () => {
  it('answer what is served: the newest frame, and no video', async () => {
    const latestFrameUri = `${PUBLIC_URL}${frame}`
    expectFleet(await ask('camera/getMediaUris', { cameraUuid: camera.camera }), 200, { latestFrameUri })
    expectFleet(await ask('camera/getCameraMediaUris', { deviceUuid: camera.camera }), 200, {
      latestFrameUri,
    })
    const dark = await activeCamera(tenantry(), partner)
    expectFleet(await ask('camera/getMediaUris', { cameraUuid: dark.camera }, dark), 200, {})
    expectFleet(
      await ask('camera/getMediaUris', { cameraUuid: camera.camera }, dark),
      200,
      trio('Device not found'),
    )
    expectFleet(await ask('camera/getCameraMediaUris', {}, dark), 200, trio('deviceUuid is required'))
  })
})

describe('GET /media/frames/{frameUuid}', () => {
  it('serves the very bytes, to be kept by the one who asked, as an image and nothing else', async () => {
    const answer = await look(frame, asPartner())
    expect([answer.status, answer.text]).toEqual([200, image.toString('utf8')])
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(image.length),
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'accept-ranges': 'bytes',
      'x-acted-on-org': camera.org,
    })
    const other = await activeCamera(tenantry(), partner)
    await upload(tenantry(), other.token, png())
    const headers = { ...asPartner(), 'x-auth-org': other.org }
    expect((await look(await frameOf(other), headers)).headers['content-type']).toBe('image/png')
  })

  it('serves ranges, what has changed and HEAD as HTTP has them', async () => {
    const size = image.length
    const part = await look(frame, asPartner({ range: 'bytes=2-5' }))
    expect([part.status, part.headers['content-range'], part.headers['content-length']]).toEqual([
      ...[206, `bytes 2-5/${size}`, '4'],
    ])
    const end = await look(frame, asPartner({ range: 'bytes=-2' }))
    expect([end.status, end.headers['content-range']]).toEqual([206, `bytes ${size - 2}-${size - 1}/${size}`])
    const behind = await look(frame, asPartner({ range: `bytes=${size}-` }))
    expect([behind.status, behind.text, behind.headers['content-range']]).toEqual([
      416,
      '',
      `bytes */${size}`,
    ])
    const etag = part.headers['etag'] ?? ''
    const known = await look(frame, asPartner({ 'if-none-match': `"other", W/${etag}` }))
    expect([known.status, known.text]).toEqual([304, ''])
    const changed = await look(frame, asPartner({ 'if-range': '"other"', range: 'bytes=2-5' }))
    expect(changed.status).toBe(200)
    const head = await look(frame, asPartner(), 'HEAD')
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(size)])
  })

  it('is the organization’s own to see, by its own key too', async () => {
    expect((await look(frame, fleetHeaders(camera.orgKey, 'api-token'))).status).toBe(200)
  })

  it('is 404 for what is missing, malformed or another client’s', async () => {
    const other = await activeCamera(tenantry(), partner)
    await upload(tenantry(), other.token)
    const answers = await Promise.all(
      [`/media/frames/${ruuidOf(MISSING_UUID)}`, '/media/frames/garbage', await frameOf(other)].map((path) =>
        look(path, asPartner()),
      ),
    )
    for (const answer of answers)
      expectFleet(answer, 404, { ...FORBIDDEN, status: 404, error: 'Not Found', msg: 'Frame not found' })
    expect(new Set(answers.map(timeless)).size).toBe(1)
  })

  it('refuses as the API does: 401, 403, 405', async () => {
    expectFleet(await look(frame), 401, { authenticationFailed: true })
    expectFleet(await look(frame, fleetHeaders('no such key')), 403, FORBIDDEN)
    const stranger = await createTestPartner(tenantry())
    expectFleet(
      await look(frame, { ...fleetHeaders(stranger.key), 'x-auth-org': camera.org }),
      403,
      FORBIDDEN,
    )
    const refused = await look(frame, asPartner(), 'POST')
    expect([refused.status, refused.headers['allow']]).toEqual([405, 'GET, HEAD'])
    expect((await look('/media/clips/1', asPartner())).status).toBe(404)
  })
})

describe('org/generateFederatedSessionToken', () => {
  const withToken = (token: string, headers = {}, path = frame) => look(`${path}?x-auth-ft=${token}`, headers)

  it('mints a token that sees the media of the organization, for an hour unless it is told', async () => {
    const token = await mint()
    expect(token).toMatch(RUUID)
    const seen = await withToken(token)
    expect([seen.status, seen.headers['x-acted-on-org']]).toEqual([200, camera.org])
    const short = await mint({ durationSec: 60 })
    moveClock(tenantry(), 59)
    expect((await withToken(short)).status).toBe(200)
    moveClock(tenantry(), 1)
    expectFleet(await withToken(short), 403, FORBIDDEN)
    expect((await withToken(token)).status).toBe(200)
    moveClock(tenantry(), 3_540)
    expect((await withToken(token)).status).toBe(403)
  })

  it('mints one for the organization’s own key, that counts no partner’s reads', async () => {
    const headers = fleetHeaders(camera.orgKey, 'api-token')
    const { body } = await tenantry().call('POST', '/api/org/generateFederatedSessionToken', {
      headers,
      body: {},
    })
    const seen = await withToken((body as { federatedSessionToken: string }).federatedSessionToken)
    expect([seen.status, seen.headers['x-acted-on-org']]).toEqual([200, undefined])
  })

  it('opens the media of no other organization, whatever the headers say', async () => {
    const other = await activeCamera(tenantry(), partner)
    await upload(tenantry(), other.token)
    const path = await frameOf(other)
    for (const headers of [{}, { 'x-auth-org': other.org }, fleetHeaders(partner.key)])
      expect((await withToken(await mint(), headers, path)).status).toBe(404)
  })

  it('opens nothing else', async () => {
    const token = await mint()
    const headers = { 'x-auth-scheme': 'federated-token', 'x-auth-apikey': token }
    for (const call of [
      tenantry().call('POST', `/api/org/getOrgV2?x-auth-ft=${token}`, { headers, body: {} }),
      tenantry().call('POST', '/api/camera/getMinimalCameraStateList', {
        headers: fleetHeaders(token),
        body: {},
      }),
      tenantry().call('GET', '/v1/whoami', { headers: { authorization: `Bearer ${token}` } }),
    ])
      expect([401, 403]).toContain((await call).status)
  })

  it('dies with the key that minted it, with the partner’s access and with the organization', async () => {
    const keyOf = async () => {
      const issued = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
        body: { name: 'Mint' },
      })
      return issued.body as { id: string; apiKey: string }
    }
    const own = await activeCamera(tenantry(), partner)
    await upload(tenantry(), own.token)
    const path = await frameOf(own)
    const mintWith = async (key: string) => {
      const headers = { ...fleetHeaders(key), 'x-auth-org': own.org }
      const { body } = await tenantry().call('POST', '/api/org/generateFederatedSessionToken', {
        headers,
        body: {},
      })
      return (body as { federatedSessionToken: string }).federatedSessionToken
    }
    const key = await keyOf()
    const [minted, kept] = [await mintWith(key.apiKey), await mintWith(partner.key)]
    expect((await withToken(minted, {}, path)).status).toBe(200)
    await admin(tenantry(), 'DELETE', `/partners/${partner.id}/keys/${key.id}`)
    expect((await withToken(minted, {}, path)).status).toBe(403)
    expect((await withToken(kept, {}, path)).status).toBe(200)
    const claimed = `update orgs set status = 'claimed', partner_access_allowed = false where id = $1`
    await tenantry().database.sql(claimed, [own.orgId])
    expectFleet(await withToken(kept, {}, path), 403, FORBIDDEN)
  })

  it('is of the site that it was minted for, and of those below it', async () => {
    const token = await mint({ domain: '.Example.com' })
    for (const headers of [
      { referer: 'https://player.example.com/wall?x=1' },
      { referer: 'https://example.com/' },
      { origin: 'https://a.b.example.com' },
    ])
      expect((await withToken(token, headers)).status).toBe(200)
    for (const headers of [
      {},
      { referer: 'https://badexample.com/' },
      { referer: 'https://example.com.evil.test/' },
      { referer: 'not a URL' },
      { origin: 'https://evil.test', referer: 'https://example.com/' },
      { origin: 'null' },
    ])
      expectFleet(await withToken(token, headers), 403, FORBIDDEN)
  })

  it.each([
    [{ durationSec: 0 }, 'durationSec must be 1 to 86400'],
    [{ durationSec: 86_401 }, 'durationSec must be 1 to 86400'],
    ...[
      '',
      '.',
      'a b.com',
      'https://example.com',
      'example.com/',
      `${'a'.repeat(64)}.com`,
      'a.'.repeat(130),
    ].map((domain) => [{ domain }, 'domain must be the name of a site, such as .example.com'] as const),
  ] as const)('refuses %j with 400', async (body, error) => {
    expectFleet(await ask('org/generateFederatedSessionToken', body), 400, { error, msg: error })
  })

  it('refuses wrong types with 400', async () => {
    const { status, body } = await ask('org/generateFederatedSessionToken', { durationSec: '60' })
    expect([status, body]).toEqual([400, malformed(expect.stringContaining('durationSec'))])
  })

  it('is no more than 5,000 of an organization at a time', async () => {
    const own = await activeCamera(tenantry(), partner)
    await mint({}, own)
    await tenantry().database.sql(
      `insert into federated_tokens select partner_id, gen_random_uuid(), org_id, credential_id,
         sha256(convert_to(n::text || org_id::text, 'UTF8')), null, expires_at, created_at
       from federated_tokens, generate_series(2, 5000) n where org_id = $1`,
      [own.orgId],
    )
    const answer = await ask('org/generateFederatedSessionToken', {}, own)
    const error = 'There are 5000 live federated session tokens already; ask for shorter ones'
    expectFleet(answer, 400, { error, msg: error })
    moveClock(tenantry(), 3_600)
    expect(await mint({}, own)).toMatch(RUUID)
  })

  it('leaves no token in the log, and no key that is malformed or unknown is told from another', async () => {
    const token = await mint()
    await withToken(token)
    expect(tenantry().log()).not.toContain(token)
    const answers = await Promise.all(['', 'x', 'A'.repeat(22), withTypo(token)].map((bad) => withToken(bad)))
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403])
  })
})
