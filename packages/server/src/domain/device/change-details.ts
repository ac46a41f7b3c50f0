import { isDeepStrictEqual } from 'node:util'
import { eq, inArray } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { devices } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { holdLocations } from '../location/require-location.ts'
import { holdEntry, type OrgScope } from '../org-scope.ts'
import { holdPolicies } from '../policy/policy.ts'
import { type Device, deviceColumns, deviceNotFound, presentIn } from './device.ts'
import { holdMoves, type Move, type Moved, settleMoves } from './move-controllers.ts'

const DETAILS = [
  ...(['name', 'description', 'locationId', 'policyId', 'floorNumber', 'latitude', 'longitude'] as const),
  ...(['directionRadians', 'customData', 'partNames', 'putAway'] as const),
] as const
/** What people say of a device. */
export type DeviceDetails = Pick<Device, (typeof DETAILS)[number]>
export interface DetailsChange {
  readonly deviceId: DeviceId
  readonly details: Partial<DeviceDetails>
}

const CHANGES_MAX = 1_000
const NAME_CHARACTERS_MAX = 255
const TEXT_CHARACTERS_MAX = 2_000
const PART_NAMES_MAX = 110

const checkWithin = (field: string, value: number | null | undefined, bound: number): void => {
  if (value != null && Math.abs(value) > bound)
    throw invalidField(field, `must lie between -${bound} and ${bound}`)
}

const checkDetails = (details: Partial<DeviceDetails>): void => {
  if (details.name !== undefined) checkedName('name', details.name, NAME_CHARACTERS_MAX)
  for (const field of ['description', 'customData'] as const)
    boundedText(field, details[field] ?? '', TEXT_CHARACTERS_MAX)
  checkWithin('latitude', details.latitude, 90)
  checkWithin('longitude', details.longitude, 180)
  checkWithin('directionRadians', details.directionRadians, 2 * Math.PI)
  checkWithin('floorNumber', details.floorNumber, 1_000)
  const names = Object.entries(details.partNames ?? {})
  if (names.length > PART_NAMES_MAX) throw invalidField('partNames', `must be at most ${PART_NAMES_MAX}`)
  for (const [part, name] of names) {
    if (!/^[va]\d{1,2}$/.test(part)) throw invalidField('partNames', `has no part ${JSON.stringify(part)}`)
    checkedName('partNames', name, NAME_CHARACTERS_MAX)
  }
}

/** Holds what the details name in the organization. Throws `location.not_found` and `policy.not_found`. */
const holdNamed = async (tx: Tx, org: OrgScope, changes: readonly DetailsChange[]): Promise<void> => {
  const locationIds = changes.flatMap(({ details }) => details.locationId ?? [])
  const policyIds = changes.flatMap(({ details }) => details.policyId ?? [])
  await holdLocations(tx, org, locationIds)
  await holdPolicies(tx, org, policyIds)
}

const detailsOf = (device: Device): DeviceDetails => ({
  ...{ name: device.name, description: device.description, locationId: device.locationId },
  ...{ policyId: device.policyId, floorNumber: device.floorNumber, latitude: device.latitude },
  ...{ longitude: device.longitude, directionRadians: device.directionRadians },
  ...{ customData: device.customData, partNames: device.partNames, putAway: device.putAway },
})

/** A device whose details change. */
interface Edit {
  readonly device: Device
  readonly before: DeviceDetails
  readonly after: DeviceDetails
}

const editsOf = (held: readonly Device[], changes: readonly DetailsChange[]): readonly Edit[] =>
  held.flatMap((device) => {
    const given = changes.filter(({ deviceId }) => deviceId === device.id).map(({ details }) => details)
    const before = detailsOf(device)
    const after: DeviceDetails = Object.assign({}, before, ...given)
    return isDeepStrictEqual(before, after) ? [] : [{ device, before, after }]
  })

const movesOf = (changes: readonly DetailsChange[]): readonly Move[] =>
  changes.flatMap(({ deviceId, details: { locationId } }) =>
    locationId === undefined ? [] : [{ deviceId, locationId }],
  )

const movedIn = (edits: readonly Edit[]): readonly Moved[] =>
  edits.flatMap(({ device: { id, type }, before: { locationId: from }, after: { locationId: to } }) =>
    type === 'DOOR_CONTROLLER' && from !== to ? [{ deviceId: id, from, to }] : [],
  )

const holdDevices = async (
  tx: Tx,
  { orgId }: OrgScope,
  changes: readonly DetailsChange[],
): Promise<readonly Device[]> => {
  const ids = [...new Set(changes.map(({ deviceId }) => deviceId))]
  if (ids.length === 0) return []
  const here = presentIn(orgId, inArray(devices.id, ids))
  const held = await tx.select(deviceColumns).from(devices).where(here).orderBy(devices.id).for('update')
  if (held.length < ids.length) throw deviceNotFound()
  return held
}

/**
 * Changes what is said of devices, of all or of none. Throws `device.not_found`, `location.not_found` and
 * `policy.not_found`, and `credential.scope_missing` where a door controller is moved out of a lockdown or into one and
 * the caller has no say over doors.
 */
export const changeDeviceDetails = orgCommand({
  name: 'device.change_details',
  scope: 'devices:write',
  event: 'device.changed',
  run: async (work, { changes }: { readonly changes: readonly DetailsChange[] }): Promise<void> => {
    const { tx, ctx, org, note, unchanged } = work
    if (changes.length > CHANGES_MAX) throw invalidField('changes', `must be at most ${CHANGES_MAX}`)
    for (const { details } of changes) checkDetails(details)
    await holdEntry(tx, ctx, org)
    await holdMoves(tx, org, movesOf(changes))
    await holdNamed(tx, org, changes)
    const edits = editsOf(await holdDevices(tx, org, changes), changes)
    for (const { device, before, after } of edits) {
      await tx.update(devices).set(after).where(eq(devices.id, device.id))
      const names = DETAILS.filter((name) => !isDeepStrictEqual(before[name], after[name]))
      note({ ...org, subject: device.id, data: { changed: names } })
    }
    await settleMoves(work, movedIn(edits))
    if (edits.length === 0) unchanged()
  },
})
