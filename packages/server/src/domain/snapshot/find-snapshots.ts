import { asc, desc, gt, lte, type SQL } from 'drizzle-orm'
import type { DeviceId, OrgId } from '../../kernel/ids.ts'
import { devices } from '../../store/schema/devices.ts'
import { snapshots } from '../../store/schema/media.ts'
import type { Tx } from '../../store/store.ts'
import { deviceIn, deviceNotFound } from '../device/device.ts'
import { orgQuery } from '../query.ts'
import { ofDevice, type Snapshot, snapshotColumns, snapshotNotFound } from './snapshot.ts'

const requireDevice = async (tx: Tx, orgId: OrgId, deviceId: DeviceId): Promise<void> => {
  const [known] = await tx.select({ id: devices.id }).from(devices).where(deviceIn(orgId, deviceId))
  if (known === undefined) throw deviceNotFound()
}

const firstOf = async (tx: Tx, where: SQL | undefined, ...order: readonly SQL[]) =>
  (
    await tx
      .select(snapshotColumns)
      .from(snapshots)
      .where(where)
      .orderBy(...order)
      .limit(1)
  )[0]

const newestFirst = [desc(snapshots.takenAt), desc(snapshots.id)]
const oldestFirst = [asc(snapshots.takenAt), asc(snapshots.id)]

/** The frame of a device that was taken nearest to a moment; of two as near, the one before it. */
export const nearestSnapshot = async (
  tx: Tx,
  orgId: OrgId,
  deviceId: DeviceId,
  at: Date,
): Promise<Snapshot | undefined> => {
  const before = await firstOf(tx, ofDevice(orgId, deviceId, lte(snapshots.takenAt, at)), ...newestFirst)
  const after = await firstOf(tx, ofDevice(orgId, deviceId, gt(snapshots.takenAt, at)), ...oldestFirst)
  if (before === undefined || after === undefined) return before ?? after
  const isNearer = after.takenAt.getTime() - at.getTime() < at.getTime() - before.takenAt.getTime()
  return isNearer ? after : before
}

interface Near {
  readonly deviceId: DeviceId
  readonly at: Date
}

/** Finds the frame of a device that was taken nearest to a moment. Throws `device.not_found`, `snapshot.not_found`. */
export const findSnapshotNear = orgQuery({
  name: 'snapshot.find_near',
  scope: 'media:read',
  run: async ({ tx, org }, { deviceId, at }: Near): Promise<Snapshot> => {
    await requireDevice(tx, org.orgId, deviceId)
    const found = await nearestSnapshot(tx, org.orgId, deviceId, at)
    if (found === undefined) throw snapshotNotFound()
    return found
  },
})

/** Finds the newest frame of a device; undefined where none is kept. Throws `device.not_found`. */
export const findLatestSnapshot = orgQuery({
  name: 'snapshot.find_latest',
  scope: 'media:read',
  run: async ({ tx, org }, { deviceId }: Pick<Near, 'deviceId'>): Promise<Snapshot | undefined> => {
    await requireDevice(tx, org.orgId, deviceId)
    return firstOf(tx, ofDevice(org.orgId, deviceId), ...newestFirst)
  },
})
