import { randomBytes } from 'node:crypto'
import { type DeviceId, toRuuid } from '../../src/kernel/ids.ts'
import { jpeg } from '../support/images.ts'
import type { Answer } from '../support/openapi.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { addHardware } from './hardware.ts'
import { ruuidOf } from './wire-ids.ts'

/** Uploads a frame as a device does. */
export const upload = (
  tenantry: TestTenantry,
  token: string,
  image: Buffer = jpeg(),
  { at, headers = {} }: { readonly at?: Date; readonly headers?: Record<string, string> } = {},
): Promise<Answer> =>
  tenantry.call('POST', `/device/v1/snapshot${at === undefined ? '' : `?timestampMs=${at.getTime()}`}`, {
    headers: { ...bearer(token), 'content-type': 'image/jpeg', ...headers },
    raw: image,
  })

/** A camera of a client of its own, which reports by its token. */
export const activeCamera = async (tenantry: TestTenantry, partner?: TestPartner) => {
  const owner = partner ?? (await createTestPartner(tenantry))
  const { organizationId: orgId, orgApiKey } = await createTestOrg(owner)
  const serialNumber = `SN-${randomBytes(6).toString('hex')}`
  await addHardware(tenantry, { partnerId: owner.id, serialNumber })
  const org = ruuidOf(orgId)
  await owner.fleet('partner/registerCameraToClient', { orgUuid: org, serialNumber })
  const { body } = await tenantry.call('POST', '/device/v1/activate', {
    body: { serialNumber, activationKey: `activation ${serialNumber}` },
  })
  const { token, deviceId } = body as { token: string; deviceId: string }
  const camera = toRuuid(deviceId as DeviceId)
  return { partner: owner, orgId, org, orgKey: orgApiKey, serialNumber, token, deviceId, camera }
}
