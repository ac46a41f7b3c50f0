import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { devices } from '../../store/schema/devices.ts'
import { locations } from '../../store/schema/locations.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { holdEntry, type OrgScope } from '../org-scope.ts'
import { type Device, deviceColumns, deviceNotFound } from './device.ts'

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

const requireLocations = async (
  tx: Tx,
  { orgId }: OrgScope,
  changes: readonly DetailsChange[],
): Promise<void> => {
  const wanted = new Set(changes.flatMap(({ details }) => details.locationId ?? []))
  if (wanted.size === 0) return
  const known = await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.orgId, orgId), inArray(locations.id, [...wanted])))
    .for('key share')
  if (known.length < wanted.size)
    throw new DomainError('location.not_found', 'Location not found', { field: 'locationId' })
}

const detailsOf = (device: Device): DeviceDetails => ({
  ...{ name: device.name, description: device.description, locationId: device.locationId },
  ...{ policyId: device.policyId, floorNumber: device.floorNumber, latitude: device.latitude },
  ...{ longitude: device.longitude, directionRadians: device.directionRadians },
  ...{ customData: device.customData, partNames: device.partNames, putAway: device.putAway },
})

/** Changes what is said of devices, of all or of none. Throws `device.not_found` and `location.not_found`. */
export const changeDeviceDetails = orgCommand({
  name: 'device.change_details',
  scope: 'devices:write',
  event: 'device.changed',
  run: async (
    { tx, ctx, org, note, unchanged },
    { changes }: { readonly changes: readonly DetailsChange[] },
  ): Promise<void> => {
    if (changes.length > CHANGES_MAX) throw invalidField('changes', `must be at most ${CHANGES_MAX}`)
    for (const { details } of changes) checkDetails(details)
    await holdEntry(tx, ctx, org)
    await requireLocations(tx, org, changes)
    const ids = [...new Set(changes.map(({ deviceId }) => deviceId))]
    const here = and(eq(devices.orgId, org.orgId), isNull(devices.removedAt), inArray(devices.id, ids))
    const held =
      ids.length === 0
        ? []
        : await tx.select(deviceColumns).from(devices).where(here).orderBy(devices.id).for('update')
    if (held.length < ids.length) throw deviceNotFound()
    let changed = false
    for (const device of held) {
      const given = changes.filter(({ deviceId }) => deviceId === device.id).map(({ details }) => details)
      const before = detailsOf(device)
      const after: DeviceDetails = Object.assign({}, before, ...given)
      if (isDeepStrictEqual(before, after)) continue
      changed = true
      await tx.update(devices).set(after).where(eq(devices.id, device.id))
      const names = DETAILS.filter((name) => !isDeepStrictEqual(before[name], after[name]))
      note({ ...org, subject: device.id, data: { changed: names } })
    }
    if (!changed) unchanged()
  },
})
