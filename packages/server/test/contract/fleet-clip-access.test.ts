import { beforeAll, describe, expect, it } from 'vitest'
import { ORG_ROLE_IDS } from '../../src/domain/roles.ts'
import { memberAs } from '../support/browser.ts'
import { jpeg } from '../support/images.ts'
import { callByOAuth, grantTo } from '../support/oauth.ts'
import type { Answer } from '../support/openapi.ts'
import { createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { clipCalls } from './clips.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { activeCamera, upload } from './snapshots.ts'
import { ruuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
const { before } = clipCalls(tenantry)

/** Somebody, or some key, that calls inside the client. */
interface Caller {
  readonly call: (path: string, body: object) => Promise<Answer>
  readonly headers: Record<string, string>
  /** The place of a person. */
  readonly user: string
}
let camera: Awaited<ReturnType<typeof activeCamera>>
const EVERYBODY = ['partner', 'key', 'admin', 'ann', 'bob', 'viewer'] as const
type Name = (typeof EVERYBODY)[number]
let callers: Readonly<Record<Name, Caller>>

const byHeaders = (headers: Record<string, string>, user = ''): Caller => ({
  ...{ headers, user },
  call: (path, body) => tenantry().call('POST', `/api/${path}`, { headers, body }),
})
const person = async (role: 'admin' | 'member' | 'viewer'): Promise<Caller> => {
  const { visitor, email } = await memberAs(tenantry(), camera.orgKey, role)
  const { access_token: token } = await grantTo(tenantry(), visitor, 'org')
  const found = await callByOAuth(tenantry(), 'api-oauth-token', token, 'user/findUserByEmail', {
    body: { email },
  })
  const { user } = found.body as { user: { uuid: string } }
  return byHeaders({ 'x-auth-scheme': 'api-oauth-token', 'x-auth-access-token': token }, user.uuid)
}
beforeAll(async () => {
  const partner = await createTestPartner(tenantry())
  camera = await activeCamera(tenantry(), partner)
  await upload(tenantry(), camera.token, jpeg(), { at: before(30) })
  callers = {
    partner: byHeaders({ ...fleetHeaders(partner.key), 'x-auth-org': camera.org }),
    key: byHeaders(fleetHeaders(camera.orgKey, 'api-token')),
    ...{ admin: await person('admin'), ann: await person('member'), bob: await person('member') },
    viewer: await person('viewer'),
  }
})

const splice = (by: Name, more: object = {}): Promise<Answer> =>
  callers[by].call('video/spliceV3', {
    ...{ deviceUuids: [camera.camera], startTimeMillis: before(60).getTime(), durationSec: 60 },
    ...more,
  })
const makeClip = async (by: Name, more: object = {}): Promise<string> => {
  const { body } = await splice(by, more)
  return (body as { clipUuid: string }).clipUuid
}
const isListed = async ({ call }: Caller, clip: string): Promise<boolean> => {
  const { body } = await call('event/getClipsWithProgress', { pageSize: 200 })
  return (body as { savedClips: { uuid: string }[] }).savedClips.some(({ uuid }) => uuid === clip)
}
/** Whether a caller sees a clip, which has to be the same by every way there is. */
const sees = async (name: Name, clip: string): Promise<boolean> => {
  const { call, headers } = callers[name]
  const { body } = await call('event/getSavedClipDetails', { clipUuid: clip })
  const shown = 'savedClip' in (body as object)
  if (!shown) expect(body).toEqual(trio('Clip not found'))
  const { frames } = await details(clip)
  const paths = [new URL(frames[0]?.frameUri ?? '').pathname, `/media/clips/${clip}/${camera.camera}.avi`]
  const looks = await Promise.all(paths.map((path) => tenantry().call('GET', path, { headers })))
  expect(looks.map(({ status }) => status)).toEqual(shown ? [200, 200] : [404, 404])
  expect(await isListed(callers[name], clip)).toBe(shown)
  return shown
}
const details = async (clip: string) => {
  const { body } = await callers.key.call('event/getSavedClipDetails', { clipUuid: clip })
  return (body as { savedClip: { frames: { frameUri: string }[]; userUuid?: string } }).savedClip
}
const whoSees = async (clip: string): Promise<readonly Name[]> => {
  const seen: Name[] = []
  for (const name of EVERYBODY) if (await sees(name, clip)) seen.push(name)
  return seen
}
const allow = (clip: string, accessSettings: object, by: Name = 'ann') =>
  callers[by].call('event/updateSavedClip', { savedClipUuid: clip, accessSettings })

describe('who sees a clip', () => {
  it('is everybody in the organization, unless it is said', async () => {
    const clip = await makeClip('ann')
    expect(await whoSees(clip)).toEqual(EVERYBODY)
    expect((await details(clip)).userUuid).toBe(callers.ann.user)
    expect(await details(await makeClip('partner'))).not.toHaveProperty('userUuid')
  })

  it('is who made a private one, whoever is named, and whoever manages the organization', async () => {
    const clip = await makeClip('ann', { clipVisibility: 'PRIVATE' })
    expect(await whoSees(clip)).toEqual(['key', 'admin', 'ann'])
    const allowedRoles = [ruuidOf(ORG_ROLE_IDS.member)]
    expectFleet(await allow(clip, { allowedUsers: [callers.viewer.user], allowedRoles }), 200, {})
    expect(await whoSees(clip)).toEqual(['key', 'admin', 'ann', 'viewer'])
    expectFleet(await allow(clip, { allowedUsers: [] }), 200, {})
    expect(await whoSees(clip)).toEqual(['key', 'admin', 'ann'])
  })

  it('is besides whoever has one of the roles that it is restricted to', async () => {
    const accessSettings = { visibility: 'ROLE_RESTRICTED', allowedRoles: [ruuidOf(ORG_ROLE_IDS.viewer)] }
    const clip = await makeClip('ann', { accessSettings })
    expect(await whoSees(clip)).toEqual(['key', 'admin', 'ann', 'viewer'])
    expectFleet(await allow(clip, { allowedUsers: [callers.bob.user] }), 200, {})
    expect(await whoSees(clip)).toEqual(['key', 'admin', 'ann', 'bob', 'viewer'])
    expectFleet(await allow(clip, { visibility: 'ORG_WIDE' }), 200, {})
    expect(await whoSees(clip)).toEqual(EVERYBODY)
  })

  it('is the partner where it made one, by its keys', async () => {
    const clip = await makeClip('partner', { clipVisibility: 'PRIVATE' })
    expect(await whoSees(clip)).toEqual(['partner', 'key', 'admin'])
  })

  it('is by a federated session token whoever sees it by the key that minted it, short of what it manages', async () => {
    const { body } = await callers.key.call('org/generateFederatedSessionToken', {})
    const { federatedSessionToken: token } = body as { federatedSessionToken: string }
    const statusOf = async (clip: string): Promise<number> => {
      const path = `/media/clips/${clip}/${camera.camera}.avi?x-auth-ft=${token}`
      return (await tenantry().call('GET', path)).status
    }
    expect(await statusOf(await makeClip('ann'))).toBe(200)
    expect(await statusOf(await makeClip('key', { clipVisibility: 'PRIVATE' }))).toBe(200)
    expect(await statusOf(await makeClip('ann', { clipVisibility: 'PRIVATE' }))).toBe(404)
  })

  it('may change it and delete it, and nobody else', async () => {
    const clip = await makeClip('ann', { clipVisibility: 'PRIVATE' })
    for (const name of ['partner', 'bob'] as const) {
      expectFleet(await allow(clip, { visibility: 'ORG_WIDE' }, name), 200, trio('Clip not found'))
      const deleted = await callers[name].call('event/deleteSavedClip', { savedClipUuid: clip })
      expectFleet(deleted, 200, trio('Clip not found'))
    }
    expectFleet(await callers.admin.call('event/deleteSavedClip', { savedClipUuid: clip }), 200, {})
    const shown = await makeClip('ann')
    expect((await allow(shown, { visibility: 'PRIVATE' }, 'viewer')).status).toBe(403)
    expect((await splice('viewer')).status).toBe(403)
  })

  it('is told of it without its texts: events are for more', async () => {
    const clip = await makeClip('ann', { clipVisibility: 'PRIVATE', title: 'A secret title' })
    await callers.ann.call('event/updateSavedClip', { savedClipUuid: clip, description: 'A secret text' })
    const told = await tenantry().database.sql(
      'select type, data from events where org_id = $1 and data::text ~ $2',
      [camera.orgId, 'secret'],
    )
    expect(told).toEqual([])
  })

  it('is not who was named and has left', async () => {
    const gone = await person('member')
    const clip = await makeClip('ann', {
      accessSettings: { visibility: 'PRIVATE', allowedUsers: [gone.user] },
    })
    expect(await isListed(gone, clip)).toBe(true)
    await callers.admin.call('user/deleteUser', { userUuid: gone.user })
    const { body } = await callers.ann.call('event/getSavedClipDetails', { clipUuid: clip })
    expect(body).toMatchObject({ savedClip: { accessSettings: { allowedUsers: [] } } })
  })
})
