import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Answer } from '../support/openapi.ts'
import { fleetHeaders } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { expectFleet } from './fleet-answers.ts'
import { addHardware } from './hardware.ts'
import type { activeCamera } from './snapshots.ts'
import { RUUID } from './wire-ids.ts'

type Camera = Awaited<ReturnType<typeof activeCamera>>
/** A clip as lists show it. */
export interface ListedClip {
  readonly uuid: string
  readonly title?: string
}

/** What a partner calls about clips of a camera's client, at the time of a server. */
export const clipCalls = (tenantry: () => TestTenantry) => {
  const ask = ({ partner, org }: Camera, path: string, body: object): Promise<Answer> =>
    partner.fleet(path, body, { org })
  const before = (seconds: number): Date => new Date(tenantry().clock.now.getTime() - seconds * 1_000)
  /** Asks for a clip of a time that begins so many seconds ago. */
  const splice = (camera: Camera, secondsAgo: number, durationSec: number, more: object = {}) =>
    ask(camera, 'video/spliceV3', {
      ...{ deviceUuids: [camera.camera], startTimeMillis: before(secondsAgo).getTime(), durationSec },
      ...{ saveToConsole: true, ...more },
    })
  const made = async (...wish: Parameters<typeof splice>): Promise<string> => {
    const answer = await splice(...wish)
    expectFleet(answer, 200, { clipUuid: expect.stringMatching(RUUID) })
    return (answer.body as { clipUuid: string }).clipUuid
  }
  const list = async (camera: Camera, query: object = {}): Promise<readonly ListedClip[]> => {
    const { body } = await ask(camera, 'event/getClipsWithProgress', query)
    return (body as { savedClips: readonly ListedClip[] }).savedClips
  }
  /** Looks at a URI of this server as the partner. */
  const look = (
    { partner, org }: Camera,
    uri: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ) =>
    tenantry().call(method, new URL(uri, 'http://x').pathname, {
      headers: { ...fleetHeaders(partner.key), 'x-auth-org': org, ...headers },
    })
  /** The same, and answers the bytes, which no text holds. */
  const fetchBytes = async (
    { partner, org }: Camera,
    uri: string,
    headers: Record<string, string> = {},
  ): Promise<Buffer> => {
    const { rawPayload } = await tenantry().http.inject({
      url: new URL(uri, 'http://x').pathname,
      headers: { ...fleetHeaders(partner.key), 'x-auth-org': org, ...headers },
    })
    return rawPayload
  }
  /** One more camera of the same client, which has uploaded nothing. */
  const another = async ({ partner, org }: Camera): Promise<string> => {
    const serialNumber = `SN-${randomBytes(6).toString('hex')}`
    await addHardware(tenantry(), { partnerId: partner.id, serialNumber })
    await partner.fleet('partner/registerCameraToClient', { orgUuid: org, serialNumber })
    const { body } = await partner.fleet('camera/getMinimalCameraStateList', {}, { org })
    const { cameraStates } = body as { cameraStates: { uuid: string; serialNumber: string }[] }
    return cameraStates.find((state) => state.serialNumber === serialNumber)?.uuid ?? ''
  }
  return { ask, before, splice, made, list, look, fetchBytes, another }
}
