import { randomBytes } from 'node:crypto'
import { addLocation, addMembership } from '../isolation/tenants.ts'
import type { Answer } from '../support/openapi.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'
import { addHardware } from './hardware.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

/** An id of the right form that nobody has. */
export const NOBODYS = ruuidOf(MISSING_UUID)

/** Ids of nobody, each another one. */
export const someIds = (count: number): string[] =>
  Array.from({ length: count }, () => randomBytes(16).toString('base64url'))

type Body = Record<string, unknown>
export const bodyOf = <T = Body>({ body }: Answer): T => body as T

/** A client with a location and people, called as its partner does. */
export const accessSite = async (tenantry: TestTenantry, partner?: TestPartner) => {
  const ours = partner ?? (await createTestPartner(tenantry))
  const { organizationId: orgId, orgApiKey } = await createTestOrg(ours)
  const place = { partnerId: ours.id, orgId }
  const org = ruuidOf(orgId)
  const call = (path: string, body: unknown = {}) => ours.fleet(path, body, { org })
  const addPerson = async () => ruuidOf(await addMembership(tenantry, place))
  const addSite = async () => ruuidOf((await addLocation(tenantry, place)).id)
  const changes = async () =>
    (await eventsOf(tenantry, ours)).filter(
      (event) => event['orgId'] === orgId && event.type !== 'org.created',
    )
  return {
    ...{ partner: ours, orgId, org, orgApiKey, call, addPerson, addSite, changes },
    locationUuid: await addSite(),
  }
}
export type AccessSite = Awaited<ReturnType<typeof accessSite>>

/** A door controller at a client's location that has reported: its calls, and what it says of its doors. */
export const addController = async (
  tenantry: TestTenantry,
  { partner, org, locationUuid }: Pick<AccessSite, 'partner' | 'org' | 'locationUuid'>,
  deviceType = 'DOOR_CONTROLLER',
) => {
  const serialNumber = `SN-${randomBytes(6).toString('hex')}`
  await addHardware(tenantry, { partnerId: partner.id, serialNumber, deviceType })
  await partner.fleet('partner/registerCameraToClient', { orgUuid: org, locationUuid, serialNumber })
  const activation = { serialNumber, activationKey: `activation ${serialNumber}` }
  const activated = await tenantry.call('POST', '/device/v1/activate', { body: activation })
  const { token, deviceId } = bodyOf<{ token: string; deviceId: string }>(activated)
  const report = (path: string, body: unknown = {}) =>
    tenantry.call('POST', `/device/v1/${path}`, { headers: bearer(token), body })
  const name = (...keys: readonly string[]) =>
    report('doors', { doors: keys.map((key) => ({ key, name: `Door ${key}` })) })
  const greeting = bodyOf(await report('heartbeat'))
  return { deviceId, token, greeting, report, name }
}

/** The ids of a client's doors by their names. */
export const doorsByName = async ({ call }: Pick<AccessSite, 'call'>): Promise<Record<string, string>> => {
  const { accessControlledDoors = [] } = bodyOf<{
    accessControlledDoors?: readonly { uuid: string; name: string }[]
  }>(await call('component/findAccessControlledDoors'))
  return Object.fromEntries(accessControlledDoors.map(({ uuid, name }) => [name, uuid]))
}
